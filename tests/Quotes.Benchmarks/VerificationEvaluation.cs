using System.Globalization;
using Quotes.Storage;
using Quotes.Tests.Evaluation;

namespace Quotes.Benchmarks;

/// <summary>
/// The command <c>verify [transcripts]</c>: what verification makes of damaged quotations and of sentences never said,
/// by class of length, on the first seed and on transcripts of <c>QUOTES_CORPUS</c>.
/// </summary>
internal static class VerificationEvaluation
{
    private const int Drawn = 120;
    private const int Seed = 20181101;

    /// <summary>Prints the tables.</summary>
    /// <returns>The exit code: 1 where a bar is missed.</returns>
    public static async Task<int> RunAsync(int transcripts)
    {
        if (Corpora.Folder is null)
        {
            Print($"QUOTES_CORPUS is not set; only the first seed is taken");
            using var alone = Corpora.OfSeeds();
            return await PrintAsync("the first seed", alone.Store, []) ? 0 : 1;
        }
        // The transcripts are spread over the archive, and almost all are of the same speaker: what was said in others,
        // half way between these, is as like as something can be that was not said here.
        using var others = Corpora.OfTranscripts(transcripts, .5);
        var never = await SentencesAsync(others.Store);
        using var seeds = Corpora.OfSeeds();
        var isGood = await PrintAsync("the first seed", seeds.Store, never);
        using var corpus = Corpora.OfTranscripts(transcripts);
        return await PrintAsync($"{transcripts} transcripts", corpus.Store, never) && isGood ? 0 : 1;
    }

    private static async Task<string[]> SentencesAsync(QuoteStore store)
    {
        var sentences = new List<string>();
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter(), default))
            sentences.Add(quote.Text);
        var shuffled = sentences.ToArray();
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }

    private static async Task<bool> PrintAsync(string name, QuoteStore store, IReadOnlyList<string> never)
    {
        var scores = await VerificationScores.OfAsync(store, Drawn, never, Seed, default);
        Print($"{name}: found at the right place / texts, by folded length");
        Print(
            $"  {"", -20}{string.Concat(VerificationScores.Classes.Select(least => $"{$"{least}+", 14}"))}   alerted"
        );
        foreach (var damage in Damages.All)
        {
            var cells = VerificationScores.Classes.Select(least =>
                scores.ByDamage.TryGetValue((damage.Name, least), out var score) && score.Texts > 0
                    ? $"{$"{score.Right}/{score.Texts}", 14}"
                    : $"{"-", 14}"
            );
            var all = scores.From(damage.Name, 0);
            var alerted = damage.Alert is null ? "" : $"   {all.Alerted}/{all.ToAlert}";
            Print($"  {damage.Name, -20}{string.Concat(cells)}{alerted}");
        }
        foreach (var chinese in new[] { true, false })
        {
            var cells = VerificationScores.Classes.Select(least =>
                scores.Never.TryGetValue((least, chinese), out var score)
                    ? $"{$"{score.Near}+{score.Composite}/{score.Texts}", 14}"
                    : $"{"-", 14}"
            );
            Print(
                $"  {(chinese ? "never said, Chinese" : "never said, other"), -20}{string.Concat(cells)}   near + composite"
            );
        }
        foreach (var wrong in scores.Wrong.GroupBy(line => line.Split(':')[0]).SelectMany(group => group.Take(5)))
            Print($"    {wrong}");
        return IsGood(scores);
    }

    private static bool IsGood(VerificationScores scores)
    {
        bool Least(string damage, int length, double share) =>
            scores.From(damage, length) is var score && score.Right >= share * score.Texts;
        bool Most(bool chinese, int[] classes, double share)
        {
            var never = scores.Never.Where(score =>
                score.Key.IsChinese == chinese && classes.Contains(score.Key.Class)
            );
            return never.Sum(score => score.Value.Near) <= share * never.Sum(score => score.Value.Texts);
        }
        bool Alerted(string damage) => scores.From(damage, 0) is var score && score.Alerted == score.ToAlert;
        (string Bar, bool Met)[] bars =
        [
            ("verbatim 1.000", Least("verbatim", 0, 1)),
            ("punctuation and width 1.000", Least("punctuation, width", 0, 1)),
            ("script 1.000", Least("script", 0, 1)),
            ("10 % substituted at 12 and more .99", Least("10 % substituted", 12, .99)),
            ("20 % substituted at 16 and more .97", Least("20 % substituted", 16, .97)),
            ("never said at 16 and more .001, Chinese", Most(true, [16, 32], .001)),
            ("never said at 8 to 15 .01, Chinese", Most(true, [8, 12], .01)),
            ("never said at 16 and more .001, other", Most(false, [16, 32], .001)),
            ("never said at 8 to 15 .01, other", Most(false, [8, 12], .01)),
            ("every dropped negation alerted", Alerted("negation dropped")),
            ("every changed number alerted", Alerted("number changed")),
        ];
        foreach (var (bar, met) in bars)
            Print($"  {(met ? "met" : "MISSED")}  {bar}");
        return bars.All(bar => bar.Met);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
