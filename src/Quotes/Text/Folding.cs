using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>
/// Folds text for search and verification, never for storage: what readers take for the same becomes the same. Linear
/// in the length of the text, whatever it holds; folding a folded text changes nothing.
/// </summary>
public static class Folding
{
    /// <summary>Folds a text.</summary>
    /// <param name="text">The text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="script">Whether traditional characters become simplified too.</param>
    public static Folded Fold(string text, bool script = false)
    {
        var writer = new FoldingWriter(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
            Fold(rune.Value, at++, script, writer);
        return writer.Finish();
    }

    private static void Fold(int rune, int at, bool script, FoldingWriter writer)
    {
        if (FoldingTables.IsInvisible(rune))
        {
            writer.Note(FoldingStep.Invisible);
            return;
        }
        var width = FoldingTables.Width(rune);
        var folded = Step(rune, width, WidthOf(width), writer);
        if (IsSpace(folded))
        {
            writer.Space(at, isPlain: rune == ' ');
            return;
        }
        folded = Step(folded, FoldingTables.QuoteMark(folded), FoldingStep.QuoteMarks, writer);
        folded = Step(folded, FoldingTables.Punctuation(folded), FoldingStep.Punctuation, writer);
        folded = Step(folded, Rune.ToLowerInvariant(new Rune(folded)).Value, FoldingStep.Case, writer);
        folded = Step(folded, FoldingTables.Compatibility(folded), FoldingStep.Compatibility, writer);
        if (script)
            folded = Step(folded, FoldingTables.Simplified(folded), FoldingStep.Script, writer);
        writer.Write(folded, at);
    }

    // ， is to readers another comma, not a wider one.
    private static FoldingStep WidthOf(int folded) =>
        folded is '"' or '\'' ? FoldingStep.QuoteMarks
        : folded < 0x80 && !char.IsAsciiLetterOrDigit((char)folded) && folded != ' ' ? FoldingStep.Punctuation
        : FoldingStep.Width;

    private static int Step(int before, int after, FoldingStep step, FoldingWriter writer)
    {
        if (before != after)
            writer.Note(step);
        return after;
    }

    private static bool IsSpace(int rune) =>
        rune is ' ' or (>= '\t' and <= '\r') or 0x85 or 0xA0
        || (
            rune >= 0x1680
            && Rune.GetUnicodeCategory(new Rune(rune))
                is UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );
}
