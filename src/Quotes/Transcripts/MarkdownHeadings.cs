using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds the turns of a Markdown transcript whose labels are headings (<c>### NAME：</c>, family
/// <c>markdown-heading</c>), and what in such a text is nobody's words.
/// </summary>
internal static partial class MarkdownHeadings
{
    /// <summary>
    /// The labels, in order; null where the text is no such transcript. Of the levels of headings, that of the labels
    /// is the one where most end in a colon; every heading of that level is a label, for some have lost their colon.
    /// Where none has one, it is the level whose headings come back.
    /// </summary>
    public static Marked? Find(string text)
    {
        var headings = Heading().Matches(text);
        var level = headings
            .Where(heading => IsLabel(heading.Groups["name"].ValueSpan))
            .GroupBy(heading => heading.Groups["marks"].Length)
            .MaxBy(headings => headings.Count());
        // A single one might be any heading; under a title it is a speech.
        if (level is null || (level.Count() == 1 && Title(text) is null))
            level = headings.GroupBy(heading => heading.Groups["marks"].Length).FirstOrDefault(Recur);
        if (level is null)
            return null;
        Label[] labels =
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
        return labels.Length == 0 ? null : new Marked("markdown-heading", labels);
    }

    // Two voices at least that come back, and hardly a heading that does not.
    private static bool Recur(IEnumerable<Match> level)
    {
        var counts = level.GroupBy(heading => heading.Groups["name"].Value).Select(group => group.Count()).ToArray();
        return counts.Count(count => count > 1) >= 2
            && counts.Where(count => count > 1).Sum() * 10 >= counts.Sum() * 8
            && counts.Sum() >= 4;
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
        if (from >= to)
            return new TurnCut(start, start, headings, Unspoken(text, start, end, headings));
        headings.RemoveAll(heading => heading.Start < to);
        return new TurnCut(from, to, headings, Unspoken(text, start, end, headings));
    }

    /// <summary>The lines of a stretch that nobody says, but the headings.</summary>
    private static List<Aside> Unspoken(string text, int start, int end, List<(int Start, int End)> headings)
    {
        var asides = new List<Aside>();
        var ends = headings.Select(heading => heading.End).ToHashSet();
        foreach (var line in Line().EnumerateMatches(text.AsSpan(start, end - start)))
        {
            var (from, to) = (start + line.Index, start + line.Index + line.Length);
            var words = text.AsSpan(from, line.Length).Trim();
            if (
                words.Length > 0
                && !IsSpoken(words)
                && !ends.Contains(from + text.AsSpan(from, line.Length).TrimEnd().Length)
            )
                asides.Add(new Aside("note", from, to));
        }
        return asides;
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

    [GeneratedRegex(@"^(?<marks>#{2,6})[ \t]{1,99}(?<name>[^\r\n]{1,120}?)[ \t]{0,99}(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\uFEFF?#[ \t]+(?<title>[^\r\n]*[^\s])")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"[^\r\n]+")]
    private static partial Regex Line();

    [GeneratedRegex(@"^#{1,6}[ \t]")]
    private static partial Regex Marks();
}
