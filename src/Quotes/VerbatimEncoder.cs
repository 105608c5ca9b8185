using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;

namespace Quotes;

/// <summary>
/// Writes JSON text as it is, but for what RFC 8259 says must be escaped, DEL, and the line separators that
/// JavaScript took for line ends until 2019. The framework's most relaxed encoder still escapes every character
/// beyond the BMP (𠮷, 👍).
/// </summary>
internal sealed class VerbatimEncoder : JavaScriptEncoder
{
    // All that WillEncode names, and surrogates, which come in pairs.
    private static readonly SearchValues<char> _looked = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(['"', '\\', 0x7F, 0x2028, 0x2029]).Select(unit => (char)unit))
            + string.Concat(Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit))
    );

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < 0x20 or '"' or '\\' or 0x7F or 0x2028 or 0x2029;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; ; i += 2)
        {
            var next = rest[i..].IndexOfAny(_looked);
            if (next < 0)
                return -1;
            i += next;
            // A lone surrogate is no text; the caller writes U+FFFD for it.
            if (i + 1 == textLength || !char.IsSurrogatePair(rest[i], rest[i + 1]))
                return i;
        }
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    )
    {
        var escaped = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}"),
        };
        numberOfCharactersWritten = escaped.Length;
        return escaped.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
    }
}
