using System.Globalization;
using Quotes.Storage;
using Quotes.Tests.Evaluation;

namespace Quotes.Benchmarks;

/// <summary>
/// The command <c>evaluate [transcripts]</c>: how well themes, natural questions and search do, as tables.
/// </summary>
internal static class Evaluation
{
    private const int Queries = 2000;
    private const int Seed = 20181101;

    /// <summary>Prints the tables.</summary>
    /// <param name="transcripts">How many transcripts of <c>QUOTES_CORPUS</c> are searched.</param>
    /// <returns>The exit code: 1 where a search was not exact.</returns>
    public static async Task<int> RunAsync(int transcripts)
    {
        using var seeds = Corpora.OfSeeds();
        await ThemesAsync(seeds.Store);
        await QuestionsAsync(seeds.Store);
        Print("search against a scan of folded text: quotes, queries, hits, missing, too many");
        var exact = await SearchAsync("the first seed", seeds.Store);
        if (Corpora.Folder is null)
            Print("  QUOTES_CORPUS is not set; its transcripts were not searched");
        else
            using (var corpus = Corpora.OfTranscripts(transcripts))
                exact &= await SearchAsync($"{transcripts} transcripts", corpus.Store);
        return exact ? 0 : 1;
    }

    private static async Task ThemesAsync(QuoteStore store)
    {
        var scores = await ThemeScores.OfAsync(
            store,
            Corpora.Checkout("tests/Quotes.Tests/Evaluation/seed-labels.json"),
            default
        );
        Print($"themes on {scores.Sentences} sentences labelled by hand: precision, recall, F1 (right, wrong, missed)");
        foreach (var (theme, score) in scores.Themes.Append(new("all", scores.All)))
        {
            var counts = $"({score.Right}, {score.Wrong}, {score.Missed})";
            Print($"  {theme, -26}{score.Precision, 6:F3}{score.Recall, 7:F3}{score.F1, 7:F3}   {counts}");
        }
    }

    private static async Task QuestionsAsync(QuoteStore store)
    {
        var scores = await QuestionScores.OfAsync(
            store,
            Corpora.Checkout("tests/Quotes.Tests/Evaluation/questions.json"),
            default
        );
        Print($"natural questions, {scores.Ranks.Count} of them, match=any on answers");
        Print(
            $"  recall@1 {scores.RecallAt1:F3}   recall@3 {scores.RecallAt3:F3}   MRR {scores.MeanReciprocalRank:F3}"
        );
        foreach (var (question, rank) in scores.Ranks.Where(rank => rank.Rank != 1))
            Print($"  rank {rank}: {question}");
    }

    private static async Task<bool> SearchAsync(string name, QuoteStore store)
    {
        var found = await SearchExactness.OfAsync(store, Queries, Seed, default);
        var sizes = $"{found.Quotes, 8}{found.Queries, 7}{found.Found, 9}";
        Print($"  {name, -18}{sizes}{found.Missing, 5}{found.TooMany, 5}");
        foreach (var wrong in found.Wrong.Take(10))
            Print($"    {wrong}");
        return found.Wrong.Count == 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Print(string line) => Console.WriteLine(line);
}
