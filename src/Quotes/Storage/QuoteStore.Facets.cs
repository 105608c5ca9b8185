using Quotes.Storage.Snapshots;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int MostFacets = 20;
    private const int LargeCorpus = 50_000;

    private readonly Spread?[] _spreads = new Spread?[_types.Length];

    // Whoever else asks waits for the one who reads.
    private object? _oneReads = new();

    /// <summary>
    /// Reads what searches of a large corpus are answered with beside its index, which takes a second or two for a
    /// million quotes; of a small one that is read when it is first searched.
    /// </summary>
    public Task WarmAsync(CancellationToken ct) =>
        ReadAsync(
            connection =>
            {
                if (connection.Number("SELECT MAX(seq) FROM quote", []) is not >= LargeCorpus)
                    return false;
                foreach (var type in _types)
                {
                    SpreadOf(connection, type);
                    Ranks(connection, type);
                }
                return true;
            },
            ct,
            isPatient: true
        );

    /// <summary>How the quotes that a filter allows spread; counting stops where totals do.</summary>
    public Task<Facets> SpreadQuotesAsync(QuoteFilter filter, CancellationToken ct) =>
        ReadAsync(
            connection =>
            {
                var quotes = new Selection(connection, filter, "quote", Expression(connection, filter.Search));
                return CountFacets(connection, new() { [quotes.Table] = quotes }).Facets;
            },
            ct,
            isLong: true
        );

    /// <summary>How many hits there are of each type, and how they spread; counting stops where totals do.</summary>
    private (int[] Totals, Facets Facets) CountFacets(
        StoreConnection connection,
        Dictionary<string, Selection> selections
    )
    {
        var counts = new List<SpreadCounts>();
        foreach (var (type, selection) in selections)
        {
            var (spread, found) = (SpreadOf(connection, type), new SpreadCounts());
            counts.Add(found);
            if (_snapshot?.Find(type, selection.Filter, selection.Search) is { } hits)
                for (var row = hits.Seek(0); row != Cursor.End && found.Hits <= MostCounted; row = hits.Seek(row + 1))
                    spread.Count(row, found);
            else
                connection.ReadEach(
                    selection.FirstPlaces(MostCounted + 1),
                    selection.Values,
                    row => spread.Count(spread.OrdinalOf(row.Long(0)), found)
                );
        }
        return (
            [.. counts.Select(type => type.Hits)],
            new Facets(
                FacetsBy(
                    connection,
                    counts,
                    "theme",
                    "COALESCE(t.names ->> 'zh', t.names ->> 'en', t.id)",
                    int.MaxValue
                ),
                FacetsBy(connection, counts, "speaker", "t.name", MostFacets),
                FacetsBy(connection, counts, "interview", "t.title", MostFacets)
            )
        );
    }

    /// <summary>Those with most hits, each with its name; of equal ones, the id decides.</summary>
    private static FacetCount[] FacetsBy(
        StoreConnection connection,
        List<SpreadCounts> counts,
        string kind,
        string name,
        int most
    )
    {
        var all = counts
            .SelectMany(type => type.By(kind))
            .GroupBy(count => count.Key, count => count.Value)
            .Select(same => (Seq: same.Key, Count: same.Sum()))
            .OrderByDescending(count => count.Count)
            .ToArray();
        var least = all.Length > most ? all[most - 1].Count : 0;
        var first = all.TakeWhile(count => count.Count >= least).ToDictionary(count => count.Seq, count => count.Count);
        return
        [
            .. connection
                .Read(
                    $"SELECT t.seq, t.id, {name} FROM {connection.Dialect.Each("@seqs")} j JOIN {kind} t ON t.seq = j.value",
                    new Values { { "seqs", first.Keys.ToArray() } },
                    row => new FacetCount(row.Text(1), row.Text(2), first[row.Long(0)])
                )
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Id, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private Spread SpreadOf(StoreConnection connection, string type) =>
        LazyInitializer.EnsureInitialized(
            ref _spreads[Array.IndexOf(_types, type)],
            ref _oneReads,
            () => Spread.Of(connection, type)
        );
}
