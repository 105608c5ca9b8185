namespace Quotes.Storage.Snapshots;

/// <summary>Bytes that are only ever added to, each entry in one piece, in pieces that are never moved.</summary>
/// <param name="budget">What it may take.</param>
internal sealed class ByteStore(Budget budget)
{
    private const int Piece = 1 << 20;

    private readonly List<byte[]> _pieces = [];
    private int _end = Piece;

    /// <summary>Adds an entry.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="PastBudgetException">There is no more room.</exception>
    public long Add(ReadOnlySpan<byte> bytes)
    {
        if (_pieces.Count == 0 || _pieces[^1].Length - _end < bytes.Length)
        {
            budget.Take(Math.Max(Piece, bytes.Length));
            // Where nothing else is, so that what comes and goes meanwhile leaves no gaps between them.
            _pieces.Add(GC.AllocateUninitializedArray<byte>(Math.Max(Piece, bytes.Length), pinned: true));
            _end = 0;
        }
        bytes.CopyTo(_pieces[^1].AsSpan(_end));
        var address = ((long)(_pieces.Count - 1) << 32) | (uint)_end;
        _end += bytes.Length;
        return address;
    }

    /// <summary>The piece that an entry is in, and where it begins there.</summary>
    public byte[] At(long address, out int start)
    {
        start = (int)address;
        return _pieces[(int)(address >> 32)];
    }
}
