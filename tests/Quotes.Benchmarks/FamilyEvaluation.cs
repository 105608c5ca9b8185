using System.Globalization;
using Quotes.Tests.Evaluation;

namespace Quotes.Benchmarks;

/// <summary>
/// The command <c>families [transcripts]</c>: transcripts of <c>QUOTES_CORPUS</c> of two to four speakers, rewritten into
/// each family and read again.
/// </summary>
internal static class FamilyEvaluation
{
    /// <summary>Prints the table.</summary>
    public static int Run(int transcripts)
    {
        if (Corpora.Folder is null)
        {
            Console.Error.WriteLine("QUOTES_CORPUS is not set");
            return 2;
        }
        var files = Directory.GetFiles(Corpora.Folder, "*.md").Order(StringComparer.Ordinal).ToArray();
        var step = Math.Max(1, files.Length / transcripts);
        var read = FamilyScore.Of(files.Where((_, i) => i % step == 0)).ToArray();
        Console.WriteLine($"{"family", -14}{"documents", 10}{"exact", 8}{"share", 8}{"precision", 11}{"recall", 9}");
        foreach (var family in Rewriting.All)
        {
            var score = FamilyScore.Of(family, read);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{family.Name, -14}{score.Documents, 10}{score.Exact, 8}{(double)score.Exact / score.Documents, 8:F3}{(double)score.Right / Math.Max(1, score.Read), 11:F5}{(double)score.Right / score.Turns, 9:F5}"
                )
            );
            foreach (var wrong in score.Wrong.Take(family.Name == "one line" ? 150 : 2))
                Console.WriteLine($"    {wrong}");
        }
        return 0;
    }
}
