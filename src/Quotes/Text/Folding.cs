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
    public static Folded Fold(string text, bool script = false) => Write(text, script).Finish();

    /// <summary>Whether a text holds a folded term once it is folded: for looking through many texts.</summary>
    internal static bool Contains(string text, string term, bool script) =>
        Write(text, script).Text.IndexOf(term, StringComparison.Ordinal) >= 0;

    private static FoldingWriter Write(string text, bool script)
    {
        var writer = new FoldingWriter(text.Length);
        for (int i = 0, at = 0; i < text.Length; at++)
        {
            int rune = text[i];
            if (char.IsSurrogate((char)rune))
            {
                _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var whole, out var units);
                (rune, i) = (whole.Value, i + units);
            }
            else
                i++;
            var folded = FoldedRune.Of(rune, script);
            writer.Note(folded.Steps);
            if (folded.IsSpace)
                writer.Space(at, isPlain: rune == ' ');
            else if (!folded.IsDropped)
                writer.Write(folded.Value, at);
        }
        return writer;
    }
}
