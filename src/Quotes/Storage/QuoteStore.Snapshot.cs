using System.Text;
using Quotes.Storage.Snapshots;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // The longest id that is looked up; no longer one is given to anything.
    private const int LongestId = 256;

    private volatile Snapshot? _snapshot;

    /// <summary>How many bytes the corpus takes that is kept in memory; 0 where the store answers.</summary>
    public long Remembered => _snapshot?.Size ?? 0;

    /// <summary>
    /// Reads the corpus into memory, from which most is answered then; it takes ten seconds for a million quotes, and
    /// whoever asks meanwhile is answered from the store.
    /// </summary>
    /// <param name="most">The most bytes that it may take; a corpus that takes more is not kept.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many bytes it takes; null where that is too many.</returns>
    public Task<long?> RememberAsync(long most, CancellationToken ct) =>
        ReadAsync<long?>(
            connection =>
            {
                var budget = new Budget(most);
                try
                {
                    var spreads = _types.ToDictionary(type => type, type => SpreadOf(connection, type));
                    var snapshot = new Snapshot(connection, spreads, _quotes.Columns, _quotes.Joins, budget);
                    _snapshot = snapshot;
                    // Whoever stops it forgets it, and may have done so before it was there.
                    if (ct.IsCancellationRequested)
                        Forget();
                    return snapshot.Size;
                }
                catch (PastBudgetException)
                {
                    return null;
                }
            },
            ct,
            Pace.Patient
        );

    /// <summary>Gives the memory back; the store answers then.</summary>
    public void Forget() => _snapshot = null;

    private static ReadOnlyMemory<byte>? Written(Snapshot snapshot, string id)
    {
        if (OrdinalOf(snapshot, id) is not { } ordinal)
            return null;
        var (writer, row) = (new QuoteWriter(null, 1), new SnapshotRow(snapshot.Quotes));
        row.MoveTo(ordinal, null);
        writer.Write(row);
        return writer.Json;
    }

    private static WrittenPage Written(Snapshot snapshot, FoundRows found, SearchQuery? search, int limit)
    {
        var (writer, row) = (new QuoteWriter(search, limit), new SnapshotRow(snapshot.Quotes));
        var count = Math.Min(limit, found.Rows.Count);
        for (var i = 0; i < count; i++)
        {
            row.MoveTo(found.Rows[i].Ordinal, found.Rows[i].Score);
            writer.Write(row);
        }
        return new WrittenPage(
            writer.Json,
            Math.Min(found.Total, MostCounted),
            found.Total > MostCounted,
            found.Rows.Count > limit ? row.Text(QuoteColumns.Id) : null
        );
    }

    /// <summary>The quotes of a page, and one more where more follow.</summary>
    /// <returns>Null where only the store can tell.</returns>
    private Task<FoundRows?> FindAsync(Snapshot snapshot, QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        filter.Search is null
            ? Task.FromResult(Find(snapshot, filter, null, page))
            : ReadAsync(connection => Find(connection, snapshot, filter, page), ct);

    private FoundRows? Find(StoreConnection connection, Snapshot snapshot, QuoteFilter filter, PageRequest page)
    {
        var expression = Expression(connection, filter.Search);
        if (!Selection.IsRankedBy(filter))
            return Find(snapshot, filter, expression, page);
        if (!filter.HasOnlySearch || expression!.OneTerm is not { } term || After(snapshot, page) is not { } after)
            return null;
        var (ranks, spread) = (Ranks(connection, "quote"), SpreadOf(connection, "quote"));
        (double?, long)? place = page.After is null ? null : (null, spread.Seqs[after]);
        var first = snapshot.Terms("quote").Hits(term, hits => ranks.First(hits, page.Limit + 1, place));
        return new FoundRows(
            [.. first.Select(hit => (spread.OrdinalOf(hit.Seq), (double?)(0.0 - hit.Key)))],
            snapshot.Terms("quote").Count(term)
        );
    }

    private static FoundRows? Find(Snapshot snapshot, QuoteFilter filter, SearchExpression? search, PageRequest page) =>
        After(snapshot, page) is { } after && snapshot.Find("quote", filter, search) is { } hits
            ? FoundRows.Of(hits, after, page.Limit + 1, MostCounted)
            : null;

    /// <summary>The row that a page begins behind; -1 for the first page, null where it is not there.</summary>
    private static int? After(Snapshot snapshot, PageRequest page) =>
        page.After is null ? -1 : OrdinalOf(snapshot, page.After);

    private static int? OrdinalOf(Snapshot snapshot, string id)
    {
        Span<byte> room = stackalloc byte[LongestId];
        return Encoding.UTF8.TryGetBytes(id, room, out var length) ? snapshot.Quotes.Find(room[..length]) : null;
    }
}
