namespace Quotes.Text;

/// <summary>
/// Turns offsets in code points, as stored, into UTF-16 offsets, as JavaScript, Java, C# and the DOM count.
/// </summary>
/// <param name="astral">The code point offsets of the characters beyond the BMP in the source text, ascending.</param>
public sealed class OffsetMap(IReadOnlyList<int> astral)
{
    /// <summary>
    /// The UTF-16 position of a code point offset: one more for every character beyond the BMP before it.
    /// </summary>
    public int ToUtf16(int codePoint)
    {
        int low = 0,
            high = astral.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (astral[middle] < codePoint)
                low = middle + 1;
            else
                high = middle;
        }
        return codePoint + low;
    }

    /// <summary>The same span, counted in UTF-16 units.</summary>
    public TextSpan ToUtf16(TextSpan span) => new(ToUtf16(span.Start), ToUtf16(span.End));
}
