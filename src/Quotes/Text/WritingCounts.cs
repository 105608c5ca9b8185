using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>
/// How much of a text is written in what, in words: a run of letters is one, of Chinese characters five are three, of
/// kana and Thai letters four are one.
/// </summary>
internal sealed class WritingCounts
{
    private const double ChineseWord = .6;
    private const double LetterWord = .25;
    private const int LongestWord = 24;

    private readonly double[] _words = new double[Enum.GetValues<WritingSystem>().Length];
    private readonly Dictionary<string, double> _common = new(StringComparer.Ordinal);

    public int Traditional { get; private set; }
    public int Simplified { get; private set; }

    public double this[WritingSystem system] => _words[(int)system];

    public double All => _words.Sum();

    /// <summary>
    /// By language, how many of the words are of its commonest; one that several share counts in parts.
    /// </summary>
    public IReadOnlyDictionary<string, double> Common => _common;

    public void Add(string text)
    {
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; at < text.Length; )
        {
            if (text[at] is 'h' or 'w' && EndOfAddress(text, at) is var behind && behind > at)
            {
                at = behind;
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var system = IsLetter(rune) ? WritingSystems.Of(rune.Value) : WritingSystem.None;
            if (system is WritingSystem.None or WritingSystem.Chinese or WritingSystem.Kana or WritingSystem.Thai)
            {
                AddLetter(system, rune.Value);
                at += length;
                continue;
            }
            var end = EndOfWord(text, at);
            _words[(int)system]++;
            // Clark K, et al.: an initial is no word.
            var isInitial = end - at == 1 && char.IsUpper(text[at]) && text[at] is not ('I' or 'A');
            if (end - at <= LongestWord && !isInitial)
                AddCommon(word[..text.AsSpan(at, end - at).ToLowerInvariant(word)]);
            at = end;
        }
    }

    private void AddLetter(WritingSystem system, int letter)
    {
        if (system == WritingSystem.None)
            return;
        _words[(int)system] += system == WritingSystem.Chinese ? ChineseWord : LetterWord;
        if (system != WritingSystem.Chinese)
            return;
        Traditional += ChineseScripts.IsTraditionalOnly(letter) ? 1 : 0;
        Simplified += ChineseScripts.IsSimplifiedOnly(letter) ? 1 : 0;
    }

    private void AddCommon(Span<char> word)
    {
        word.Replace('’', '\'');
        var languages = CommonWords.LanguagesOf(word);
        foreach (var language in languages)
            _common[language] = _common.GetValueOrDefault(language) + (1.0 / languages.Length);
    }

    // Addresses are in no language; they end at white space, or at letters of other scripts.
    private static int EndOfAddress(string text, int at)
    {
        if (!_addresses.Any(start => string.CompareOrdinal(text, at, start, 0, start.Length) == 0))
            return at;
        while (at < text.Length && text[at] is > ' ' and < '\x7F')
            at++;
        return at;
    }

    private static readonly string[] _addresses = ["http://", "https://", "www."];

    // Letters without spaces between them, such as Chinese, end a word of others: 用App.
    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var isInside = rune.Value is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);
            var isOwn =
                IsLetter(rune)
                && WritingSystems.Of(rune.Value)
                    is not (WritingSystem.Chinese or WritingSystem.Kana or WritingSystem.Thai);
            if (!isInside && !isOwn)
                break;
            at += length;
        }
        return at;
    }

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
