using Quotes.Storage.Snapshots;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int LargeCorpus = 50_000;

    private readonly Spread?[] _spreads = new Spread?[_types.Length];

    // Whoever else asks waits for the one who reads.
    private object? _oneReads = new();

    /// <summary>
    /// Reads what searches are answered with beside the index, which takes a second or two for a million quotes; of a
    /// smaller corpus it may be read when it is first searched.
    /// </summary>
    /// <param name="ct">Stops it.</param>
    /// <param name="least">How many quotes are too few to do so now.</param>
    public Task WarmAsync(CancellationToken ct, int least = LargeCorpus) =>
        ReadAsync(
            connection =>
            {
                if (connection.Number("SELECT MAX(seq) FROM quote", []) is not { } last || last < least)
                    return false;
                HasLongWords(connection);
                foreach (var type in _types)
                {
                    SpreadOf(connection, type);
                    Ranks(connection, type);
                }
                return true;
            },
            ct,
            Pace.Patient
        );

    /// <summary>How the quotes that a filter allows spread; counting stops where totals do.</summary>
    public Task<Facets> SpreadQuotesAsync(QuoteFilter filter, CancellationToken ct) =>
        ReadAsync(
            connection =>
            {
                var quotes = new Selection(connection, filter, "quote", Expression(connection, filter.Search));
                return FacetsOf(connection, [Count(connection, quotes)]);
            },
            ct,
            Pace.Long
        );

    /// <summary>How many hits there are, and how they spread; counting stops where totals do.</summary>
    private SpreadCounts Count(StoreConnection connection, Selection selection)
    {
        var (spread, found) = (SpreadOf(connection, selection.Table), new SpreadCounts());
        if (_snapshot?.Find(selection.Table, selection.Filter, selection.Search) is { } hits)
            for (var row = hits.Seek(0); row != Cursor.End && found.Hits <= MostCounted; row = hits.Seek(row + 1))
                spread.Count(row, found);
        else
            connection.ReadEach(
                selection.FirstPlaces(MostCounted + 1),
                selection.Values,
                row => spread.Count(spread.OrdinalOf(row.Long(0)), found)
            );
        return found;
    }

    private Facets FacetsOf(StoreConnection connection, IReadOnlyList<SpreadCounts> counts)
    {
        var all = Label.Kinds.ToDictionary(kind => kind.Kind, kind => First(counts, kind.Kind, kind.Most));
        var labels = LabelsOf(connection, all.ToDictionary(kind => kind.Key, kind => kind.Value.Keys.ToArray()));
        var facets = Label.Kinds.ToDictionary(
            kind => kind.Kind,
            kind =>
                labels
                    .Where(label => label.Kind == kind.Kind)
                    .Select(label => new FacetCount(label.One.Id, label.One.Name, all[kind.Kind][label.One.Seq]))
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Id, StringComparer.Ordinal)
                    .Take(kind.Most)
                    .ToArray()
        );
        return new Facets(facets["theme"], facets["speaker"], facets["interview"]);
    }

    /// <summary>Those with most hits, by their seqs, with all that have as many as the last of them.</summary>
    private static Dictionary<long, int> First(IReadOnlyList<SpreadCounts> counts, string kind, int most)
    {
        var all = new Dictionary<long, int>();
        foreach (var (seq, count) in counts.SelectMany(type => type.By(kind)))
            all[seq] = all.GetValueOrDefault(seq) + count;
        if (all.Count <= most)
            return all;
        // To sort them all took longer than to count them.
        var least = all.Values.OrderDescending().ElementAt(most - 1);
        return all.Where(count => count.Value >= least).ToDictionary();
    }

    private List<(string Kind, Label One)> LabelsOf(StoreConnection connection, Dictionary<string, long[]> seqs)
    {
        if (_snapshot is { } snapshot)
            return [.. seqs.SelectMany(kind => kind.Value.Select(seq => (kind.Key, snapshot.LabelOf(kind.Key, seq))))];
        var values = new Values();
        foreach (var (kind, some) in seqs)
            values.Add(kind, some);
        var each = Label.Kinds.Select(kind =>
            $"""
                SELECT t.seq, t.id, {kind.Name}, '{kind.Kind}'
                FROM {connection.Dialect.Each("@" + kind.Kind)} j JOIN {kind.Kind} t ON t.seq = j.value
                """
        );
        return connection.Read(string.Join("\nUNION ALL\n", each), values, row => (row.Text(3), Label.Of(row)));
    }

    private Spread SpreadOf(StoreConnection connection, string type) =>
        LazyInitializer.EnsureInitialized(
            ref _spreads[Array.IndexOf(_types, type)],
            ref _oneReads,
            () => Spread.Of(connection, type)
        );
}
