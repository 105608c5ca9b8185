using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Metadata at the top of a Markdown text: keys with values in YAML between two lines <c>---</c>. A text that begins
/// with a rule is none: behind it stands a key in small letters and a colon at once.
/// </summary>
/// <param name="End">Where it has ended, the line end of its last line included (UTF-16).</param>
/// <param name="Yaml">Its YAML, in lines of the same numbers as in the text.</param>
internal sealed partial record FrontMatter(int End, string Yaml)
{
    /// <summary>The front matter of a text; null where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name of the file, for problems.</param>
    /// <param name="problems">Where a front matter is named that has no end.</param>
    public static FrontMatter? Find(string text, string file, List<Problem> problems)
    {
        if (Beginning().Match(text) is not { Success: true } beginning)
            return null;
        var open = beginning.Groups["rule"];
        if (Rule().Match(text, open.Length) is { Success: true } close)
            return new FrontMatter(close.Index + close.Length, "\n" + text[open.Length..close.Index]);
        problems.Add(
            new Problem(file, 1, 1, "The front matter that begins here has no end; expected is a further line “---”.")
        );
        return null;
    }

    // Behind the rule there may be empty lines and comments of YAML before the first key.
    [GeneratedRegex(
        @"\A(?<rule>---[ \t]*\r?\n)(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[""']?[a-z][A-Za-z]*[""']?[ \t]*:(?=\s|\z)"
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^---[ \t]*(?:\r?\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Rule();
}
