using Quotes.Storage.Snapshots;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // How many places are tried before the quotes that a filter allows are counted, which takes longer in a large
    // corpus.
    private const int MostTries = 400;
    private const int MostTriesOfSearch = 40;

    /// <summary>Distinct quotes by chance, every one that the filter allows as likely as any other.</summary>
    /// <param name="filter">What is allowed.</param>
    /// <param name="limit">How many; fewer where fewer are allowed.</param>
    /// <param name="seed">Makes the choice repeatable on the same corpus; null for another each time.</param>
    public Task<IReadOnlyList<Quote>> RandomQuotesAsync(
        QuoteFilter filter,
        int limit,
        ulong? seed,
        CancellationToken ct
    ) =>
        ReadAsync<IReadOnlyList<Quote>>(
            connection =>
            {
                var chance = new Chance(seed ?? (ulong)Random.Shared.NextInt64());
                var seqs = Hit(connection, filter, limit, chance) ?? Drawn(connection, filter, limit, chance);
                return [.. seqs.Select(seq => Marked(QuoteAt(connection, seq), filter.Search))];
            },
            ct,
            filter.IsShort ? Pace.Short : Pace.Long
        );

    /// <summary>The quote of a day; null where the filter allows none.</summary>
    public Task<Quote?> DailyQuoteAsync(QuoteFilter filter, DateOnly day, CancellationToken ct) =>
        ReadAsync(
            connection =>
            {
                var total = CountAll(connection, filter);
                if (total == 0)
                    return null;
                var rank = Shuffle.At((uint)day.DayNumber % (uint)total, (uint)total);
                return Marked(QuoteAt(connection, SeqAt(connection, filter, rank)), filter.Search);
            },
            ct,
            Pace.Long
        );

    /// <summary>
    /// Tries places of the corpus until enough are those of quotes that the filter allows: each is as likely as any
    /// other, and none need be counted.
    /// </summary>
    /// <returns>The quotes; null where it came upon too few.</returns>
    private List<long>? Hit(StoreConnection connection, QuoteFilter filter, int limit, Chance chance)
    {
        var (last, heldOf) = HeldInMemory(connection, filter) ?? Held(connection, filter);
        var seqs = new List<long>();
        var tries = filter.Search is null ? MostTries : MostTriesOfSearch;
        // Several at a time, and ever more: another machine is not asked for each.
        for (var some = 2 * limit; tries > 0 && seqs.Count < limit; some *= 2)
        {
            var places = new long[Math.Min(some, tries)];
            for (var i = 0; i < places.Length; i++)
                places[i] = (long)chance.Below((ulong)last + 1);
            tries -= places.Length;
            var hits = heldOf(places).ToHashSet();
            seqs.AddRange(places.Where(hits.Contains).Distinct().Except(seqs).Take(limit - seqs.Count).ToArray());
        }
        return seqs.Count == limit ? seqs : null;
    }

    /// <summary>The last place, and which of some places are those of quotes that a filter allows.</summary>
    private (long Last, Func<long[], IEnumerable<long>> HeldOf) Held(StoreConnection connection, QuoteFilter filter)
    {
        var selection = SelectionOf(connection, filter);
        selection.Among(connection.Dialect.Each("@at"));
        var sql = $"SELECT {selection.Seq}\n{selection.From}";
        IEnumerable<long> HeldOf(long[] places)
        {
            selection.Values.Add("at", places);
            return connection.Read(sql, selection.Values, row => row.Long(0));
        }
        return (connection.Number("SELECT MAX(seq) FROM quote", []) ?? 0, HeldOf);
    }

    private (long Last, Func<long[], IEnumerable<long>> HeldOf)? HeldInMemory(
        StoreConnection connection,
        QuoteFilter filter
    )
    {
        if (_snapshot is not { } snapshot)
            return null;
        var (expression, spread) = (Expression(connection, filter.Search), SpreadOf(connection, "quote"));
        if (spread.Seqs is not [.., var last] || snapshot.Find("quote", filter, expression) is null)
            return null;
        IEnumerable<long> HeldOf(long[] places)
        {
            // It goes forward only.
            var allowed = snapshot.Find("quote", filter, expression)!;
            foreach (var place in places.Order())
                if (spread.OrdinalOf(place) is >= 0 and var ordinal && allowed.Seek(ordinal) == ordinal)
                    yield return place;
        }
        return (last, HeldOf);
    }

    private Quote QuoteAt(StoreConnection connection, long seq)
    {
        if (_snapshot is not { } snapshot)
            return _quotes.At(connection, seq);
        var row = new SnapshotRow(snapshot.Quotes);
        row.MoveTo(SpreadOf(connection, "quote").OrdinalOf(seq), null);
        return _quotes.Of(row);
    }

    private IEnumerable<long> Drawn(StoreConnection connection, QuoteFilter filter, int limit, Chance chance)
    {
        var total = CountAll(connection, filter);
        var ranks = new List<long>();
        while (ranks.Count < Math.Min(limit, total))
            if ((long)chance.Below((ulong)total) is var rank && !ranks.Contains(rank))
                ranks.Add(rank);
        return ranks.Select(rank => SeqAt(connection, filter, rank));
    }

    private long CountAll(StoreConnection connection, QuoteFilter filter)
    {
        var selection = SelectionOf(connection, filter);
        return connection.Number($"SELECT COUNT(*)\n{selection.From}", selection.Values) ?? 0;
    }

    private long SeqAt(StoreConnection connection, QuoteFilter filter, long rank)
    {
        var selection = SelectionOf(connection, filter);
        selection.Values.Add("rank", rank);
        var sql = $"SELECT {selection.Seq}\n{selection.From}\nORDER BY {selection.Seq}\nLIMIT 1 OFFSET @rank";
        return connection.Number(sql, selection.Values) ?? 0;
    }

    // By place, whatever the order of a list would be.
    private Selection SelectionOf(StoreConnection connection, QuoteFilter filter) =>
        new(connection, filter with { Sort = "place" }, "quote", Expression(connection, filter.Search));
}
