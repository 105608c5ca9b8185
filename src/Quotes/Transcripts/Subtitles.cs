using System.Buffers;
using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds the turns of subtitles: WebVTT, whose voices are marked (<c>&lt;v Name&gt;</c>), and SRT, whose cues may begin
/// with a name and a colon. Number, time and name of a cue are its label; a cue without a name goes on with the voice
/// before.
/// </summary>
internal static partial class Subtitles
{
    // What stands in sentences and in no name.
    private static readonly SearchValues<char> _noName = SearchValues.Create("「」『』“”\"，。、？?！!；;");

    // Of so many cues one at least bears a name; where fewer do, a sentence happens to have a colon.
    private const int LeastNamed = 10;

    /// <summary>The family and the labels in order; null where the text is no subtitles, or names nobody.</summary>
    public static Marked? Find(string text)
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
        return new Marked(isWebVtt ? "webvtt" : "srt", labels);
    }

    /// <summary>Whether a text is subtitles, with names or without.</summary>
    public static bool AreCues(string text) => SrtCue().Count(text) >= 2 || WebVttCue().Count(text) >= 2;

    // Where nearly every cue begins with a name all are; else those that come back, if there are two and cues enough.
    private static HashSet<string> NamesOf(MatchCollection cues)
    {
        var all = cues.Where(cue => cue.Groups["name"].Success)
            .Select(cue => cue.Groups["name"].Value.Trim())
            .Where(name => name.Any(char.IsLetter) && !Phrases.IsPhrase(name) && !name.AsSpan().ContainsAny(_noName))
            .ToArray();
        var isEvery = all.Length * 10 >= cues.Count * 9;
        var names = all.GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() >= 2 || isEvery)
            .ToDictionary(group => group.Key, group => group.Count());
        return isEvery || (names.Count >= 2 && names.Values.Sum() * LeastNamed >= cues.Count) ? [.. names.Keys] : [];
    }

    /// <summary>What between a label and the next is nobody's words: closing tags, and blocks of comment.</summary>
    public static IReadOnlyList<Aside> Asides(string text, int start, int end)
    {
        var asides = new List<Aside>();
        foreach (var match in Comment().EnumerateMatches(text.AsSpan(start, end - start)))
            asides.Add(new Aside("note", start + match.Index, start + match.Index + match.Length));
        return asides;
    }

    [GeneratedRegex(
        @"^\d{1,9}[ \t]{0,9}\r?\n[\d:,.]{4,20}[ \t]{0,9}-->[ \t]{0,9}[\d:,.]{4,20}[^\r\n]{0,200}\r?\n(?:"
            + @"(?<name>[^\r\n:：]{1,40})[：:][ \t]{0,9})?",
        RegexOptions.Multiline
    )]
    private static partial Regex SrtCue();

    [GeneratedRegex(
        @"^(?:[^\r\n]{0,200}[^\r\n>-]\r?\n)??[\d:.]{4,20}[ \t]{1,9}-->[ \t]{1,9}[\d:.]{4,20}"
            + @"[^\r\n]{0,200}\r?\n(?:<v(?:\.[^ >\r\n]{0,60})?[ \t]{1,9}(?<name>[^>\r\n]{1,60})>|(?<name>"
            + @"[^\r\n:：<]{1,40})[：:][ \t]{0,9})?",
        RegexOptions.Multiline
    )]
    private static partial Regex WebVttCue();

    [GeneratedRegex(@"</v>|^NOTE\b(?:[^\r\n]{0,999}\r?\n(?!\r?\n)){0,99}[^\r\n]{0,999}", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
