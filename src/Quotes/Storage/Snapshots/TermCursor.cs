namespace Quotes.Storage.Snapshots;

/// <summary>Where one term stands: its rows, and in each how often and at which places.</summary>
internal sealed class TermCursor : Cursor
{
    private readonly byte[] _bytes;
    private readonly ReadOnlyMemory<Skip> _skips;
    private readonly int _start;
    private readonly int _count;
    private int _read;
    private int _head;
    private int _row = -1;

    // Of the rows of the block that were read: which have the term once, a bit for each.
    private uint _ones;

    // Up to which of them the places were gone through, and where the next begin.
    private int _passed;
    private int _places;

    /// <param name="bytes">What <see cref="TermWriter"/> wrote, which holds other terms as well.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="skips">Where every block but the first begins.</param>
    public TermCursor(byte[] bytes, int start, int count, ReadOnlyMemory<Skip> skips) =>
        (_bytes, _start, _count, _skips) = (bytes, start, count, skips);

    public override int? Count => _count;

    public override int Estimate => _count;

    /// <summary>How often the term stands in the row.</summary>
    public int Times
    {
        get
        {
            var at = PlacesOfRow();
            return TimesOf((_read - 1) % Skip.Rows, ref at);
        }
    }

    public override int Seek(int least)
    {
        if (_row >= least)
            return _row;
        SkipTo(least);
        while (_row < least)
        {
            if (_read == _count)
                return _row = End;
            if (_read % Skip.Rows == 0)
                EnterBlock();
            var head = Varints.Read(_bytes, ref _head);
            _row += head >> 1;
            _ones |= (uint)(head & 1) << (_read++ % Skip.Rows);
        }
        return _row;
    }

    /// <summary>The places of the term in the row, which grow, counted in terms from 0.</summary>
    public void Places(List<int> places)
    {
        places.Clear();
        var (at, place) = (PlacesOfRow(), 0);
        for (var times = TimesOf((_read - 1) % Skip.Rows, ref at); times > 0; times--)
            places.Add(place += Varints.Read(_bytes, ref at));
    }

    // Whole blocks are left out where the one behind them begins behind a row that is still before the place.
    private void SkipTo(int least)
    {
        var skips = _skips.Span;
        // The block that the next row is in.
        var block = _read / Skip.Rows;
        if (block >= skips.Length || skips[block].Row >= least)
            return;
        // It is near more often than far.
        var (low, step) = (block, 1);
        for (; low + step < skips.Length && skips[low + step].Row < least; step *= 2)
            low += step;
        var high = Math.Min(low + step, skips.Length) - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = skips[middle].Row < least ? (middle, high) : (low, middle - 1);
        }
        (_row, _read) = (skips[low].Row, (low + 1) * Skip.Rows);
    }

    private void EnterBlock()
    {
        var block = _read / Skip.Rows;
        _head = block == 0 ? _start : _start + _skips.Span[block - 1].Offset;
        var length = Varints.Read(_bytes, ref _head);
        (_ones, _passed, _places) = (0, 0, _head + length);
    }

    private int PlacesOfRow()
    {
        for (; _passed < (_read - 1) % Skip.Rows; _passed++)
        for (var times = TimesOf(_passed, ref _places); times > 0; times--)
            while (_bytes[_places++] >= 0x80) { }
        return _places;
    }

    private int TimesOf(int row, ref int at) => (_ones >> row & 1) != 0 ? 1 : Varints.Read(_bytes, ref at);
}

/// <summary>Where a block of rows begins: what a cursor goes on with that leaves out all before.</summary>
/// <param name="Row">The row before it.</param>
/// <param name="Offset">The first byte of it.</param>
internal readonly record struct Skip(int Row, int Offset)
{
    /// <summary>How many rows are in a block.</summary>
    public const int Rows = 32;

    /// <summary>How many bytes it takes.</summary>
    public const int Size = 8;
}
