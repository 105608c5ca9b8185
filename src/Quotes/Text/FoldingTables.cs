using System.Globalization;
using System.Reflection;
using System.Text;

namespace Quotes.Text;

/// <summary>
/// What single characters are folded to. Our own tables, not ICU's: its folding is another, and not always there.
/// </summary>
internal static class FoldingTables
{
    private static readonly Lazy<Dictionary<int, int>> _simplified = new(ReadSimplified);
    private static readonly Lazy<ILookup<int, int>> _traditional = new(() =>
        _simplified.Value.Where(pair => pair.Key != pair.Value).ToLookup(pair => pair.Value, pair => pair.Key)
    );
    private static readonly Lazy<Dictionary<int, int>> _compatibility = new(ReadCompatibility);

    // Half-width katakana U+FF66 to U+FF9D, in order.
    private const string Katakana =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    public static bool IsInvisible(int rune) =>
        rune
            is 0xFEFF
                or (>= 0x200B and <= 0x200D)
                or 0x2060
                or 0x00AD
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>The same character in its ordinary width.</summary>
    public static int Width(int rune) =>
        rune switch
        {
            >= 0xFF01 and <= 0xFF5E => rune - 0xFEE0,
            0x3000 => ' ',
            >= 0xFF66 and <= 0xFF9D => Katakana[rune - 0xFF66],
            0xFF61 => '。',
            0xFF62 => '「',
            0xFF63 => '」',
            0xFF64 => '、',
            0xFF65 => '・',
            0xFF9E => 0x3099,
            0xFF9F => 0x309A,
            _ => rune,
        };

    public static int QuoteMark(int rune) =>
        rune switch
        {
            '“'
            or '”'
            or '„'
            or '‟'
            or '‘'
            or '’'
            or '‚'
            or '‛'
            or '「'
            or '」'
            or '『'
            or '』'
            or '〝'
            or '〞'
            or '\'' => '"',
            0xFE41 or 0xFE42 or 0xFE43 or 0xFE44 => '"',
            _ => rune,
        };

    public static int Punctuation(int rune) =>
        rune switch
        {
            '。' => '.',
            '、' or '﹐' or '﹑' => ',',
            '⋯' or '︙' => '…',
            >= 0x2010 and <= 0x2015 => '-',
            '−' or '﹣' or '⸺' or '⸻' => '-',
            '・' or '‧' or '•' or '･' => '·',
            '《' or '〈' or '«' or '‹' => '<',
            '》' or '〉' or '»' or '›' => '>',
            _ => rune,
        };

    public static int Compatibility(int rune) =>
        rune is (>= 0x2E80 and <= 0x2FD5) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F)
            ? _compatibility.Value.GetValueOrDefault(rune, rune)
            : rune;

    /// <summary>The simplified form of a traditional character. Never the other way, which is ambiguous.</summary>
    public static int Simplified(int rune) => rune < 0x3400 ? rune : _simplified.Value.GetValueOrDefault(rune, rune);

    /// <summary>All traditional characters with their simplified forms.</summary>
    public static IReadOnlyDictionary<int, int> SimplifiedPairs => _simplified.Value;

    /// <summary>A simplified character and every traditional one that <see cref="Simplified"/> makes it of.</summary>
    public static IEnumerable<int> Forms(int simplified) => _traditional.Value[simplified].Prepend(simplified);

    /// <summary>The kana with its sound mark (U+3099 or U+309A); 0 where the two do not combine.</summary>
    public static int Voiced(int kana, int mark)
    {
        var katakana = kana is >= 0x3041 and <= 0x3096 ? kana + 0x60 : kana;
        var offset = kana - katakana;
        var voiced = mark == 0x3099;
        return katakana switch
        {
            >= 'カ' and <= 'チ' when voiced && (katakana - 'カ') % 2 == 0 => katakana + 1 + offset,
            'ツ' or 'テ' or 'ト' when voiced => katakana + 1 + offset,
            >= 'ハ' and <= 'ホ' when (katakana - 'ハ') % 3 == 0 => katakana + (voiced ? 1 : 2) + offset,
            'ウ' when voiced => 'ヴ' + offset,
            _ => 0,
        };
    }

    private static Dictionary<int, int> ReadSimplified()
    {
        var pairs = new Dictionary<int, int>();
        foreach (var line in Lines("traditional-simplified.txt"))
        {
            var runes = line.EnumerateRunes().Select(rune => rune.Value).ToArray();
            pairs.Add(runes[0], runes[1]);
        }
        return pairs;
    }

    private static Dictionary<int, int> ReadCompatibility() =>
        Lines("compatibility.txt")
            .Select(line => line.Split(' '))
            .ToDictionary(pair => Hex(pair[0]), pair => Hex(pair[1]));

    private static int Hex(string text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Quotes.Text.Data.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line[0] != '#')
                yield return line;
    }
}
