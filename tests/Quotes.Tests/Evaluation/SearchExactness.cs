using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Evaluation;

/// <summary>What the index finds against a scan of the folded text of every quote.</summary>
/// <param name="Quotes">How many quotes were searched.</param>
/// <param name="Queries">How many queries were drawn from them.</param>
/// <param name="Found">How many hits the scan found, over all queries.</param>
/// <param name="Missing">How many of them the index did not find.</param>
/// <param name="TooMany">How many the index found that the scan did not.</param>
/// <param name="Wrong">The queries that differ, each in words.</param>
public sealed record SearchExactness(
    int Quotes,
    int Queries,
    int Found,
    int Missing,
    int TooMany,
    IReadOnlyList<string> Wrong
)
{
    /// <summary>Draws queries from the quotes of a store, and asks each both ways.</summary>
    public static async Task<SearchExactness> OfAsync(QuoteStore store, int count, int seed, CancellationToken ct)
    {
        var quotes = new List<(string Id, string Text, string Plain, string Simplified)>();
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter(), ct))
            quotes.Add(
                (quote.Id, quote.Text, Folding.Fold(quote.Text).Text, Folding.Fold(quote.Text, script: true).Text)
            );
        var (found, missing, tooMany) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var query in DrawnQueries.From(quotes.Select(quote => quote.Text), count, seed))
        {
            var expected = quotes
                .Where(quote =>
                    query.Terms.All(term =>
                        (query.Script ? quote.Simplified : quote.Plain).Contains(term, StringComparison.Ordinal)
                    )
                )
                .Select(quote => quote.Id)
                .ToHashSet(StringComparer.Ordinal);
            var given = await FindAsync(store, query, ct);
            found += expected.Count;
            missing += expected.Except(given).Count();
            tooMany += given.Except(expected).Count();
            if (!expected.SetEquals(given))
                wrong.Add($"{string.Join(' ', query.Terms)} ({query.Match}, script {query.Script})");
        }
        return new SearchExactness(quotes.Count, count, found, missing, tooMany, wrong);
    }

    private static async Task<HashSet<string>> FindAsync(QuoteStore store, SearchQuery query, CancellationToken ct)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter { Search = query }, ct))
            ids.Add(quote.Id);
        return ids;
    }
}
