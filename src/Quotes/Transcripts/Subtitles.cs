using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds the turns of subtitles: WebVTT, whose voices are marked (<c>&lt;v Name&gt;</c>), and SRT, whose cues may begin
/// with a name and a colon. Number, time and name of a cue are its label; a cue without a name goes on with the voice
/// before.
/// </summary>
internal static partial class Subtitles
{
    /// <summary>The family and the labels in order; null where the text is no subtitles, or names nobody.</summary>
    public static (string Family, IReadOnlyList<Label> Labels)? Find(string text)
    {
        var isWebVtt = text.AsSpan().TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal);
        var cues = (isWebVtt ? WebVttCue() : SrtCue()).Matches(text);
        if (cues.Count < 2)
            return null;
        var names = NamesOf(cues);
        if (names.Count == 0)
            return null;
        var labels = new List<Label>();
        foreach (Match cue in cues)
        {
            var name = cue.Groups["name"];
            var isNamed = name.Success && names.Contains(name.Value.Trim());
            if (!isNamed && labels.Count == 0)
                continue;
            var end = isNamed || !name.Success ? cue.Index + cue.Length : name.Index;
            labels.Add(new Label(isNamed ? name.Value.Trim() : labels[^1].Name, cue.Index, end));
        }
        return (isWebVtt ? "webvtt" : "srt", labels);
    }

    // Where nearly every cue begins with a name all are; else those that come back.
    private static HashSet<string> NamesOf(MatchCollection cues)
    {
        var all = cues.Where(cue => cue.Groups["name"].Success)
            .Select(cue => cue.Groups["name"].Value.Trim())
            .ToArray();
        return all.GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() >= 2 || all.Length * 10 >= cues.Count * 9)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"^(?:\d+[ \t]*\r?\n)[\d:,.]+[ \t]*-->[ \t]*[\d:,.]+[^\r\n]*\r?\n(?:(?<name>[^\r\n:：]{1,40})[：:][ \t]*)?",
        RegexOptions.Multiline
    )]
    private static partial Regex SrtCue();

    [GeneratedRegex(
        @"^(?:[^\r\n]*[^\r\n>-][^\r\n]*\r?\n)??[\d:.]+[ \t]*-->[ \t]*[\d:.]+[^\r\n]*\r?\n(?:<v(?:\.[^ >\r\n]*)?[ \t]+(?<name>[^>\r\n]{1,60})>)?",
        RegexOptions.Multiline
    )]
    private static partial Regex WebVttCue();
}
