namespace Quotes.Citations;

/// <summary>What the styles share: how names are strung together and where stops go.</summary>
internal static class Prose
{
    // A title that ends by itself gets no full stop after it.
    private const string Ends = ".!?。！？…";

    /// <summary>The text with a full stop, unless it ends by itself.</summary>
    public static string Stopped(string text) => EndsItself(text) ? text : text + ".";

    /// <summary>
    /// The text in curly quotation marks with a stop inside; its own double marks become single ones.
    /// </summary>
    public static string Quoted(string text, char stop)
    {
        var inner = text.Replace('“', '‘').Replace('”', '’');
        return stop == '.' && EndsItself(inner) ? $"“{inner}”" : $"“{inner}{stop}”";
    }

    /// <summary>Names with commas between them and a word before the last.</summary>
    /// <param name="names">One name or more.</param>
    /// <param name="last">What stands before the last of three or more, such as <c>", and "</c>.</param>
    /// <param name="pair">What stands between two.</param>
    public static string Listed(IReadOnlyList<string> names, string last, string pair) =>
        names.Count switch
        {
            0 => "",
            1 => names[0],
            2 => names[0] + pair + names[1],
            _ => string.Join(", ", names.Take(names.Count - 1)) + last + names[^1],
        };

    /// <summary>The parts that there are, with one text between each two.</summary>
    public static string Joined(string between, params string?[] parts) =>
        string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)));

    private static bool EndsItself(string text) =>
        text.AsSpan().TrimEnd("”’」』)）】》") is { Length: > 0 } bare && Ends.Contains(bare[^1]);
}
