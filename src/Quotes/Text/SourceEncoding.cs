using System.Text;

namespace Quotes.Text;

/// <summary>The text of a file, without its byte order mark.</summary>
/// <param name="Text">The text; every surrogate is paired.</param>
/// <param name="Encoding"><c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>gb18030</c>.</param>
public sealed record DecodedText(string Text, string Encoding);

/// <summary>
/// Tells which encoding the bytes of a file are in, and decodes them: UTF-8 with or without a byte order mark, UTF-16
/// with one, GB18030 where it is sure. Nothing is replaced: what is none of these is refused with its place.
/// </summary>
public static class SourceEncoding
{
    private const string Allowed = "allowed are UTF-8, UTF-16 with a byte order mark, and GB18030";

    // A beginning so long that it could hardly be GB18030 by chance, in characters.
    private const int FewestOfBeginning = 20;

    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes the bytes of a file.</summary>
    /// <returns>
    /// The text; or the problem, which names the byte (from 0) that is wrong, its line and its column.
    /// </returns>
    public static (DecodedText? Decoded, Problem? Problem) Decode(byte[] bytes, string file)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return DecodeUtf16(bytes, file);
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return Checked(_utf8.GetString(bytes, mark, bytes.Length - mark), "utf-8", _utf8, mark, file);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes, mark, Math.Max(0, wrong.Index));
            return mark > 0
                ? (null, At(file, before, $"Byte {wrong.Index + mark} is no UTF-8; {Allowed}."))
                : DecodeGb18030(bytes, wrong.Index, before, file);
        }
    }

    private static (DecodedText?, Problem?) DecodeGb18030(byte[] bytes, int notUtf8, string before, string file)
    {
        var (text, end) = Gb18030.Decode(bytes);
        var isTooShort = end < bytes.Length && text.Length < FewestOfBeginning;
        if (isTooShort || !Gb18030.IsLikely(text, bytes.AsSpan(0, end)))
            return (null, At(file, before, $"Byte {notUtf8} is no UTF-8; {Allowed}."));
        return end == bytes.Length
            ? (new DecodedText(text.StartsWith('\uFEFF') ? text[1..] : text, "gb18030"), null)
            : (null, At(file, text, $"Byte {end} is no text in GB18030, which all before it is; {Allowed}."));
    }

    private static (DecodedText?, Problem?) DecodeUtf16(byte[] bytes, string file)
    {
        var isBig = bytes[0] == 0xFE;
        var units = new char[(bytes.Length / 2) - 1];
        for (var i = 0; i < units.Length; i++)
            units[i] = (char)(bytes[(2 * i) + (isBig ? 2 : 3)] << 8 | bytes[(2 * i) + (isBig ? 3 : 2)]);
        var text = new string(units);
        if (LoneSurrogate(text) is >= 0 and var lone)
            return (
                null,
                At(file, text[..lone], $"Byte {2 + (2 * lone)} begins half a character of UTF-16; {Allowed}.")
            );
        if (bytes.Length % 2 != 0)
            return (null, At(file, text, $"Byte {bytes.Length - 1} begins half a character of UTF-16; {Allowed}."));
        return Checked(
            text,
            isBig ? "utf-16be" : "utf-16le",
            isBig ? Encoding.BigEndianUnicode : Encoding.Unicode,
            2,
            file
        );
    }

    // C1 controls pass: published transcripts hold them, as traces of an encoding that was read wrongly long ago.
    private static (DecodedText?, Problem?) Checked(string text, string name, Encoding encoding, int mark, string file)
    {
        var at = text.AsSpan().IndexOfAny(_controls);
        if (at < 0)
            return (new DecodedText(text, name), null);
        var place = mark + encoding.GetByteCount(text.AsSpan(0, at));
        var message = $"Byte {place} is the control character U+{(int)text[at]:X4}; allowed are tabs and line ends.";
        return (null, At(file, text[..at], message));
    }

    private static readonly System.Buffers.SearchValues<char> _controls = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, 32).Append(0x7F).Select(c => (char)c).Except(['\t', '\n', '\r']),
    ]);

    private static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }
        return -1;
    }

    private static Problem At(string file, string before, string message)
    {
        var text = new SourceText(before);
        var (line, column) = text.LineAndColumn(text.CodePoints);
        return new Problem(file, line, column, message);
    }
}
