using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>
/// Texts in GB18030, which have no mark: nearly any bytes with the high bit set could be such a text, so that one is
/// taken for it only where it reads as Chinese.
/// </summary>
internal static class Gb18030
{
    // Characters that make up a quarter of any Chinese text, in both scripts. Texts of other encodings, read as
    // GB18030, are made of rare ones.
    private const string Common =
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然事成方多么去法如都"
        + "這個們來為國說時會對發後裡過還經現當沒動樣開從於";

    // What English and others are written with beside ASCII; half and more of all that is not ASCII in such a text.
    private const string Marks = "‘’“”—…·、。，！？：；（）《》「」";

    // In percent of the Chinese characters; real texts in both scripts have twice that, but for lists of names.
    private const int LeastShare = 8;

    private static readonly Encoding _encoding = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>
    /// The text of the longest beginning that is GB18030, and how many bytes it is: without controls, characters for
    /// private use or not assigned, and bytes that no character would be written as.
    /// </summary>
    public static (string Text, int End) Decode(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var at = 0;
        while (at < bytes.Length && CharacterAt(bytes, at) is { Length: > 0 } character)
        {
            text.Append(character);
            at += LengthAt(bytes, at);
        }
        return (text.ToString(), at);
    }

    /// <summary>
    /// Whether a text that was decoded is one: Chinese, and written as Chinese is; or ASCII but for punctuation. A text
    /// too short to tell is none: better refused than read wrongly.
    /// </summary>
    public static bool IsLikely(string text, ReadOnlySpan<byte> bytes)
    {
        var (pairs, ordinary) = (0, 0);
        for (var at = 0; at < bytes.Length; at += LengthAt(bytes, at))
        {
            if (LengthAt(bytes, at) != 2)
                continue;
            pairs++;
            // GB 2312: punctuation and the characters that are in use. Bytes of Latin letters with accents and of UTF-8
            // make pairs of the extension.
            if (bytes[at] is >= 0xA1 and <= 0xF7 && bytes[at + 1] >= 0xA1)
                ordinary++;
        }
        var ideographs = text.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        var common = text.Count(c => Common.Contains(c, StringComparison.Ordinal));
        var isChinese = common > 0 && ordinary * 2 >= pairs && common * 100 >= ideographs * LeastShare;
        return isChinese || (pairs > 0 && text.Count(c => Marks.Contains(c, StringComparison.Ordinal)) * 2 >= pairs);
    }

    private static string? CharacterAt(byte[] bytes, int at)
    {
        var length = LengthAt(bytes, at);
        if (length == 0)
            return null;
        if (length == 1)
            return bytes[at] is >= 0x20 and < 0x7F or (byte)'\t' or (byte)'\n' or (byte)'\r'
                ? char.ToString((char)bytes[at])
                : null;
        try
        {
            var character = _encoding.GetString(bytes, at, length);
            return
                Rune.TryGetRuneAt(character, 0, out var rune)
                && rune.Utf16SequenceLength == character.Length
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.Control
                        or UnicodeCategory.Surrogate
                    )
                && _encoding.GetBytes(character).AsSpan().SequenceEqual(bytes.AsSpan(at, length))
                ? character
                : null;
        }
        catch (Exception wrong) when (wrong is DecoderFallbackException or EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>How many bytes the character at a place has by its form; 0 where none has that form.</summary>
    private static int LengthAt(ReadOnlySpan<byte> bytes, int at) =>
        bytes[at..] switch
        {
            [< 0x80, ..] => 1,
            [>= 0x81 and <= 0xFE, (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE), ..] => 2,
            [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..] => 4,
            _ => 0,
        };
}
