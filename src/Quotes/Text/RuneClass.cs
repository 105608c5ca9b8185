using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>How the characters of a folded text take part in search.</summary>
internal enum RuneClass
{
    /// <summary>Punctuation, white space, controls: parts words and is never indexed.</summary>
    Separator,

    /// <summary>Letters and digits of scripts that part words by spaces: indexed as whole words.</summary>
    Word,

    /// <summary>Everything else, Chinese characters above all: indexed in overlapping pairs.</summary>
    Ideograph,
}

internal static class RuneClasses
{
    // The first block of CJK radicals; the scripts before it write spaces between words.
    private const int FirstIdeograph = 0x2E80;

    public static bool AnyIdeographIn(string text) =>
        text.EnumerateRunes().Any(rune => Of(rune.Value) == RuneClass.Ideograph);

    public static RuneClass Of(int rune)
    {
        if (rune < 0x80)
            return char.IsAsciiLetterOrDigit((char)rune) ? RuneClass.Word : RuneClass.Separator;
        return Rune.GetUnicodeCategory(new Rune(rune)) switch
        {
            UnicodeCategory.LowercaseLetter
            or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber => rune < FirstIdeograph ? RuneClass.Word : RuneClass.Ideograph,
            UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse =>
                RuneClass.Ideograph,
            _ => RuneClass.Separator,
        };
    }
}
