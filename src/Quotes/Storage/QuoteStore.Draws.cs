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
                var seqs = Tried(connection, filter, limit, chance) ?? Drawn(connection, filter, limit, chance);
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
                return Marked(QuoteAt(connection, SeqsAt(connection, filter, [rank]).Single()), filter.Search);
            },
            ct,
            Pace.Long
        );

    /// <summary>
    /// Tries places of the corpus until enough are those of quotes that the filter allows: each is as likely as any
    /// other, and none need be counted.
    /// </summary>
    /// <returns>The quotes; null where it came upon too few.</returns>
    private List<long>? Tried(StoreConnection connection, QuoteFilter filter, int limit, Chance chance)
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
        var spread = SpreadOf(connection, "quote");
        // Of the few that are tried each is looked at for its length, which no index in memory holds.
        var ofAnyLength = filter with
        {
            MinLength = null,
            MaxLength = null,
        };
        if (
            _snapshot is not { } snapshot
            || spread.Seqs is not [.., var last]
            || AllowedOf(connection, ofAnyLength) is not { } allowedOf
        )
            return null;
        var row = new SnapshotRow(snapshot.Quotes);
        bool IsLong(int ordinal)
        {
            row.MoveTo(ordinal, null);
            return row.Long(QuoteColumns.Length) is var length
                && length >= (filter.MinLength ?? 0)
                && length <= (filter.MaxLength ?? int.MaxValue);
        }
        IEnumerable<long> HeldOf(long[] places)
        {
            var allowed = allowedOf();
            foreach (var place in places.Order())
                if (spread.OrdinalOf(place) is >= 0 and var at && allowed.Seek(at) == at && IsLong(at))
                    yield return place;
        }
        return (last, HeldOf);
    }

    /// <summary>
    /// Gives cursors on the quotes that a filter allows, each of which goes forward once; null where only the store can
    /// tell.
    /// </summary>
    private Func<Cursor>? AllowedOf(StoreConnection connection, QuoteFilter filter)
    {
        if (_snapshot is not { } snapshot)
            return null;
        var expression = Expression(connection, filter.Search);
        Cursor? Find() => snapshot.Find("quote", filter, expression);
        return Find() is null ? null : Find!;
    }

    private Quote QuoteAt(StoreConnection connection, long seq)
    {
        if (_snapshot is not { } snapshot)
            return _quotes.At(connection, seq);
        var row = new SnapshotRow(snapshot.Quotes);
        row.MoveTo(SpreadOf(connection, "quote").OrdinalOf(seq), null);
        return _quotes.Of(row);
    }

    private List<long> Drawn(StoreConnection connection, QuoteFilter filter, int limit, Chance chance)
    {
        var total = CountAll(connection, filter);
        var ranks = new List<long>();
        while (ranks.Count < Math.Min(limit, total))
            if ((long)chance.Below((ulong)total) is var rank && !ranks.Contains(rank))
                ranks.Add(rank);
        return SeqsAt(connection, filter, ranks);
    }

    private long CountAll(StoreConnection connection, QuoteFilter filter)
    {
        if (AllowedOf(connection, filter) is { } allowedOf)
            return allowedOf() is var allowed && allowed.Count is { } count ? count : Rows(allowed).LongCount();
        var selection = SelectionOf(connection, filter);
        return connection.Number($"SELECT COUNT(*)\n{selection.From}", selection.Values) ?? 0;
    }

    /// <summary>The quotes that a filter allows at some ranks in the order of places, all found in one go.</summary>
    private List<long> SeqsAt(StoreConnection connection, QuoteFilter filter, IReadOnlyList<long> ranks)
    {
        var found = new Dictionary<long, long>();
        if (AllowedOf(connection, filter) is { } allowedOf)
        {
            var (wanted, seqs) = (ranks.ToHashSet(), SpreadOf(connection, "quote").Seqs);
            foreach (var (rank, row) in Rows(allowedOf()).Index())
                if (wanted.Contains(rank))
                    found[rank] = seqs[row];
        }
        else
        {
            var selection = SelectionOf(connection, filter);
            selection.Values.Add("ranks", ranks.ToArray());
            connection.ReadEach(
                $"""
                SELECT r.rank, r.seq
                FROM (
                  SELECT {selection.Seq} AS seq, ROW_NUMBER() OVER (ORDER BY {selection.Seq}) - 1 AS rank
                  {selection.From}) r
                WHERE r.rank IN (SELECT value FROM {connection.Dialect.Each("@ranks")} e)
                """,
                selection.Values,
                row => found[row.Long(0)] = row.Long(1)
            );
        }
        return [.. ranks.Select(rank => found[rank])];
    }

    private static IEnumerable<int> Rows(Cursor hits)
    {
        for (var row = hits.Seek(0); row != Cursor.End; row = hits.Seek(row + 1))
            yield return row;
    }

    // By place, whatever the order of a list would be.
    private Selection SelectionOf(StoreConnection connection, QuoteFilter filter) =>
        new(connection, filter with { Sort = "place" }, "quote", Expression(connection, filter.Search));
}
