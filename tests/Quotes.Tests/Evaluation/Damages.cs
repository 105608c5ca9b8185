using System.Text;
using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Tests.Evaluation;

/// <summary>A way in which a true quotation comes to differ from what was said.</summary>
/// <param name="Name">What happens to it.</param>
/// <param name="Do">Does it; null where a text gives no occasion for it.</param>
/// <param name="Alert">The alert that must be raised where it is noticed; null where none need be.</param>
/// <param name="Script">Whether it is to be verified with traditional characters taken for simplified.</param>
public sealed record Damage(string Name, Func<string, Random, string?> Do, string? Alert = null, bool Script = false);

/// <summary>The nine ways of damage that verification is measured by, and none at all.</summary>
public static partial class Damages
{
    // Common characters and letters of the texts themselves, so that what is put in looks like them.
    private const string Characters =
        "的一是在人有我他這这个上们来到时大地為为子中你說说生國国年着就那和要她出也得里後后自以會会";
    private const string Letters = "etaoinshrdlu";

    private static readonly Dictionary<char, char> _simplified = Enumerable
        .Range(0x4E00, 0x9FFF - 0x4E00)
        .Select(rune => (Traditional: (char)rune, Simplified: Folding.Fold($"{(char)rune}", script: true).Text))
        .Where(pair => pair.Simplified.Length == 1 && pair.Simplified[0] != pair.Traditional)
        .ToDictionary(pair => pair.Traditional, pair => pair.Simplified[0]);

    private static readonly Dictionary<char, char> _traditional = _simplified
        .GroupBy(pair => pair.Value)
        .ToDictionary(group => group.Key, group => group.First().Key);

    /// <summary>Every damage, the untouched text first.</summary>
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("verbatim", (text, _) => text),
        new("punctuation, width", (text, _) => Changed(text, Widths(text))),
        new("script", (text, _) => Changed(text, OtherScript(text)), Script: true),
        new("10 % substituted", (text, random) => Substituted(text, .10, random)),
        new("20 % substituted", (text, random) => Substituted(text, .20, random)),
        new("30 % substituted", (text, random) => Substituted(text, .30, random)),
        new("particles dropped", (text, _) => Changed(text, Particles().Replace(text, ""))),
        new("middle cut", (text, _) => MiddleCut(text)),
        new("halves swapped", (text, _) => HalvesSwapped(text)),
        new("negation dropped", NegationDropped, "negation_changed"),
        new("number changed", NumberChanged, "number_changed"),
    ];

    private static string? Changed(string text, string changed) => changed == text ? null : changed;

    private static string Widths(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    '，' => ',',
                    '。' => '.',
                    '？' => '?',
                    '！' => '!',
                    '「' => '“',
                    '」' => '”',
                    '“' or '”' => '"',
                    >= '!' and <= '~' => (char)(c + 0xFEE0),
                    _ => c,
                }
            )
        );

    // As whoever types a traditional text in simplified characters would write it, or the other way round.
    private static string OtherScript(string text) =>
        string.Concat(text.Select(c => _simplified.GetValueOrDefault(c, _traditional.GetValueOrDefault(c, c))));

    private static string? Substituted(string text, double share, Random random)
    {
        var runes = text.EnumerateRunes().ToArray();
        var places = Enumerable.Range(0, runes.Length).Where(i => Rune.IsLetterOrDigit(runes[i])).ToArray();
        random.Shuffle(places);
        var count = (int)Math.Round(share * runes.Length);
        if (count == 0)
            return null;
        foreach (var place in places.Take(count))
            runes[place] = Other(runes[place], random);
        return string.Concat(runes.Select(rune => rune.ToString()));
    }

    private static Rune Other(Rune rune, Random random)
    {
        var among = rune.IsAscii ? Letters : Characters;
        for (; ; )
            if (new Rune(among[random.Next(among.Length)]) is var other && other != rune)
                return other;
    }

    private static string? MiddleCut(string text)
    {
        var third = text.Length / 3;
        return text.Length < 24 || char.IsLowSurrogate(text[third]) || char.IsLowSurrogate(text[2 * third])
            ? null
            : text[..third] + "……" + text[(2 * third)..];
    }

    private static string? HalvesSwapped(string text)
    {
        var half = text.Length / 2;
        return text.Length < 24 || char.IsLowSurrogate(text[half]) ? null : text[half..] + text[..half];
    }

    private static string? NegationDropped(string text, Random random) => WithOne(text, Negations(), random, _ => "");

    private static string? NumberChanged(string text, Random random) =>
        WithOne(
            text,
            Numbers(),
            random,
            number =>
                char.IsAsciiDigit(number[0]) ? $"{(number[0] - '0' + 1 + random.Next(8)) % 10}"
                : number == "三" ? "五"
                : "三"
        );

    private static string? WithOne(string text, Regex words, Random random, Func<string, string> change)
    {
        var found = words.Matches(text);
        if (found.Count == 0)
            return null;
        var one = found[random.Next(found.Count)];
        return text[..one.Index] + change(one.Value) + text[(one.Index + one.Length)..];
    }

    [GeneratedRegex("[的了呢吧啊嘛呀哦喔啦]|\\b(?:well|so|like|um|uh|really|just) ")]
    private static partial Regex Particles();

    [GeneratedRegex("[不没沒無无未](?![来來论論])|\\b(?:not|never) |n't\\b|n’t\\b")]
    private static partial Regex Negations();

    [GeneratedRegex("[0-9]|[二三四五六七八九十兩两]")]
    private static partial Regex Numbers();
}
