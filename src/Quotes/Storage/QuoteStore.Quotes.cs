using System.Runtime.CompilerServices;
using System.Text.Json;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private static readonly Rows<Quote> _quotes = new(
        "quote",
        """
        w.id, w.text, w.length, w.language, w.kind, w.section, a.id, w.themes, w.span, w.derived_from, w.previous,
          w.next, s.id, s.name, w.role, i.id, i.title, n.id, n.text
        """,
        """
        LEFT JOIN interview i ON i.seq = w.interview
        LEFT JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question AND n.interview = w.interview
        LEFT JOIN answer a ON a.seq = w.answer AND a.interview = w.interview
        """,
        QuoteOf
    )
    {
        Wide = """
            w.id, w.text, w.length, w.language, w.kind, w.section, w.answer_id, w.themes, w.span, w.derived_from,
              w.previous, w.next, w.speaker_id, w.speaker_name, w.role, w.interview_id, w.interview_title,
              w.question_id, w.question_text
            """,
    };

    /// <summary>One quote; null where there is none with this id.</summary>
    public Task<Quote?> FindQuoteAsync(string id, CancellationToken ct) =>
        ReadAsync(connection => _quotes.Find(connection, id), ct);

    /// <summary>A page of the quotes that a filter allows.</summary>
    public Task<Page<Quote>?> ListQuotesAsync(QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        ReadPageAsync(_quotes, filter, page, quote => Marked(quote, filter.Search), quote => quote.Id, ct);

    /// <summary>One quote as JSON, in UTF-8; null where there is none with this id.</summary>
    public Task<ReadOnlyMemory<byte>?> WriteQuoteAsync(string id, CancellationToken ct) =>
        _snapshot is { } snapshot
            ? Task.FromResult(Written(snapshot, id))
            : ReadAsync(
                connection =>
                {
                    var writer = new QuoteWriter(null, 1);
                    _quotes.ReadById(connection, id, writer.Write);
                    return writer.Json.Length > 0 ? writer.Json : (ReadOnlyMemory<byte>?)null;
                },
                ct
            );

    /// <summary>A page of the quotes that a filter allows, as JSON.</summary>
    /// <returns>The page; null where it begins behind a quote that is not there.</returns>
    public async Task<WrittenPage?> WriteQuotesAsync(QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        _snapshot is { } snapshot && await FindAsync(snapshot, filter, page, ct) is { } found
            ? Written(snapshot, found, filter.Search, page.Limit)
            : await ReadPageAsync(
                _quotes.Table,
                filter,
                page,
                (connection, selection, total) => WritePage(connection, selection, total, filter.Search, page.Limit),
                ct
            );

    private static WrittenPage WritePage(
        StoreConnection connection,
        Selection selection,
        Func<int> total,
        SearchQuery? search,
        int limit
    )
    {
        var writer = new QuoteWriter(search, limit);
        var (count, last, next) = (0, "", (string?)null);
        var (columns, joins) = _quotes.In(connection);
        connection.ReadEach(
            selection.Select(columns, joins),
            selection.Values,
            row =>
            {
                selection.Counted(row);
                count++;
                if (count == limit)
                    last = row.Text(0);
                if (count > limit)
                    next = last;
                else
                    writer.Write(row);
            }
        );
        var hits = total();
        return new WrittenPage(writer.Json, Math.Min(hits, MostCounted), hits > MostCounted, next);
    }

    /// <summary>All the quotes that a filter allows, read as they are asked for.</summary>
    public async IAsyncEnumerable<Quote> ExportQuotesAsync(
        QuoteFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        const int batch = 1000;
        var page = new PageRequest(batch, null);
        do
        {
            var read = await ReadPageAsync(
                _quotes,
                filter,
                page,
                quote => Marked(quote, filter.Search),
                quote => quote.Id,
                ct,
                counted: false
            );
            foreach (var quote in read!.Items)
                yield return quote;
            page = page with { After = read.Next };
            // Whoever reads on for long must not keep a thread of the pool to himself.
            await Task.Yield();
        } while (page.After is not null);
    }

    private static Quote QuoteOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            Text = row.Text(1),
            Length = row.Int(2),
            Language = row.Text(3),
            Kind = row.Text(4),
            Section = row.TextOrNull(5),
            AnswerId = row.TextOrNull(6),
            Themes = row.List<ThemeTag>(7),
            Span = row.Span(8),
            DerivedFrom = row.TextOrNull(9) is { } derivation
                ? JsonSerializer.Deserialize(derivation, QuotesJson.Verbatim.Derivation)
                : null,
            Previous = row.TextOrNull(10),
            Next = row.TextOrNull(11),
            Speaker = row.Speaker(12),
            Interview = row.Interview(15),
            Question = row.Question(17),
            Score = row.RealOrNull(19),
        };

    private static Quote Marked(Quote quote, SearchQuery? search) =>
        search is null
            ? quote
            : quote with
            {
                Highlights = Highlights.Of(search, quote.Text, quote.Span.Start),
                Score = Shown(quote.Score),
            };
}
