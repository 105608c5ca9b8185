using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds the turns of interviews as Japanese magazines print them: <c>──</c> begins a line that asks, and what follows
/// is the answer, unmarked or behind a name that need not be repeated.
/// </summary>
internal static partial class Dashes
{
    /// <summary>The name of a voice whose label the text does not give.</summary>
    public const string Unnamed = "unnamed";

    // What the lines that ask end in, for the most part: the name under a motto does not.
    private const string Sentence = "？?。！!.…か」”";

    /// <summary>Whether a label is a dash.</summary>
    public static bool IsDash(string label) => label is ['─' or '—' or '―' or '－' or '━', ..];

    /// <summary>The labels, in order; null where the text has none of this kind.</summary>
    public static Marked? Find(string text)
    {
        var asked = Asked().Matches(text);
        if (asked.Count < 2)
            return null;
        var lines = Lines.In(text, asked[0].Index, text.Length).ToArray();
        var questions = asked.Select(match => match.Groups["dash"].Index).ToHashSet();
        // In a novel a dash begins whatever anybody says, and under a motto the name of its author.
        var answered = Enumerable
            .Range(0, lines.Length - 1)
            .Count(i => questions.Contains(lines[i].Start) && !questions.Contains(lines[i + 1].Start));
        var ends = lines.Where(line => questions.Contains(line.Start)).Select(line => text[line.End - 1]).ToArray();
        if (answered * 10 < asked.Count * 8 || ends.Count(Sentence.Contains) * 10 < asked.Count * 6)
            return null;
        return new Marked("dash", Labels(text, lines, questions));
    }

    private static List<Label> Labels(string text, (int Start, int End)[] lines, HashSet<int> questions)
    {
        var names = NamesOf(text, lines, questions);
        var labels = new List<Label>();
        var last = names.Count == 1 ? names.Single() : Unnamed;
        var isAsked = false;
        foreach (var (start, end) in lines)
        {
            if (questions.Contains(start))
                labels.Add(
                    new Label(text[start..(start + 2)], start, Lines.SkipSpace(text, EndOfDash(text, start), end))
                );
            else if (NameAt(text, start, end) is { } named && names.Contains(named.Name))
                labels.Add(named);
            else if (isAsked)
                labels.Add(new Label(last, start, start));
            isAsked = questions.Contains(start);
        }
        return labels;
    }

    private static HashSet<string> NamesOf(string text, (int Start, int End)[] lines, HashSet<int> questions) =>
        lines
            .Where((line, i) => i > 0 && questions.Contains(lines[i - 1].Start))
            .Select(line => NameAt(text, line.Start, line.End)?.Name)
            .OfType<string>()
            .Where(name => !Phrases.IsPhrase(name))
            .CountBy(name => name, StringComparer.Ordinal)
            .Where(name => name.Value > 1)
            .Select(name => name.Key)
            .ToHashSet(StringComparer.Ordinal);

    private static Label? NameAt(string text, int start, int end) =>
        NameAndColon().Match(text[start..Math.Min(end, start + 40)]) is { Success: true } match
            ? new Label(match.Groups["name"].Value, start, start + match.Length)
            : null;

    private static int EndOfDash(string text, int start)
    {
        while (start < text.Length && text[start] is '─' or '—' or '―' or '－' or '━')
            start++;
        return start;
    }

    [GeneratedRegex(
        @"^[ \t\u3000\uFEFF]{0,9}(?<dash>[─—―━－]{2,4})[ \t\u3000]{0,3}[^\s─—―━－]",
        RegexOptions.Multiline
    )]
    private static partial Regex Asked();

    [GeneratedRegex(@"^(?<name>[^\s：:。、「」？！]{1,16})[：:][ \t\u3000]{0,9}")]
    private static partial Regex NameAndColon();
}
