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
                var items = connection.Read(selection.Select(rows.Columns, rows.Joins), selection.Values, rows.Of);
                return ToPage([.. items.Select(marked)], page.Limit, total, id);
            },
            ct,
            counted
        );

    /// <summary>
    /// A page of a list: counted, begun where it is asked to, and read, with one entry more than wanted.
    /// </summary>
    private Task<T?> ReadPageAsync<T>(
        string table,
        QuoteFilter filter,
        PageRequest page,
        Func<StoreConnection, Selection, int, T?> read,
        CancellationToken ct,
        bool counted = true
    )
        where T : class =>
        ReadAsync(
            connection =>
            {
                var selection = new Selection(connection, filter, table, Expression(connection, filter.Search));
                var total = counted ? Count(connection, selection) : 0;
                selection.Values.Add("limit", page.Limit + 1);
                if (page.After is not null)
                {
                    if (!Holds(connection, table, page.After))
                        return null;
                    selection.Behind(page.After);
                }
                if (selection.RankedTerm is not null)
                    RankByTerm(connection, selection, page.Limit + 1, PlaceOf(connection, table, page.After));
                return read(connection, selection, (int)Math.Min(total, MostCounted + 1));
            },
            ct,
            isLong: !filter.IsShort
        );

    /// <summary>Ranks what holds a term without the full-text index, where that is all that is asked for.</summary>
    /// <param name="after">The place that they come behind; null to begin with the first.</param>
    private void RankByTerm(StoreConnection connection, Selection selection, int most, (double? Key, long Seq)? after)
    {
        if (selection.RankedTerm is not { } term)
            return;
        var places = connection.Dialect.Places(selection.Table);
        selection.Take(Ranks(connection, selection.Table).First(connection, places, term, most, after));
    }

    private TermRanks Ranks(StoreConnection connection, string table) =>
        LazyInitializer.EnsureInitialized(
            ref _ranks[Array.IndexOf(_types, table)],
            ref _oneReads,
            () => TermRanks.Of(connection, table)
        );

    private static (double? Key, long Seq)? PlaceOf(StoreConnection connection, string table, string? id) =>
        id is null
            ? null
            : (null, connection.Number($"SELECT seq FROM {table} WHERE id = @id", new Values { { "id", id } })!.Value);

    /// <summary>How many hits there are; counting stops where totals do.</summary>
    private long Count(StoreConnection connection, Selection selection)
    {
        if (selection.Known is { } known && connection.Number(known, selection.Values) is { } number)
            return number;
        if (!selection.IsWhole)
            return CountHits(connection, selection);
        return _wholes.GetOrAdd(selection.Table, _ => CountHits(connection, selection));
    }

    private static long CountHits(StoreConnection connection, Selection selection) =>
        connection.Number(
            $"SELECT COUNT(*) FROM (SELECT 1\n{selection.From}\nLIMIT {MostCounted + 1}) AS hit",
            selection.Values
        ) ?? 0;

    private static bool Holds(StoreConnection connection, string table, string id) =>
        connection.Number($"SELECT 1 FROM {table} WHERE id = @id", new Values { { "id", id } }) is not null;

    /// <summary>A score as it is shown: what is behind the fourth decimal means nothing to anybody.</summary>
    internal static double? Shown(double? score) => score is { } value ? Math.Round(value, 4) : null;
}
