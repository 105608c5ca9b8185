namespace Quotes.Text;

/// <summary>What a text is written in, as far as it narrows down its language.</summary>
internal enum WritingSystem
{
    None,
    Chinese,
    Kana,
    Hangul,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Other,
}

internal static class WritingSystems
{
    /// <summary>The writing system of a letter; the blocks are Unicode's.</summary>
    public static WritingSystem Of(int letter) =>
        letter switch
        {
            < 0x0250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => WritingSystem.Latin,
            (>= 0x4E00 and <= 0x9FFF)
            or (>= 0x3400 and <= 0x4DBF)
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x3FFFF)
            or 0x3005 => WritingSystem.Chinese,
            (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) => WritingSystem.Kana,
            (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F) => WritingSystem.Hangul,
            >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF => WritingSystem.Greek,
            >= 0x0400 and <= 0x052F => WritingSystem.Cyrillic,
            >= 0x0590 and <= 0x05FF => WritingSystem.Hebrew,
            (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0xFB50 and <= 0xFEFC) => WritingSystem.Arabic,
            >= 0x0900 and <= 0x097F => WritingSystem.Devanagari,
            >= 0x0E00 and <= 0x0E7F => WritingSystem.Thai,
            _ => WritingSystem.Other,
        };

    /// <summary>What a language is written in; <c>None</c> for one that is not known here.</summary>
    public static WritingSystem OfLanguage(string tag)
    {
        // A tag that names a script means that one, such as sr-Latn; those of Chinese are all one here.
        var parts = tag.Split('-');
        return (parts.Length > 1 ? parts[1].ToLowerInvariant() : "") switch
        {
            "latn" => WritingSystem.Latin,
            "cyrl" => WritingSystem.Cyrillic,
            _ => parts[0].ToLowerInvariant() switch
            {
                "zh" or "yue" or "lzh" or "nan" or "hak" or "wuu" or "cmn" => WritingSystem.Chinese,
                "ja" => WritingSystem.Kana,
                "ko" => WritingSystem.Hangul,
                "ru" or "uk" or "bg" or "be" or "mk" => WritingSystem.Cyrillic,
                "el" => WritingSystem.Greek,
                "he" => WritingSystem.Hebrew,
                "ar" or "fa" or "ur" => WritingSystem.Arabic,
                "hi" or "mr" or "ne" => WritingSystem.Devanagari,
                "th" => WritingSystem.Thai,
                var other => CommonWords.Tags.Contains(other) ? WritingSystem.Latin : WritingSystem.None,
            },
        };
    }
}
