namespace Quotes.Storage.Snapshots;

/// <summary>
/// Writes where one term stands, as <see cref="TermCursor"/> reads it, in blocks of rows: how many bytes the heads of
/// its rows take; each row's head, how far it is from the row before, shifted by one for a bit that says once; then the
/// places in each row, behind how many there are where it is not once, each by how far it is from the one before.
/// </summary>
internal sealed class TermWriter
{
    private readonly List<int> _places = [];
    private readonly Buffer _heads = new();
    private readonly Buffer _block = new();
    private readonly Buffer _all = new();
    private int _row = -1;
    private int _before = -1;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Where every block but the first begins.</summary>
    public List<Skip> Skips { get; } = [];

    /// <summary>Adds a place behind those before, in the row of the last or in a later one.</summary>
    public void Add(int row, int place)
    {
        if (row != _row)
        {
            EndRow();
            _row = row;
        }
        _places.Add(place);
    }

    /// <summary>All of the term that was added.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        EndRow();
        EndBlock();
        return _all.Bytes;
    }

    /// <summary>Begins another term.</summary>
    public void Begin()
    {
        _all.Clear();
        (Rows, _row, _before) = (0, -1, -1);
        Skips.Clear();
    }

    private void EndRow()
    {
        if (_places.Count == 0)
            return;
        if (Rows > 0 && Rows % Skip.Rows == 0)
        {
            EndBlock();
            Skips.Add(new Skip(_before, _all.Bytes.Length));
        }
        var isOne = _places.Count == 1;
        _heads.Put(((_row - _before) << 1) | (isOne ? 1 : 0));
        if (!isOne)
            _block.Put(_places.Count);
        var last = 0;
        foreach (var place in _places)
        {
            _block.Put(place - last);
            last = place;
        }
        (_before, Rows) = (_row, Rows + 1);
        _places.Clear();
    }

    private void EndBlock()
    {
        if (_heads.Bytes.IsEmpty)
            return;
        _all.Put(_heads.Bytes.Length);
        _all.Put(_heads.Bytes);
        _all.Put(_block.Bytes);
        _heads.Clear();
        _block.Clear();
    }

    private sealed class Buffer
    {
        private byte[] _bytes = new byte[256];
        private int _end;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _end);

        public void Clear() => _end = 0;

        public void Put(int number) => _end += Varints.Write(Room(Varints.Longest), number);

        public void Put(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Room(bytes.Length));
            _end += bytes.Length;
        }

        private Span<byte> Room(int length)
        {
            if (_bytes.Length - _end < length)
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _end + length));
            return _bytes.AsSpan(_end);
        }
    }
}
