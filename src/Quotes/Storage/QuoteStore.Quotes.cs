using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectQuotes = """
        SELECT w.id, w.text, w.length, w.language, w.kind, w.section, a.id AS AnswerId, w.themes, w.span,
          w.derived_from AS DerivedFrom, w.previous, w.next,
          s.id, s.name, w.role,
          i.id, i.title,
          n.id, n.text
        FROM quote w
        JOIN interview i ON i.seq = w.interview
        LEFT JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question
        LEFT JOIN answer a ON a.seq = w.answer

        """;

    /// <summary>One quote; null where there is none with this id.</summary>
    public Task<Quote?> FindQuoteAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        return Task.FromResult(
            ReadQuotes(lease.Connection, SelectQuotes + "WHERE w.id = @id", new { id }).SingleOrDefault()
        );
    }

    /// <summary>A page of the quotes that a filter allows.</summary>
    public Task<Page<Quote>?> ListQuotesAsync(QuoteFilter filter, PageRequest page, CancellationToken ct)
    {
        using var lease = Read();
        var total = Count(lease.Connection, new Selection(filter, "quote"), "quote");
        var selection = new Selection(filter, "quote");
        if (!Begin(lease.Connection, selection, page, "quote"))
            return Task.FromResult<Page<Quote>?>(null);
        var sql = SelectQuotes + $"{selection.Where}\n{selection.OrderBy}\nLIMIT @limit";
        var items = ReadQuotes(lease.Connection, sql, selection.Parameters).ToList();
        return Task.FromResult<Page<Quote>?>(ToPage(items, page.Limit, total, quote => quote.Id));
    }

    /// <summary>All the quotes that a filter allows, read as they are asked for.</summary>
    public async IAsyncEnumerable<Quote> ExportQuotesAsync(
        QuoteFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        const int batch = 500;
        string? after = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var page = await ListQuotesAsync(filter, new PageRequest(batch, after), ct);
            foreach (var quote in page!.Items)
                yield return quote;
            after = page.Next;
        } while (after is not null);
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

    private static int Count(SqliteConnection connection, Selection selection, string table) =>
        connection.ExecuteScalar<int>(
            $"SELECT COUNT(*) FROM (SELECT 1 FROM {table} w\n{selection.Where}\nLIMIT {MostCounted + 1})",
            selection.Parameters
        );

    /// <summary>Sets where a page begins and ends; false where it begins behind an entry that is not there.</summary>
    private static bool Begin(SqliteConnection connection, Selection selection, PageRequest page, string table)
    {
        selection.Parameters.Add("limit", page.Limit + 1);
        if (page.After is null)
            return true;
        selection.Behind(page.After);
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM {table} WHERE id = @id", new { id = page.After })
            > 0;
    }
}
