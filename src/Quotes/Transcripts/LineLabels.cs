using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds labels that marks of their own set off from the words behind them, each at the beginning of a line.
/// </summary>
internal static partial class LineLabels
{
    // What stands in brackets and is nobody.
    private static readonly HashSet<string> _directions = new(StringComparer.OrdinalIgnoreCase)
    {
        "laughs",
        "laughter",
        "laughing",
        "applause",
        "crosstalk",
        "inaudible",
        "pause",
        "silence",
        "music",
        "笑",
        "大笑",
        "笑声",
        "笑聲",
        "鼓掌",
        "掌声",
        "掌聲",
        "停顿",
        "停頓",
        "沉默",
        "音乐",
        "音樂",
        "图",
        "圖",
        "注",
    };

    /// <summary>
    /// The family of such labels that a text is written in, and the labels in order; null where it is in none.
    /// </summary>
    public static Marked? Find(string text)
    {
        foreach (var (family, marks) in new[] { ("bold", Bold()), ("bracket", Bracket()) })
            if (Labels(text, marks) is { Count: >= 2 } labels)
                return new Marked(family, labels);
        return InOneLine(text) is { Count: >= 4 } glued ? new Marked("bracket", glued) : null;
    }

    /// <summary>Labels in brackets where the line breaks are lost: two voices at least, and each comes back.</summary>
    private static List<Label> InOneLine(string text)
    {
        if (text.AsSpan().Trim().Contains('\n'))
            return [];
        var all = GluedBracket().Matches(text).Select(LabelOf).Where(IsSomebody).ToArray();
        var often = Often(all);
        return often.Count >= 2 ? [.. all.Where(label => often.Contains(label.Name))] : [];
    }

    private static List<Label> Labels(string text, Regex marks)
    {
        var matches = marks.Matches(text);
        var all = matches.Select(LabelOf).Where(IsSomebody).ToArray();
        var often = Often(all);
        var areBlocks = Lines.MostBlocksBeginWith(text, all);
        // Bold words alone on their line, without a colon, are a heading or a question unless they come back.
        var withColon = matches.Where(match => !match.Groups["bare"].Success).Select(m => m.Index).ToHashSet();
        // **NAME:** alone on its line, as nearly all of the others are.
        var alone = matches.Where(match => match.Groups["alone"].Success).Select(m => m.Index).ToHashSet();
        var areAlone = all.Count(label => alone.Contains(label.Start)) * 10 >= all.Length * 9;
        return
        [
            .. all.Where(label =>
                often.Contains(label.Name)
                || (
                    (areBlocks || (areAlone && alone.Contains(label.Start)))
                    && withColon.Contains(label.Start)
                    && Lines.BlockBeginsAt(text, label.Start)
                )
            ),
        ];
    }

    private static Label LabelOf(Match match) =>
        new(match.Groups["name"].Value.Trim(), match.Index, match.Index + match.Length);

    private static bool IsSomebody(Label label) =>
        label.Name.Any(char.IsLetter) && !_directions.Contains(label.Name) && !Phrases.IsPhrase(label.Name);

    private static HashSet<string> Often(IEnumerable<Label> labels) =>
        labels
            .GroupBy(label => label.Name, StringComparer.Ordinal)
            .Where(group => group.Count() >= 2)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^\*\*(?<name>[^*\r\n：:]{1,40})(?:[：:][ \t]{0,9}\*\*|\*\*[ \t]{0,9}[：:]|(?<bare>\*\*[ \t]{0,9}"
            + @"(?=\r?$)))(?<alone>[ \t]{0,9}(?=\r?$))?[ \t]{0,9}",
        RegexOptions.Multiline
    )]
    private static partial Regex Bold();

    // Two colons are no colon: [NAME]:::warning
    [GeneratedRegex(
        @"^[\[【](?<name>[^\[\]【】\r\n]{1,40})[\]】][ \t]{0,9}(?:[：:](?![：:]))?[ \t]{0,9}",
        RegexOptions.Multiline
    )]
    private static partial Regex Bracket();

    [GeneratedRegex(
        @"(?<=^|[。！？!?…”」）])[\[【](?<name>[^\[\]【】\r\n]{1,40})[\]】][ \t]{0,9}(?:[：:](?![：:]))?[ \t]{0,9}"
    )]
    private static partial Regex GluedBracket();
}
