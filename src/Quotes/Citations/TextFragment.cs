namespace Quotes.Citations;

/// <summary>
/// The part of an address that makes a browser scroll to words and mark them (WICG, URL Fragment Text Directives).
/// </summary>
public static class TextFragment
{
    private const int LongestWhole = 300;

    // What is long is named by its beginning and its end, each long enough to be found at the right place.
    private const int ShortestPart = 12;
    private const string Marks = "。！？；，、：.!?;,:…—”’」』）)";

    /// <summary>The address of words on a page.</summary>
    /// <param name="url">The address of the page; what fragment it has gives way.</param>
    /// <param name="text">The words, verbatim.</param>
    public static string Of(string url, string text)
    {
        var words = text.Trim();
        var place =
            words.Length > LongestWhole && Ends(words) is var (start, end)
                ? $"{Escape(start)},{Escape(end)}"
                : Escape(words);
        return $"{url.Split('#')[0]}#:~:text={place}";
    }

    // Browsers demand whole words, and in Chinese only marks surely end one.
    private static (string Start, string End)? Ends(string words)
    {
        var bounds = Enumerable.Range(1, words.Length - 1).Where(i => Marks.Contains(words[i - 1])).ToArray();
        var first = bounds.FirstOrDefault(bound => bound >= ShortestPart);
        var last = bounds.LastOrDefault(bound => words.Length - bound >= ShortestPart);
        return first > 0 && last >= first ? (words[..first], words[last..].TrimStart()) : null;
    }

    private static string Escape(string text) =>
        Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}
