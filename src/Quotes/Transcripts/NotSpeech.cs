using System.Buffers;
using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>
/// Tells texts whose lines begin with words and a colon and that are no transcript for all that: code, lists of values,
/// phrases that happen to come back, interviews that have lost the marks of one side. Says what is wrong with them.
/// </summary>
internal static partial class NotSpeech
{
    private const string Expected = "turns that begin with the name of the speaker and a colon";

    // So many of a code's lines show it, in percent; so few of a list's values are sentences.
    private const int CodeLines = 40;
    private const int Sentences = 20;

    // A label that stands for a side whose questions or answers bear none: so many of its turns show it, in percent.
    private const int Unmarked = 70;
    private const int LongestValue = 30;

    private static readonly SearchValues<char> _ends = SearchValues.Create("。！？!?…⋯");

    /// <summary>Why labels that were found are none; null where nothing speaks against them.</summary>
    public static ParseProblem? Why(SourceText source, Marked marked, IReadOnlyCollection<string> known)
    {
        if (marked.Family is not ("name-colon" or "question-answer" or "bold" or "bracket"))
            return null;
        var names = new VoiceNames(marked.Labels);
        if (Lost(source, marked.Labels, names) is { } lost)
            return lost;
        if (marked.Family == "question-answer" || names.All.Any(known.Contains))
            return null;
        var text = source.Value;
        var first = marked.Labels[0];
        if (marked.Family == "name-colon" && IsCode(text))
            return At(source, first, "lines of source code", Expected);
        if (names.All.Any(name => names.ShapesOf(name).Any(IsAsker)))
            return null;
        var atLines = marked.Labels.Count(label => Lines.BeginAt(text, label.Start));
        if (names.All.Count == 1 && !IsSpeech(text, marked.Labels, names.All[0], atLines))
            return At(source, first, $"“{first.Name}” as the only words that come back before a colon", Expected);
        if (marked.Family != "name-colon")
            return null;
        var turns = Turns(text, marked.Labels);
        if (turns.Count(IsSentence) * 100 < turns.Length * Sentences && Median(turns) <= LongestValue)
            return At(source, first, $"“{first.Name}” before a colon, and values behind it, not sentences", Expected);
        return names.All.Any(IsSomebody) || atLines * 10 >= marked.Labels.Count * 9 || Asks(turns)
            ? null
            : At(source, first, $"“{first.Name}” before a colon in the midst of sentences", Expected);
    }

    // One voice alone: a person whose label stands at lines, and comes back or begins the text.
    private static bool IsSpeech(string text, IReadOnlyList<Label> labels, string name, int atLines) =>
        atLines == labels.Count
        && Names.IsFullName(name)
        && (labels.Count > 1 || Lines.In(text, 0, labels[0].Start).Take(2).Count() < 2);

    /// <summary>The problem of an interview of which only one side is marked.</summary>
    private static ParseProblem? Lost(SourceText source, IReadOnlyList<Label> labels, VoiceNames names)
    {
        var text = source.Value;
        if (labels.Count < 2)
            return null;
        var ends = labels.Select((label, i) => LastParagraph(text, label.End, EndOf(text, labels, i))).ToArray();
        // The last turn is followed by nobody's question.
        var open = ends.SkipLast(1).Count(end => end.IsQuestion && (end.IsOfSeveral || names.All.Count == 1));
        var asks = names.All.Any(name => names.ShapesOf(name).Any(IsAsker));
        if (!asks && open >= 2 && open * 100 >= (labels.Count - 1) * Unmarked)
        {
            var at = Array.FindIndex(ends, end => end.IsQuestion);
            return At(
                source,
                new Label(labels[at].Name, ends[at].Start, ends[at].Start),
                $"questions without a label between the turns of “{labels[at].Name}”",
                "a label before every question, as before every answer"
            );
        }
        if (asks && names.All.Count == 1 && ends.Any(end => end.IsOfSeveral))
        {
            var at = Array.FindIndex(ends, end => end.IsOfSeveral);
            return At(
                source,
                new Label(labels[at].Name, ends[at].Start, ends[at].Start),
                $"answers without a label behind the questions of “{labels[at].Name}”",
                "a label before every answer, as before every question"
            );
        }
        return null;
    }

    private static (int Start, bool IsQuestion, bool IsOfSeveral) LastParagraph(string text, int start, int end)
    {
        var close = Byline.Trimmed(text, start, end);
        var line = close;
        while (line > start && text[line - 1] is not ('\n' or '\r'))
            line--;
        return (
            Lines.SkipSpace(text, line, close),
            close > start && text[close - 1] is '？' or '?',
            !text.AsSpan(start, line - start).IsWhiteSpace()
        );
    }

    private static string[] Turns(string text, IReadOnlyList<Label> labels) =>
        [.. labels.Select((label, i) => text[label.End..EndOf(text, labels, i)])];

    private static int EndOf(string text, IReadOnlyList<Label> labels, int index) =>
        index + 1 < labels.Count ? labels[index + 1].Start : text.Length;

    private static bool IsSentence(string turn)
    {
        var words = turn.AsSpan().TrimEnd();
        return words.ContainsAny(_ends) || (words.Length > 8 && words is [.., '.' or '"' or '”']);
    }

    private static int Median(string[] turns) =>
        turns.Select(turn => turn.Trim().Length).Order().ElementAt(turns.Length / 2);

    // One in three of the turns asks something.
    private static bool Asks(string[] turns) =>
        turns.Count(turn => turn.AsSpan().ContainsAny('？', '?')) * 3 >= turns.Length;

    private static bool IsAsker(string label) => Roles.IsRole(label) || Roles.RoleBeginning(label) > 0;

    private static bool IsSomebody(string name) =>
        Names.IsFullName(name) || name.StartsWith('《') || char.IsAsciiLetterUpper(name[0]);

    private static bool IsCode(string text)
    {
        var (lines, code) = (0, 0);
        foreach (var (start, end) in Lines.In(text, 0, text.Length))
        {
            lines++;
            if (
                CodeLine().IsMatch(text.AsSpan(start, Math.Min(end - start, 200))) || text[end - 1] is '{' or '}' or ';'
            )
                code++;
        }
        return lines >= 4 && code * 100 >= lines * CodeLines;
    }

    private static ParseProblem At(SourceText source, Label label, string found, string expected)
    {
        var (line, column) = source.LineAndColumn(source.ToCodePoint(label.Start));
        return new ParseProblem(line, column, found, expected);
    }

    [GeneratedRegex(
        @"^(?:#include|import |from \w{1,40} import|using |package |def |class |if |elif |else\b|for |while "
            + @"|return\b|switch |case |break\b|default:|func |fn |let |var |const |public |private |protected |//"
            + @"|/\*|\w{1,40}\([^)]{0,80}\)$|[\w.\[\]]{1,60} ?[+*-]?= )"
    )]
    private static partial Regex CodeLine();
}
