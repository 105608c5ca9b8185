using System.Text;

namespace Quotes.Text;

/// <summary>
/// Which Chinese characters belong to one script alone. The tables of folding name more: 台, 里 and 后 are simplified
/// characters, and traditional ones too. So that a pair counts only as far as the standards that the scripts were
/// typeset by tell them apart: Big5 and GB 2312, each with its level of characters in everyday use.
/// </summary>
internal static class ChineseScripts
{
    private static readonly Lazy<(HashSet<int> Traditional, HashSet<int> Simplified)> _only = new(Read);

    public static bool IsTraditionalOnly(int rune) => rune >= 0x3400 && _only.Value.Traditional.Contains(rune);

    public static bool IsSimplifiedOnly(int rune) => rune >= 0x3400 && _only.Value.Simplified.Contains(rune);

    private static (HashSet<int>, HashSet<int>) Read()
    {
        var big5 = Encoder(950);
        var gb2312 = Encoder(936);
        var pairs = FoldingTables.SimplifiedPairs.Where(pair => pair.Key != pair.Value).ToArray();
        // The first levels of the two: A440 to C67E, B0A1 to D7F9.
        return (
            [.. pairs.Select(pair => pair.Key).Where(rune => !IsIn(gb2312, rune, 0xB0, 0xD7, 0xA1))],
            [.. pairs.Select(pair => pair.Value).Where(rune => !IsIn(big5, rune, 0xA4, 0xC6, 0x40))]
        );
    }

    private static Encoding Encoder(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            codePage,
            new EncoderReplacementFallback(""),
            DecoderFallback.ReplacementFallback
        )!;

    private static bool IsIn(Encoding encoding, int rune, byte first, byte last, byte leastTrail) =>
        encoding.GetBytes(char.ConvertFromUtf32(rune)) is [var lead, var trail]
        && lead >= first
        && lead <= last
        && trail >= leastTrail;
}
