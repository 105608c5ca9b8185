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
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var folded = FoldedRune.Of(rune.Value, script);
            writer.Note(folded.Steps);
            if (folded.IsSpace)
                writer.Space(at, isPlain: rune.Value == ' ');
            else if (!folded.IsDropped)
                writer.Write(folded.Value, at);
            at++;
        }
        return writer;
    }
}
