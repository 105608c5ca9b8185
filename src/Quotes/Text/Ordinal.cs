namespace Quotes.Text;

/// <summary>Looks through texts character for character.</summary>
internal static class Ordinal
{
    /// <summary>Where a word stands in a text, in UTF-16 units; places may overlap.</summary>
    public static IEnumerable<int> PlacesOf(this string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            yield return at;
    }
}
