namespace Quotes.Verification;

/// <summary>
/// The edit distance of a pattern from what has been read of a text, 64 rows at a time (Myers 1999, in the blocks of
/// Hyyrö 2003).
/// </summary>
internal sealed class BitParallel
{
    private readonly Dictionary<int, ulong[]> _places = [];
    private readonly ulong[] _none;
    private readonly ulong[] _positive;
    private readonly ulong[] _negative;
    private readonly ulong _last;
    private readonly bool _anchored;

    /// <param name="pattern">The pattern; not empty.</param>
    /// <param name="anchored">
    /// Whether what is compared begins where the text begins; else it may begin anywhere for free.
    /// </param>
    public BitParallel(ReadOnlySpan<int> pattern, bool anchored)
    {
        var blocks = (pattern.Length + 63) / 64;
        (_none, _positive, _negative) = (new ulong[blocks], new ulong[blocks], new ulong[blocks]);
        Array.Fill(_positive, ulong.MaxValue);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (!_places.TryGetValue(pattern[i], out var places))
                _places.Add(pattern[i], places = new ulong[blocks]);
            places[i / 64] |= 1UL << (i % 64);
        }
        _last = 1UL << ((pattern.Length - 1) % 64);
        _anchored = anchored;
        Distance = pattern.Length;
    }

    /// <summary>The distance of the pattern from the best stretch that ends here.</summary>
    public int Distance { get; private set; }

    /// <summary>Reads one more code point of the text.</summary>
    /// <returns>The distance behind it.</returns>
    public int Next(int codePoint)
    {
        var places = _places.GetValueOrDefault(codePoint, _none);
        var carry = _anchored ? 1 : 0;
        for (var block = 0; block < places.Length; block++)
            carry = Advance(block, places[block], carry, block == places.Length - 1 ? _last : 1UL << 63);
        return Distance += carry;
    }

    /// <summary>A copy of what changes from row to row here: where it grows by one, and where it falls.</summary>
    public (ulong[] Positive, ulong[] Negative) Column() => ([.. _positive], [.. _negative]);

    private int Advance(int block, ulong equal, int carry, ulong top)
    {
        var (positive, negative) = (_positive[block], _negative[block]);
        var vertical = equal | negative;
        if (carry < 0)
            equal |= 1;
        var horizontal = (((equal & positive) + positive) ^ positive) | equal;
        var up = negative | ~(horizontal | positive);
        var down = positive & horizontal;
        var next =
            (up & top) != 0 ? 1
            : (down & top) != 0 ? -1
            : 0;
        up = (up << 1) | (carry > 0 ? 1UL : 0);
        down = (down << 1) | (carry < 0 ? 1UL : 0);
        _positive[block] = down | ~(vertical | up);
        _negative[block] = up & vertical;
        return next;
    }
}
