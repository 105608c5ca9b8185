using System.Collections;

namespace Quotes.Storage.Snapshots;

/// <summary>The rows that hold a term, each with how often; read anew each time they are gone through.</summary>
/// <param name="cursor">Makes a cursor that stands at the beginning.</param>
internal sealed class TermHits(Func<TermCursor> cursor) : IReadOnlyCollection<(int Ordinal, int Times)>
{
    /// <inheritdoc/>
    public int Count { get; } = cursor().Estimate;

    /// <inheritdoc/>
    public IEnumerator<(int Ordinal, int Times)> GetEnumerator()
    {
        var term = cursor();
        for (var row = term.Seek(0); row != Cursor.End; row = term.Seek(row + 1))
            yield return (row, term.Times);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
