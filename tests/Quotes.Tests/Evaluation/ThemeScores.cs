using System.Text.Json;
using Quotes.Storage;

namespace Quotes.Tests.Evaluation;

/// <summary>
/// The tags of the seed's sentences against labels made by hand (seed-labels.json; labels.md says how).
/// </summary>
/// <param name="Themes">By theme: tags that are labels, tags that are none, labels that are no tags.</param>
/// <param name="Sentences">How many sentences were compared.</param>
public sealed record ThemeScores(IReadOnlyDictionary<string, ThemeScore> Themes, int Sentences)
{
    private static readonly JsonSerializerOptions _form = new(JsonSerializerDefaults.Web);

    /// <summary>All themes taken together (micro average).</summary>
    public ThemeScore All =>
        Themes.Values.Aggregate((a, b) => new ThemeScore(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed));

    /// <summary>Compares the tags in a store of the first seed with the labels in a file.</summary>
    public static async Task<ThemeScores> OfAsync(QuoteStore store, string file, CancellationToken ct)
    {
        var labels = JsonSerializer.Deserialize<Label[]>(File.ReadAllText(file), _form)!;
        var answers = (await store.ListAnswersAsync(new QuoteFilter(), new PageRequest(100, null), ct))!.Items;
        var scores = new SortedDictionary<string, ThemeScore>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            var id = answers[label.Answer - 1].Quotes[label.Sentence - 1].Id;
            var quote = (await store.FindQuoteAsync(id, ct))!;
            if (quote.Text != label.Text)
                throw new InvalidDataException($"The label is of “{label.Text}”, the sentence is “{quote.Text}”.");
            var given = quote.Themes.Select(tag => tag.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var theme in given.Union(label.Themes))
            {
                var score = scores.GetValueOrDefault(theme, new ThemeScore(0, 0, 0));
                scores[theme] =
                    !given.Contains(theme) ? score with { Missed = score.Missed + 1 }
                    : label.Themes.Contains(theme) ? score with { Right = score.Right + 1 }
                    : score with { Wrong = score.Wrong + 1 };
            }
        }
        return new ThemeScores(scores, labels.Length);
    }

    private sealed record Label(int Answer, int Sentence, string Text, string[] Themes);
}

/// <summary>How often a theme was given rightly, given wrongly, and missed.</summary>
public sealed record ThemeScore(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : Right / (double)(Right + Wrong);
    public double Recall => Right + Missed == 0 ? 1 : Right / (double)(Right + Missed);
    public double F1 => 2.0 * Right / (2 * Right + Wrong + Missed);
}
