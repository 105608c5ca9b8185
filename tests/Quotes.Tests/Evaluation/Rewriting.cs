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

    /// <summary>Whether no label is printed, so that nothing may be read.</summary>
    public bool IsNone { get; init; }

    /// <summary>What share of the documents must be read exactly.</summary>
    public double LeastExact { get; init; } = .95;

    /// <summary>What share of the turns that are read must be right; 0 where no bar is set.</summary>
    public double LeastPrecision { get; init; }

    /// <summary>What share of the turns must be read; 0 where no bar is set.</summary>
    public double LeastRecall { get; init; }

    /// <summary>Every family that transcripts are rewritten into.</summary>
    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new("one line", (name, _) => $"{name}：")
        {
            Behind = "",
            OnlyAtChange = true,
            InOneLine = true,
            LeastExact = .86,
            LeastPrecision = .9998,
            LeastRecall = .9985,
        },
        new("NAME：", (name, _) => $"{name}："),
        new("NAME:", (name, _) => $"{name}: "),
        new("NAME:⏎", (name, _) => $"{name}:\n"),
        new("NAME 0:00:00⏎", (name, i) => $"{name} {Time(i, '.')[..8]}\n"),
        new("[0:00:00] NAME:", (name, i) => $"[{Time(i, '.')[..8]}] {name}: "),
        new("问 / 答", (name, _) => $"{name}：") { Anonymous = ("问", "答") },
        new("Q / A", (name, _) => $"{name}: ") { Anonymous = ("Q", "A") },
        new("Q1： / A1：", (name, i) => $"{name}{i + 1}：") { Anonymous = ("Q", "A") },
        new("Q    / A", (name, _) => $"{name}    ") { Anonymous = ("Q", "A"), OnlyAtChange = true },
        new("──", (name, _) => name == "──" ? name : "")
        {
            Anonymous = ("──", "unnamed"),
            OnlyAtChange = true,
            InOneLine = true,
        },
        new("[NAME]", (name, _) => $"[{name}]"),
        new("【NAME】", (name, _) => $"【{name}】"),
        new("**NAME：**", (name, _) => $"**{name}：** "),
        new("**NAME:**⏎", (name, _) => $"**{name}:**\n\n"),
        new("### NAME", (name, _) => $"### {name}\n\n"),
        new("SRT", (name, i) => $"{i + 1}\n{Time(i, ',')} --> {Time(i + 1, ',')}\n{name}: ") { InOneLine = true },
        new("WebVTT", (name, i) => $"{Time(i, '.')} --> {Time(i + 1, '.')}\n<v {name}>")
        {
            Before = "WEBVTT\n\n",
            InOneLine = true,
        },
        new("labels lost", (_, _) => "") { IsNone = true, LeastExact = 1 },
        new("captions", (_, i) => $"{i + 1}\n{Time(i, ',')} --> {Time(i + 1, ',')}\n")
        {
            InOneLine = true,
            IsNone = true,
            LeastExact = 1,
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
        var (last, written) = (-1, 0);
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
            if (IsNone)
                text.Append(Label(name, written++));
            else if (OnlyAtChange && InOneLine && turn.Voice == last)
            {
                text.Length -= Behind.Length;
                text.Append(Behind.Length > 0 ? " " : "");
            }
            else if (!OnlyAtChange || turn.Voice != last)
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
