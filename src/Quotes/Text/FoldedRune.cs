using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>What a character becomes by itself, whatever stands beside it.</summary>
/// <param name="Value">The code point; nothing where it is white space or is dropped.</param>
/// <param name="Steps">The steps that it took.</param>
internal readonly record struct FoldedRune(int Value, FoldingStep Steps)
{
    private const int Space = -1;
    private const int Dropped = -2;

    // All but the rarest characters are in the first plane; a text holds those of few pages of it.
    private const int PageBits = 8;
    private static readonly FoldedRune[]?[] _strict = new FoldedRune[]?[0x10000 >> PageBits];
    private static readonly FoldedRune[]?[] _script = new FoldedRune[]?[0x10000 >> PageBits];

    /// <summary>Whether it is white space of any form.</summary>
    public bool IsSpace => Value == Space;

    /// <summary>Whether nothing stays of it.</summary>
    public bool IsDropped => Value == Dropped;

    /// <summary>What a code point becomes.</summary>
    /// <param name="rune">The code point.</param>
    /// <param name="script">Whether traditional characters become simplified.</param>
    public static FoldedRune Of(int rune, bool script)
    {
        if (rune > 0xFFFF)
            return Fold(rune, script);
        var pages = script ? _script : _strict;
        var page = pages[rune >> PageBits] ??= Page(rune >> PageBits, script);
        return page[rune & ((1 << PageBits) - 1)];
    }

    private static FoldedRune[] Page(int number, bool script) =>
        [
            .. Enumerable
                .Range(number << PageBits, 1 << PageBits)
                // A surrogate alone never gets here, and is no code point to ask anything of.
                .Select(rune => Rune.IsValid(rune) ? Fold(rune, script) : default),
        ];

    private static FoldedRune Fold(int rune, bool script)
    {
        if (FoldingTables.IsInvisible(rune))
            return new FoldedRune(Dropped, FoldingStep.Invisible);
        var steps = FoldingStep.None;
        var folded = rune;
        var width = FoldingTables.Width(rune);
        Step(width, WidthOf(width));
        if (IsWhite(folded))
            return new FoldedRune(Space, steps);
        Step(FoldingTables.QuoteMark(folded), FoldingStep.QuoteMarks);
        Step(FoldingTables.Punctuation(folded), FoldingStep.Punctuation);
        Step(Rune.ToLowerInvariant(new Rune(folded)).Value, FoldingStep.Case);
        Step(FoldingTables.Compatibility(folded), FoldingStep.Compatibility);
        if (script)
            Step(FoldingTables.Simplified(folded), FoldingStep.Script);
        return new FoldedRune(folded, steps);

        void Step(int after, FoldingStep step)
        {
            if (folded != after)
                steps |= step;
            folded = after;
        }
    }

    // ， is to readers another comma, not a wider one.
    private static FoldingStep WidthOf(int folded) =>
        folded is '"' or '\'' ? FoldingStep.QuoteMarks
        : folded < 0x80 && !char.IsAsciiLetterOrDigit((char)folded) && folded != ' ' ? FoldingStep.Punctuation
        : FoldingStep.Width;

    private static bool IsWhite(int rune) =>
        rune is ' ' or (>= '\t' and <= '\r') or 0x85 or 0xA0
        || (
            rune >= 0x1680
            && Rune.GetUnicodeCategory(new Rune(rune))
                is UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );
}
