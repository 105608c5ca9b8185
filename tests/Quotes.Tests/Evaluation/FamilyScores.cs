using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Evaluation;

/// <summary>How well transcripts are read that were rewritten into one family.</summary>
/// <param name="Documents">How many there were.</param>
/// <param name="Exact">How many were read with every turn at its place and of its speaker, and no other.</param>
/// <param name="Turns">How many turns they hold.</param>
/// <param name="Read">How many were read.</param>
/// <param name="Right">How many of those are right.</param>
/// <param name="Wrong">Some that were not read exactly, with the first turn that differs.</param>
public sealed record FamilyScore(int Documents, int Exact, int Turns, int Read, int Right, IReadOnlyList<string> Wrong)
{
    /// <summary>The share of documents read exactly.</summary>
    public double Share => Documents == 0 ? 1 : (double)Exact / Documents;

    /// <summary>The share of the turns read that are right.</summary>
    public double Precision => Read == 0 ? 1 : (double)Right / Read;

    /// <summary>The share of the turns that were read.</summary>
    public double Recall => Turns == 0 ? 1 : (double)Right / Turns;

    /// <summary>Whether a family reaches its bars.</summary>
    public bool Meets(Rewriting family) =>
        Share >= family.LeastExact && Precision >= family.LeastPrecision && Recall >= family.LeastRecall;

    /// <summary>Rewrites transcripts into a family and reads them again.</summary>
    public static FamilyScore Of(Rewriting family, IEnumerable<(string File, ParsedTranscript Transcript)> transcripts)
    {
        var (documents, exact, turns, read, right) = (0, 0, 0, 0, 0);
        var wrong = new List<string>();
        foreach (var (file, transcript) in transcripts)
        {
            if (family.Write(transcript) is not { } rewritten)
                continue;
            var source = new SourceText(rewritten.Text);
            var parsed = TranscriptParser.Parse(source).Transcript;
            var found = parsed is null
                ? []
                : parsed.Turns.Select(turn => (turn.Span.Start, parsed.Voices[turn.Voice].Name)).ToHashSet();
            var same = rewritten.Turns.Count(found.Contains);
            documents++;
            turns += rewritten.Turns.Count;
            read += found.Count;
            right += same;
            if (same == rewritten.Turns.Count && same == found.Count)
                exact++;
            else
                wrong.Add(
                    $"{Path.GetFileName(file)} ({parsed?.Family}, {rewritten.Turns.Count - same} missing, {found.Count - same} too many): {Difference(source, rewritten, found)}"
                );
        }
        return new FamilyScore(documents, exact, turns, read, right, wrong);
    }

    /// <summary>The transcripts of a folder that a family of names can hold: those of two to four speakers.</summary>
    public static IEnumerable<(string File, ParsedTranscript Transcript)> Of(IEnumerable<string> files) =>
        files
            .Select(file => (file, TranscriptParser.Parse(new SourceText(File.ReadAllText(file))).Transcript))
            .Where(read => read.Transcript is { Voices.Count: >= 2 and <= 4 })
            .Select(read => (read.file, read.Transcript!));

    private static string Difference(SourceText source, Rewritten rewritten, HashSet<(int Start, string Name)> found)
    {
        var missing = rewritten.Turns.FirstOrDefault(turn => !found.Contains(turn), (-1, ""));
        var extra = found.Except(rewritten.Turns).OrderBy(turn => turn.Start).FirstOrDefault((-1, ""));
        return $"missing {Shown(source, missing)}, too many {Shown(source, extra)}";
    }

    private static string Shown(SourceText source, (int Start, string Name) turn) =>
        turn.Start < 0
            ? "none"
            : $"“{turn.Name}” at {turn.Start} “{source.Slice(new(Math.Max(0, turn.Start - 12), Math.Min(source.CodePoints, turn.Start + 12))).ReplaceLineEndings("⏎")}”";
}
