using Quotes.Storage;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Tests.Evaluation;

/// <summary>How verification does on texts of one length and one damage.</summary>
/// <param name="Texts">How many there were.</param>
/// <param name="Found">How many were found, exact, normalized, near or composite.</param>
/// <param name="Right">How many were found where they were taken from, or where the same words stand.</param>
/// <param name="Alerted">
/// Of those that were not found letter for letter: how many raised the alert of the damage.
/// </param>
/// <param name="ToAlert">How many should have raised it.</param>
public sealed record DamageScore(int Texts, int Found, int Right, int Alerted, int ToAlert);

/// <summary>What became of sentences that were never said.</summary>
/// <param name="Texts">How many there were.</param>
/// <param name="Near">How many were found near all the same.</param>
/// <param name="Composite">How many were found to be put together of parts.</param>
public sealed record NeverScore(int Texts, int Near, int Composite);

/// <summary>
/// How verification does on true quotations, damaged in nine ways, and on sentences that were never said.
/// </summary>
/// <param name="ByDamage">By damage and class of length.</param>
/// <param name="Never">What became of sentences that were never said, by class of length and script.</param>
/// <param name="Wrong">Some of what went wrong, in words.</param>
public sealed record VerificationScores(
    IReadOnlyDictionary<(string Damage, int Class), DamageScore> ByDamage,
    IReadOnlyDictionary<(int Class, bool IsChinese), NeverScore> Never,
    IReadOnlyList<string> Wrong
)
{
    /// <summary>The classes of folded length: from each of these on, up to the next.</summary>
    public static IReadOnlyList<int> Classes { get; } = [1, 8, 12, 16, 32];

    /// <summary>The sum of a damage over the classes from a length on.</summary>
    public DamageScore From(string damage, int length) =>
        ByDamage
            .Where(score => score.Key.Damage == damage && score.Key.Class >= length)
            .Select(score => score.Value)
            .Aggregate(
                new DamageScore(0, 0, 0, 0, 0),
                (a, b) =>
                    new(
                        a.Texts + b.Texts,
                        a.Found + b.Found,
                        a.Right + b.Right,
                        a.Alerted + b.Alerted,
                        a.ToAlert + b.ToAlert
                    )
            );

    /// <summary>Damages quotes of a store, and asks for each and for sentences that are not in it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="count">How many quotes of each class of length are drawn.</param>
    /// <param name="never">Sentences from elsewhere; those that stand in the store all the same are left out.</param>
    /// <param name="seed">Makes the draw repeatable.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<VerificationScores> OfAsync(
        QuoteStore store,
        int count,
        IReadOnlyList<string> never,
        int seed,
        CancellationToken ct
    )
    {
        var quotes = new List<Quote>();
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter(), ct))
            quotes.Add(quote);
        var random = new Random(seed);
        var scores = new Dictionary<(string, int), DamageScore>();
        var wrong = new List<string>();
        foreach (
            var drawn in quotes
                .GroupBy(quote => ClassOf(quote.Text))
                .Where(group => group.Key > 0)
                .OrderBy(group => group.Key)
        )
        {
            var some = drawn.ToArray();
            random.Shuffle(some);
            foreach (var damage in Damages.All)
                scores[(damage.Name, drawn.Key)] = await ScoreAsync(store, some.Take(count), damage, random, wrong, ct);
        }
        return new VerificationScores(scores, await NeverAsync(store, never, count, wrong, ct), wrong);
    }

    private static async Task<DamageScore> ScoreAsync(
        QuoteStore store,
        IEnumerable<Quote> quotes,
        Damage damage,
        Random random,
        List<string> wrong,
        CancellationToken ct
    )
    {
        var (texts, found, right, alerted, toAlert) = (0, 0, 0, 0, 0);
        foreach (var quote in quotes)
        {
            if (damage.Do(quote.Text, random) is not { } text)
                continue;
            var result = await store.VerifyAsync(text, null, new VerificationOptions(damage.Script, Limit: 100), ct);
            texts++;
            found += result.Verdict == "not_found" ? 0 : 1;
            var isRight = result.Matches.Any(match => IsOf(match, quote));
            right += isRight ? 1 : 0;
            // What was said letter for letter somewhere else needs no alert.
            var isTold = result
                .Alerts.Concat(result.Matches.Where(m => IsOf(m, quote)).SelectMany(m => m.Alerts))
                .Contains(damage.Alert);
            var isDue = damage.Alert is not null && result.Verdict is not ("exact" or "normalized") && isRight;
            toAlert += isDue ? 1 : 0;
            alerted += isDue && isTold ? 1 : 0;
            if (!isRight || (isDue && !isTold))
                wrong.Add(
                    $"{damage.Name}: {result.Verdict}, {(isRight ? "no alert" : "not there")}: {text} ({quote.Text})"
                );
        }
        return new DamageScore(texts, found, right, alerted, toAlert);
    }

    private static bool IsOf(Match match, Quote quote) =>
        (
            match.InterviewId == quote.Interview.Id
            && match.Span.Start < quote.Span.End
            && quote.Span.Start < match.Span.End
        )
        || match.Text.Contains(quote.Text, StringComparison.Ordinal)
        || quote.Text.Contains(match.Text, StringComparison.Ordinal);

    private static async Task<IReadOnlyDictionary<(int, bool), NeverScore>> NeverAsync(
        QuoteStore store,
        IReadOnlyList<string> sentences,
        int count,
        List<string> wrong,
        CancellationToken ct
    )
    {
        var scores = new Dictionary<(int, bool), NeverScore>();
        foreach (var sentence in sentences.Distinct(StringComparer.Ordinal))
        {
            var key = (ClassOf(sentence), IsChinese(sentence));
            var score = scores.GetValueOrDefault(key, new NeverScore(0, 0, 0));
            if (key.Item1 == 0 || score.Texts >= 3 * count || await IsSaidAsync(store, sentence, ct))
                continue;
            var result = await store.VerifyAsync(sentence, null, new VerificationOptions(), ct);
            scores[key] = new NeverScore(
                score.Texts + 1,
                score.Near + (result.Verdict == "near" ? 1 : 0),
                score.Composite + (result.Verdict == "composite" ? 1 : 0)
            );
            if (result.Verdict != "not_found")
                wrong.Add(
                    $"never said: {result.Verdict}: {sentence} ({result.Matches[0].Similarity}: {result.Matches[0].Text})"
                );
        }
        return scores;
    }

    // Said here too, if perhaps with other marks or without them, as part of a longer sentence.
    private static async Task<bool> IsSaidAsync(QuoteStore store, string sentence, CancellationToken ct)
    {
        var marks = sentence.Where(c => char.IsPunctuation(c) || char.IsWhiteSpace(c)).Distinct().ToArray();
        var words = sentence.Trim(marks);
        var result = await store.VerifyAsync(words, null, new VerificationOptions(), ct);
        return result.Verdict is "exact" or "normalized"
            || (result.Verdict == "near" && Letters(result.Matches[0].Text) == Letters(words));
    }

    private static string Letters(string text) => string.Concat(Folding.Fold(text).Text.Where(char.IsLetterOrDigit));

    private static bool IsChinese(string text) => 4 * text.Count(c => c is >= '\u4E00' and <= '\u9FFF') > text.Length;

    // Marks alone are no words that anybody has said.
    private static int ClassOf(string text)
    {
        var folded = Folding.Fold(text).Text;
        var length = folded.Any(char.IsLetterOrDigit) ? folded.EnumerateRunes().Count() : 0;
        return Classes.LastOrDefault(least => length >= least);
    }
}
