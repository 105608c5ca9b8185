using System.Numerics;

namespace Quotes.Storage.Snapshots;

/// <summary>Goes forward through the rows that something holds for, by their ordinals in a table of words.</summary>
internal abstract class Cursor
{
    /// <summary>Stands behind every row.</summary>
    public const int End = int.MaxValue;

    /// <summary>How many rows there are, where that is known without going through them.</summary>
    public virtual int? Count => null;

    /// <summary>About how many rows there are at most: whoever has the fewest leads.</summary>
    public abstract int Estimate { get; }

    /// <summary>
    /// Goes to the first row that is not before a place, which must not be before the one that it stands at.
    /// </summary>
    /// <param name="least">The place.</param>
    /// <returns>The row; <see cref="End"/> behind the last.</returns>
    public abstract int Seek(int least);
}

/// <summary>The rows of a list.</summary>
/// <param name="rows">Their ordinals, which grow.</param>
internal sealed class ListCursor(ReadOnlyMemory<int> rows) : Cursor
{
    private int _at;

    public override int? Count => rows.Length;

    public override int Estimate => rows.Length;

    public override int Seek(int least)
    {
        var rest = rows.Span[_at..];
        if (!rest.IsEmpty && rest[0] < least)
        {
            var found = rest.BinarySearch(least);
            _at += found >= 0 ? found : ~found;
        }
        return _at < rows.Length ? rows.Span[_at] : End;
    }
}

/// <summary>The rows from one to another.</summary>
/// <param name="first">The first.</param>
/// <param name="end">The one behind the last.</param>
internal sealed class RangeCursor(int first, int end) : Cursor
{
    public override int? Count => end - first;

    public override int Estimate => end - first;

    public override int Seek(int least) => Math.Max(least, first) is var at && at < end ? at : End;
}

/// <summary>The rows whose bit is set.</summary>
/// <param name="bits">A bit for each row.</param>
/// <param name="count">How many are set.</param>
internal sealed class BitCursor(ulong[] bits, int count) : Cursor
{
    /// <summary>The rows that any of some cursors has.</summary>
    /// <param name="any">The cursors.</param>
    /// <param name="rows">How many rows there are at all.</param>
    public static BitCursor Of(IEnumerable<Cursor> any, int rows)
    {
        var bits = new ulong[(rows + 63) / 64];
        foreach (var cursor in any)
            for (var row = cursor.Seek(0); row != End; row = cursor.Seek(row + 1))
                bits[row / 64] |= 1UL << (row % 64);
        return new BitCursor(bits, bits.Sum(BitOperations.PopCount));
    }

    public override int? Count => count;

    public override int Estimate => count;

    public override int Seek(int least)
    {
        var word = least / 64;
        if (word >= bits.Length)
            return End;
        var rest = bits[word] >> (least % 64) << (least % 64);
        while (rest == 0)
        {
            if (++word == bits.Length)
                return End;
            rest = bits[word];
        }
        return (word * 64) + BitOperations.TrailingZeroCount(rest);
    }
}

/// <summary>The rows that every one of several cursors has, and none of some others.</summary>
internal sealed class AllCursor : Cursor
{
    private readonly Cursor[] _all;
    private readonly Cursor[] _none;

    /// <param name="all">At least one.</param>
    /// <param name="none">May be none.</param>
    public AllCursor(IEnumerable<Cursor> all, IEnumerable<Cursor> none) =>
        (_all, _none) = ([.. all.OrderBy(cursor => cursor.Estimate)], [.. none]);

    public override int Estimate => _all[0].Estimate;

    public override int Seek(int least)
    {
        while (least != End)
        {
            var at = _all[0].Seek(least);
            var next = at;
            for (var i = 1; i < _all.Length && next == at; i++)
                next = _all[i].Seek(at);
            if (next == at && (at == End || Array.TrueForAll(_none, cursor => cursor.Seek(at) != at)))
                return at;
            least = next == at ? at + 1 : next;
        }
        return End;
    }
}

/// <summary>The rows that at least one of several cursors has.</summary>
internal sealed class AnyCursor : Cursor
{
    private readonly Cursor[] _any;
    private readonly int[] _at;

    public AnyCursor(IEnumerable<Cursor> any)
    {
        _any = [.. any];
        _at = new int[_any.Length];
        Array.Fill(_at, -1);
        Estimate = (int)Math.Min(_any.Sum(cursor => (long)cursor.Estimate), End - 1);
    }

    public override int Estimate { get; }

    public override int Seek(int least)
    {
        var first = End;
        for (var i = 0; i < _at.Length; i++)
        {
            if (_at[i] < least)
                _at[i] = _any[i].Seek(least);
            first = Math.Min(first, _at[i]);
        }
        return first;
    }
}
