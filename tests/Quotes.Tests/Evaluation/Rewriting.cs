using System.Globalization;
using System.Text;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Evaluation;

/// <summary>A transcript as another family would print it, and what must be read out of it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Turns">Where the words of each turn begin in it, in code points, and who says them.</param>
public sealed record Rewritten(string Text, IReadOnlyList<(int Start, string Name)> Turns);

/// <summary>A family of transcripts, and how a turn of it is printed.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Label">The label before the words of a turn: of its speaker and its number.</param>
public sealed record Rewriting(string Name, Func<string, int, string> Label)
{
    /// <summary>What stands before the first turn.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands behind every turn.</summary>
    public string Behind { get; init; } = "\n\n";

    /// <summary>Whether a label stands only where another begins to speak.</summary>
    public bool OnlyAtChange { get; init; }

    /// <summary>Whether the words of a turn stand in one line.</summary>
    public bool InOneLine { get; init; }

    /// <summary>Whether the speakers are printed as who asks and who answers.</summary>
    public (string Asks, string Answers)? Anonymous { get; init; }

    /// <summary>Every family that transcripts are rewritten into.</summary>
    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new("one line", (name, _) => $"{name}：")
        {
            Behind = "",
            OnlyAtChange = true,
            InOneLine = true,
        },
        new("NAME：", (name, _) => $"{name}："),
        new("NAME:", (name, _) => $"{name}: "),
        new("问 / 答", (name, _) => $"{name}：") { Anonymous = ("问", "答") },
        new("Q / A", (name, _) => $"{name}: ") { Anonymous = ("Q", "A") },
        new("[NAME]", (name, _) => $"[{name}]"),
        new("【NAME】", (name, _) => $"【{name}】"),
        new("**NAME：**", (name, _) => $"**{name}：** "),
        new("SRT", (name, i) => $"{i + 1}\n{Time(i, ',')} --> {Time(i + 1, ',')}\n{name}: ") { InOneLine = true },
        new("WebVTT", (name, i) => $"{Time(i, '.')} --> {Time(i + 1, '.')}\n<v {name}>")
        {
            Before = "WEBVTT\n\n",
            InOneLine = true,
        },
    ];

    /// <summary>Rewrites a transcript; null where this family cannot hold it.</summary>
    public Rewritten? Write(ParsedTranscript transcript)
    {
        var voices = transcript.Voices;
        if (Anonymous is not null && voices.Count != 2)
            return null;
        var text = new StringBuilder(Before);
        var turns = new List<(int, string)>();
        var last = -1;
        foreach (var turn in transcript.Turns)
        {
            var words = string.Join(InOneLine ? " " : "\n", turn.Paragraphs.Select(transcript.Source.Slice)).Trim();
            if (words.Length == 0)
                continue;
            var name = Anonymous is var (asks, answers)
                ? turn.Voice == transcript.Turns[0].Voice
                    ? asks
                    : answers
                : voices[turn.Voice].Name;
            if (!OnlyAtChange || turn.Voice != last)
            {
                text.Append(Label(name, turns.Count));
                turns.Add((text.Length, name));
            }
            last = turn.Voice;
            text.Append(words).Append(Behind);
        }
        var source = new SourceText(text.ToString());
        return new Rewritten(source.Value, [.. turns.Select(turn => (source.ToCodePoint(turn.Item1), turn.Item2))]);
    }

    private static string Time(int seconds, char point) =>
        TimeSpan.FromSeconds(seconds).ToString($@"hh\:mm\:ss\{point}fff", CultureInfo.InvariantCulture);
}
