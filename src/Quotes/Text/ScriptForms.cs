namespace Quotes.Text;

/// <summary>
/// All spellings, simplified and traditional, of what a search term says: the index holds texts as they are written.
/// </summary>
internal static class ScriptForms
{
    /// <summary>
    /// The spellings of one or two simplified characters, every mixture of them, the plain one first.
    /// </summary>
    public static IReadOnlyList<string> Of(string characters)
    {
        IReadOnlyList<string> forms = [""];
        foreach (var rune in characters.EnumerateRunes())
            forms =
            [
                .. forms.SelectMany(form =>
                    FoldingTables.Forms(rune.Value).Select(next => form + char.ConvertFromUtf32(next))
                ),
            ];
        return forms;
    }
}
