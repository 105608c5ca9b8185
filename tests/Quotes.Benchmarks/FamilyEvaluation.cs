using System.Globalization;
using Quotes.Tests.Evaluation;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Benchmarks;

/// <summary>
/// The command <c>families [transcripts]</c>: transcripts of <c>QUOTES_CORPUS</c> against their own labels, and those
/// of two to four speakers rewritten into each family, and into what is no transcript, and read again.
/// </summary>
internal static class FamilyEvaluation
{
    // How many of the documents that were not read exactly are shown of each family.
    private const int Shown = 3;

    /// <summary>Prints the table.</summary>
    /// <returns>0 where every bar is met, 1 where one is missed, 2 where there are no transcripts.</returns>
    public static int Run(int transcripts)
    {
        if (Corpora.Folder is null)
        {
            Console.Error.WriteLine("QUOTES_CORPUS is not set");
            return 2;
        }
        var files = Directory.GetFiles(Corpora.Folder, "*.md").Order(StringComparer.Ordinal).ToArray();
        var step = Math.Max(1, files.Length / transcripts);
        string[] some = [.. files.Where((_, i) => i % step == 0)];
        Console.WriteLine(
            $"{"family", -16}{"documents", 10}{"exact", 7}{"share", 8}{"precision", 11}{"recall", 9}  bar: share, precision, recall"
        );
        var met = Row(
            new("### NAME：", (_, _) => "")
            {
                LeastPrecision = .9999,
                LeastRecall = .9999,
                LeastExact = 1,
            },
            Markdown(some)
        );
        var read = FamilyScore.Of(some).ToArray();
        foreach (var family in Rewriting.All)
            met &= Row(family, FamilyScore.Of(family, read));
        return met ? 0 : 1;
    }

    private static FamilyScore Markdown(string[] files)
    {
        var (exact, labels, turns, right) = (0, 0, 0, 0);
        var wrong = new List<string>();
        foreach (var file in files)
        {
            if (TranscriptParser.Parse(new SourceText(File.ReadAllText(file))).Transcript is not { } transcript)
            {
                wrong.Add(Path.GetFileName(file));
                continue;
            }
            var own = OwnLabels.Of(transcript);
            (labels, turns, right) = (labels + own.Labels, turns + own.Turns, right + own.Right);
            if (own.Labels == own.Right && own.Turns == own.Right)
                exact++;
            else
                wrong.Add($"{Path.GetFileName(file)}: {own.Labels} labels, {own.Turns} turns, {own.Right} right");
        }
        return new FamilyScore(files.Length, exact, labels, turns, right, wrong);
    }

    private static bool Row(Rewriting family, FamilyScore score)
    {
        var met = score.Meets(family);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Padded(family.Name)}{score.Documents, 10}{score.Exact, 7}{score.Share, 8:F3}{score.Precision, 11:F5}{score.Recall, 9:F5}  {family.LeastExact:F2} {family.LeastPrecision:F4} {family.LeastRecall:F4} {(met ? "met" : "MISSED")}"
            )
        );
        foreach (var wrong in score.Wrong.Take(Shown))
            Console.WriteLine($"    {wrong}");
        return met;
    }

    // A wide character takes two places on a terminal.
    private static string Padded(string name) =>
        name + new string(' ', Math.Max(0, 16 - name.Sum(c => c is >= '\u2E80' and <= '\uFFEF' ? 2 : 1)));
}
