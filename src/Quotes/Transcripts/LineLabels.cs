using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>Finds labels that marks of their own set off from the words behind them, each at the beginning of a line.</summary>
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

    /// <summary>The family of such labels that a text is written in, and the labels in order; null where it is in none.</summary>
    public static (string Family, IReadOnlyList<Label> Labels)? Find(string text)
    {
        foreach (var (family, marks) in new[] { ("bold", Bold()), ("bracket", Bracket()) })
            if (Labels(text, marks) is { Count: >= 2 } labels)
                return (family, labels);
        return null;
    }

    private static List<Label> Labels(string text, Regex marks)
    {
        var all = marks
            .Matches(text)
            .Select(match => new Label(match.Groups["name"].Value.Trim(), match.Index, match.Index + match.Length))
            .Where(label => label.Name.Any(char.IsLetter) && !_directions.Contains(label.Name))
            .ToArray();
        var often = all.GroupBy(label => label.Name, StringComparer.Ordinal)
            .Where(group => group.Count() >= 2)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        var areBlocks = Lines.MostBlocksBeginWith(text, all);
        return often.Count == 0 && !areBlocks
            ? []
            :
            [
                .. all.Where(label =>
                    often.Contains(label.Name) || (areBlocks && Lines.BlockBeginsAt(text, label.Start))
                ),
            ];
    }

    [GeneratedRegex(
        @"^\*\*(?<name>[^*\r\n：:]{1,40})(?:[：:][ \t]*\*\*|\*\*[ \t]*[：:])[ \t]*",
        RegexOptions.Multiline
    )]
    private static partial Regex Bold();

    [GeneratedRegex(@"^[\[【](?<name>[^\[\]【】\r\n]{1,40})[\]】][ \t]*[：:]?[ \t]*", RegexOptions.Multiline)]
    private static partial Regex Bracket();
}
