namespace Quotes.Text;

/// <summary>
/// Tells the language of a text: by its writing system, for Chinese by the characters of one script alone, and for
/// languages that share a system by their commonest words.
/// </summary>
public static class Languages
{
    /// <summary>The tag of a language that cannot be told (RFC 5646, 4.1).</summary>
    public const string Unknown = "und";

    // Of running text a third is common words; of lists of names hardly any.
    private const double LeastCommon = .08;
    private const double LeastLead = 1.15;
    private const double FewestWords = 2;

    // Kana are half of any Japanese text, and decoration in others.
    private const double LeastKana = .05;

    // What a passage must be so much of that it is not in the language of what it stands in.
    private const double NearlyAll = .8;
    private const double FewestOfPassage = 4;
    private const double FewestChinese = 2.4;

    /// <summary>
    /// The BCP 47 tag of the language that most of some texts is in: <c>zh-Hans</c>, <c>zh-Hant</c>, <c>zh</c> where
    /// no character tells the script, <c>en</c>, <c>ja</c> and so on; <c>und</c> where it cannot be told.
    /// </summary>
    public static string Of(IEnumerable<string> texts)
    {
        var counts = new WritingCounts();
        foreach (var text in texts)
            counts.Add(text);
        var system = Greatest(counts);
        return counts.All < FewestWords && system is not (WritingSystem.Chinese or WritingSystem.Kana)
            ? Unknown
            : Of(counts, system);
    }

    /// <summary>
    /// The tag of a passage: that of what it stands in, unless it is nearly all in a writing system that this language
    /// is not written in, long enough to be a sentence, and of a language that can be told.
    /// </summary>
    public static string OfPassage(string passage, string around)
    {
        var own = WritingSystems.OfLanguage(around);
        if (own == WritingSystem.None && around != Unknown)
            return around;
        var counts = new WritingCounts();
        counts.Add(passage);
        var system = Greatest(counts);
        var share = counts[system] + (system == WritingSystem.Kana ? counts[WritingSystem.Chinese] : 0);
        var isOther =
            system != own
            // Japanese is written in Chinese characters too, and a sentence may have no others.
            && !(own == WritingSystem.Kana && system == WritingSystem.Chinese)
            && share >= NearlyAll * counts.All
            && share >= (system is WritingSystem.Chinese or WritingSystem.Kana ? FewestChinese : FewestOfPassage);
        return isOther && Of(counts, system) is var language && language != Unknown ? language : around;
    }

    private static string Of(WritingCounts counts, WritingSystem system) =>
        system switch
        {
            WritingSystem.Chinese when counts.Traditional > counts.Simplified => "zh-Hant",
            WritingSystem.Chinese when counts.Simplified > counts.Traditional => "zh-Hans",
            WritingSystem.Chinese => "zh",
            WritingSystem.Kana => "ja",
            WritingSystem.Hangul => "ko",
            WritingSystem.Greek => "el",
            WritingSystem.Hebrew => "he",
            WritingSystem.Thai => "th",
            WritingSystem.None or WritingSystem.Other => Unknown,
            _ => ByWords(counts, system),
        };

    private static WritingSystem Greatest(WritingCounts counts)
    {
        var (kana, chinese) = (counts[WritingSystem.Kana], counts[WritingSystem.Chinese]);
        // Where kana stand among Chinese characters both are Japanese.
        var isJapanese = kana > LeastKana * (kana + chinese);
        double Weight(WritingSystem system) =>
            system switch
            {
                WritingSystem.Kana => isJapanese ? kana + chinese : 0,
                WritingSystem.Chinese => isJapanese ? 0 : chinese + kana,
                _ => counts[system],
            };
        var greatest = Enum.GetValues<WritingSystem>().MaxBy(Weight);
        return Weight(greatest) > 0 ? greatest : WritingSystem.None;
    }

    private static string ByWords(WritingCounts counts, WritingSystem system)
    {
        var ranked = counts
            .Common.Where(language => WritingSystems.OfLanguage(language.Key) == system)
            .OrderByDescending(language => language.Value)
            .ThenBy(language => language.Key, StringComparer.Ordinal)
            .Take(2)
            .ToArray();
        return
            ranked is [var first, ..]
            && first.Value >= Math.Max(1, LeastCommon * counts[system])
            && (ranked.Length == 1 || first.Value >= LeastLead * ranked[1].Value)
            ? first.Key
            : Unknown;
    }
}
