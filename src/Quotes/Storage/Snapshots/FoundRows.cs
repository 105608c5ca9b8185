namespace Quotes.Storage.Snapshots;

/// <summary>The rows of a page, in order, and how many there are on all pages.</summary>
/// <param name="Rows">Their ordinals, each with its score where it has one.</param>
/// <param name="Total">How many there are; where counting stopped, one more than is counted.</param>
internal sealed record FoundRows(IReadOnlyList<(int Ordinal, double? Score)> Rows, int Total)
{
    /// <summary>Goes through hits in order of place.</summary>
    /// <param name="hits">A cursor that stands at the beginning.</param>
    /// <param name="after">The row that the page begins behind.</param>
    /// <param name="most">The most rows of the page.</param>
    /// <param name="mostCounted">How far is counted.</param>
    public static FoundRows Of(Cursor hits, int after, int most, int mostCounted)
    {
        var rows = new List<(int, double?)>(most);
        var counted = hits.Count;
        var total = counted ?? 0;
        // Where the number is known, or high enough, what comes before the page need not be gone through.
        var isCounted = counted is not null;
        for (var row = hits.Seek(isCounted ? after + 1 : 0); row != Cursor.End; )
        {
            if (!isCounted)
                total++;
            if (row > after && rows.Count < most)
                rows.Add((row, null));
            isCounted |= total > mostCounted;
            if (isCounted && rows.Count == most)
                break;
            row = hits.Seek(Math.Max(row, isCounted ? after : 0) + 1);
        }
        return new FoundRows(rows, total);
    }
}
