using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds the turns of a Markdown transcript whose labels are headings (<c>### NAME：</c>, family
/// <c>markdown-heading</c>), and what in such a text is nobody's words.
/// </summary>
internal static partial class MarkdownHeadings
{
    /// <summary>
    /// The labels, in order; none where the text is no such transcript. Of the levels of headings, that of the labels
    /// is the one where most end in a colon; every heading of that level is a label, for some have lost their colon.
    /// </summary>
    public static IReadOnlyList<Label> Find(string text)
    {
        var headings = Heading().Matches(text);
        var level = headings
            .Where(heading => IsLabel(heading.Groups["name"].ValueSpan))
            .GroupBy(heading => heading.Groups["marks"].Length)
            .MaxBy(headings => headings.Count());
        // A single one might be any heading; under a title it is a speech.
        if (level is null || (level.Count() == 1 && Title(text) is null))
            return [];
        return
        [
            .. headings
                .Where(heading => heading.Groups["marks"].Length == level.Key)
                .Select(heading => new Label(
                    heading.Groups["name"].Value.TrimEnd('：', ':', ' ', '\t'),
                    heading.Index,
                    heading.Index + heading.Length
                ))
                .Where(label => label.Name.Length > 0),
        ];
    }

    /// <summary>The title: a heading of the first level on the first line; null where there is none.</summary>
    public static (int Start, int End)? Title(string text) =>
        TitleLine().Match(text).Groups["title"] is { Success: true } title
            ? (title.Index, title.Index + title.Length)
            : null;

    /// <summary>
    /// Cuts what stands between a label and the next: the words, and the headings behind them. Stage directions and
    /// rules before and behind the words are left over; they become notes.
    /// </summary>
    public static TurnCut Cut(string text, int start, int end)
    {
        var lines = Line().EnumerateMatches(text.AsSpan(start, end - start));
        var (from, to) = (end, start);
        var headings = new List<(int Start, int End)>();
        foreach (var line in lines)
        {
            var words = text.AsSpan(start + line.Index, line.Length);
            if (
                words.StartsWith("#", StringComparison.Ordinal)
                && Heading().Match(words.ToString()) is { Success: true } match
            )
                headings.Add((start + line.Index + match.Groups["name"].Index, start + line.Index + match.Length));
            else if (IsSpoken(words))
                (from, to) = (Math.Min(from, start + line.Index), start + line.Index + line.Length);
        }
        return from >= to
            ? new TurnCut(start, start, headings)
            : new TurnCut(from, to, [.. headings.Where(heading => heading.Start > to)]);
    }

    /// <summary>Whether a line is words: no stage direction, no heading, no rule, not empty.</summary>
    public static bool IsSpoken(ReadOnlySpan<char> line)
    {
        var words = line.Trim();
        return words.Length > 0
            && words[0] is not '>'
            && !words.StartsWith("---", StringComparison.Ordinal)
            && !Marks().IsMatch(words);
    }

    private static bool IsLabel(ReadOnlySpan<char> name) => name.TrimEnd() is [.., '：' or ':'] and not [_];

    [GeneratedRegex(@"^(?<marks>#{2,6})[ \t]+(?<name>[^\r\n]{1,120}?)[ \t]*(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\uFEFF?#[ \t]+(?<title>[^\r\n]*[^\s])")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"[^\r\n]+")]
    private static partial Regex Line();

    [GeneratedRegex(@"^#{1,6}[ \t]")]
    private static partial Regex Marks();
}

/// <summary>Where in a stretch behind a label the words begin and have ended, and which headings stand behind.</summary>
internal readonly record struct TurnCut(int Start, int End, IReadOnlyList<(int Start, int End)> Headings);
