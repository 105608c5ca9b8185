using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectQuotes = """
        SELECT w.id, w.text, w.length, w.language, w.kind, w.section, a.id AS AnswerId, w.themes, w.span,
          w.derived_from AS DerivedFrom, w.previous, w.next, hit.score,
          s.id, s.name, w.role,
          i.id, i.title,
          n.id, n.text
        FROM hit
        JOIN quote w ON w.seq = hit.seq
        JOIN interview i ON i.seq = w.interview
        LEFT JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question
        LEFT JOIN answer a ON a.seq = w.answer

        """;

    /// <summary>One quote; null where there is none with this id.</summary>
    public Task<Quote?> FindQuoteAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var quotes = ReadQuotes(lease.Connection, Rows("quote", "id = @id") + SelectQuotes, new { id });
        return Task.FromResult(quotes.SingleOrDefault());
    }

    /// <summary>A page of the quotes that a filter allows.</summary>
    public Task<Page<Quote>?> ListQuotesAsync(QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        Task.FromResult(ReadQuotes(filter, page, counted: true));

    /// <summary>All the quotes that a filter allows, read as they are asked for.</summary>
    public async IAsyncEnumerable<Quote> ExportQuotesAsync(
        QuoteFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        const int batch = 1000;
        string? after = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var page = ReadQuotes(filter, new PageRequest(batch, after), counted: false);
            foreach (var quote in page!.Items)
                yield return quote;
            after = page.Next;
            // Whoever reads on for long must not keep a thread of the pool to himself.
            await Task.Yield();
        } while (after is not null);
    }

    private Page<Quote>? ReadQuotes(QuoteFilter filter, PageRequest page, bool counted)
    {
        using var lease = Read();
        IEnumerable<Quote> ReadHits(string hits, Selection selection) =>
            ReadQuotes(lease.Connection, hits + SelectQuotes + selection.OrderOfHits, selection.Parameters)
                .Select(quote => Marked(quote, filter.Search));
        return ReadPage(lease.Connection, filter, page, "quote", ReadHits, quote => quote.Id, counted);
    }

    private static IEnumerable<Quote> ReadQuotes(SqliteConnection connection, string sql, object parameters) =>
        connection.Query<Quote, SpeakerRef, InterviewRef, QuestionRef, Quote>(
            sql,
            (quote, speaker, interview, question) =>
                quote with
                {
                    Speaker = speaker,
                    Interview = interview,
                    Question = question,
                },
            parameters
        );

    private static Quote Marked(Quote quote, SearchQuery? search) =>
        search is null
            ? quote
            : quote with
            {
                Highlights = Highlights.Of(search, quote.Text, quote.Span.Start),
                Score = Shown(quote.Score),
            };
}
