using System.Collections.Concurrent;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private readonly TermRanks?[] _ranks = new TermRanks?[_types.Length];
    private readonly ConcurrentDictionary<string, long> _wholes = new(StringComparer.Ordinal);

    /// <summary>A page of the records of a list.</summary>
    /// <param name="marked">What becomes of an entry before it is given.</param>
    /// <param name="counted">Whether the total is wanted; 0 stands in its place where it is not.</param>
    /// <returns>The page; null where it begins behind an entry that is not there.</returns>
    private Task<Page<T>?> ReadPageAsync<T>(
        Rows<T> rows,
        QuoteFilter filter,
        PageRequest page,
        Func<T, T> marked,
        Func<T, string> id,
        CancellationToken ct,
        bool counted = true
    )
        where T : class =>
        ReadPageAsync(
            rows.Table,
            filter,
            page,
            (connection, selection, total) =>
            {
                var (columns, joins) = rows.In(connection);
                var items = connection.Read(
                    selection.Select(columns, joins),
                    selection.Values,
                    row => rows.Of(selection.Counted(row))
                );
                return ToPage([.. items.Select(marked)], page.Limit, total(), id);
            },
            ct,
            counted
        );

    /// <summary>
    /// A page of a list: counted, begun where it is asked to, and read, with one entry more than wanted. What another
    /// machine is asked beside the page goes there with it.
    /// </summary>
    private Task<T?> ReadPageAsync<T>(
        string table,
        QuoteFilter filter,
        PageRequest page,
        Func<StoreConnection, Selection, Func<int>, T?> read,
        CancellationToken ct,
        bool counted = true
    )
        where T : class =>
        ReadAsync(
            connection =>
            {
                var selection = new Selection(connection, filter, table, Expression(connection, filter.Search));
                var total = counted ? CountAhead(connection, selection) : () => 0;
                selection.Values.Add("limit", page.Limit + 1);
                var isThere = page.After is null;
                if (page.After is not null)
                {
                    var after = new Values { { "id", page.After } };
                    connection.ReadAhead($"SELECT 1 FROM {table} WHERE id = @id", after, _ => isThere = true);
                    selection.Behind(page.After);
                }
                if (selection.RankedTerm is not null || selection.Ranked is not null)
                {
                    var after = page.After is null ? null : SeqOf(connection, table, page.After);
                    if (page.After is not null && after is null)
                        return null;
                    selection.Take(
                        RankByTerm(connection, selection, page.Limit + 1, after is { } seq ? (null, seq) : null)!
                    );
                }
                var found = read(connection, selection, () => (int)Math.Min(total(), MostCounted + 1));
                return isThere ? found : null;
            },
            ct,
            filter.IsShort ? Pace.Short : Pace.Long
        );

    /// <summary>Ranks what is found without the full-text index, where that is all that is asked for.</summary>
    /// <param name="after">The place that they come behind; null to begin with the first.</param>
    /// <returns>The first, in the order of their keys; null where the engine ranks them.</returns>
    private IReadOnlyList<(double Key, long Seq)>? RankByTerm(
        StoreConnection connection,
        Selection selection,
        int most,
        (double? Key, long Seq)? after
    )
    {
        if (selection.RankedTerm is null && selection.Ranked is null)
            return null;
        var (table, ranks) = (selection.Table, Ranks(connection, selection.Table));
        return selection.RankedTerm is not { } term
                ? ranks.First(connection, selection.Ranked!, connection.Dialect.PhrasePlaces!, most, after)
            : _snapshot is { } snapshot ? snapshot.Terms(table).Hits(term, hits => ranks.First(hits, most, after))
            : ranks.First(ranks.Hits(connection, table, term), most, after);
    }

    private TermRanks Ranks(StoreConnection connection, string table)
    {
        var spread = SpreadOf(connection, table);
        return LazyInitializer.EnsureInitialized(
            ref _ranks[Array.IndexOf(_types, table)],
            ref _oneReads,
            () => TermRanks.Of(connection, table, spread.Seqs)
        );
    }

    private static long? SeqOf(StoreConnection connection, string table, string id) =>
        connection.Number($"SELECT seq FROM {table} WHERE id = @id", new Values { { "id", id } });

    /// <summary>Asks how many hits there are; counting stops where totals do.</summary>
    /// <returns>Gives the number once the page was read.</returns>
    private Func<long> CountAhead(StoreConnection connection, Selection selection)
    {
        // As it is now: a page that begins behind an entry is counted whole.
        var (number, counting) = ((long?)null, Counting(selection));
        if (selection.IsWhole)
            return () => _wholes.GetOrAdd(selection.Table, _ => connection.Number(counting, []) ?? 0);
        void Count(string sql) =>
            connection.ReadAhead(sql, selection.Values, row => number = row.IsNull(0) ? null : row.Long(0));
        if (selection.Known is { } known)
            Count(known);
        else if (!selection.CountsItself)
            Count(counting);
        // Of what is counted with the page, a page that is empty tells nothing.
        return () => number ?? selection.Total ?? connection.Number(counting, selection.Values) ?? 0;
    }

    private static string Counting(Selection selection) =>
        $"SELECT COUNT(*) FROM (SELECT 1\n{selection.From}\nLIMIT {MostCounted + 1}) AS hit";

    private static bool Holds(StoreConnection connection, string table, string id) =>
        connection.Number($"SELECT 1 FROM {table} WHERE id = @id", new Values { { "id", id } }) is not null;

    /// <summary>A score as it is shown: what is behind the fourth decimal means nothing to anybody.</summary>
    internal static double? Shown(double? score) => score is { } value ? Math.Round(value, 4) : null;
}
