using System.Text.Json;
using Quotes.Tests.Storage;
using Quotes.Text;
using Quotes.Themes;

namespace Quotes.Tests.Themes;

/// <summary>The themes of the seed against labels made by hand (seed-labels.json; labels.md says how).</summary>
public sealed class SeedThemesTests
{
    // Names of the field, and pairs of everyday words that any text on the theme may hold. A new one is weighed here.
    private static readonly string[] _fieldTerms = ["产业互联网", "消费互联网", "合作伙伴生态", "技术能力开放"];

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task The_tags_agree_with_the_labels()
    {
        using var box = new Sandbox();
        var labels = JsonSerializer.Deserialize<Label[]>(File.ReadAllText(LabelsFile()), _json)!;
        var (answers, quotes, _) = await ReadAsync(box);

        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            var quote = quotes[answers[label.Answer - 1].Quotes[label.Sentence - 1].Id];
            Assert.Equal(label.Text, quote.Text);
            var given = quote.Themes.Select(tag => tag.Id).ToHashSet();
            Add(label.Themes.Intersect(given), 0);
            Add(given.Except(label.Themes), 1);
            Add(label.Themes.Except(given), 2);
        }

        var (right, wrong, missed) = (Sum(0), Sum(1), Sum(2));
        var report = string.Join(
            '\n',
            counts.Select(c => $"{c.Key}: +{c.Value[0]} wrong {c.Value[1]} missed {c.Value[2]}")
        );
        Assert.Equal(quotes.Values.Count(quote => quote.Kind == "answer"), labels.Length);
        Assert.True(2.0 * right / (2 * right + wrong + missed) >= .80, $"F1 is below .80\n{report}");
        Assert.True(1.0 * right / (right + wrong) >= .85, $"precision is below .85\n{report}");

        void Add(IEnumerable<string> themes, int column)
        {
            foreach (var theme in themes)
                (counts.TryGetValue(theme, out var row) ? row : counts[theme] = new int[3])[column]++;
        }
        int Sum(int column) => counts.Values.Sum(row => row[column]);
    }

    [Fact]
    public async Task Every_tag_shows_words_that_stand_where_it_says()
    {
        using var box = new Sandbox();
        var (_, quotes, source) = await ReadAsync(box);
        using var store = box.Open();
        var tags = quotes.Values.SelectMany(quote => quote.Themes.Select(tag => (quote, tag))).ToArray();

        Assert.NotEmpty(tags);
        foreach (var (quote, tag) in tags)
        {
            var place = quote.Span;
            if (tag.Inherited)
            {
                var asked = await store.FindQuestionAsync(quote.Question!.Id, TestContext.Current.CancellationToken);
                place = asked!.Span;
            }
            Assert.NotEmpty(tag.Evidence);
            foreach (var evidence in tag.Evidence)
            {
                var span = new TextSpan(evidence.Start, evidence.End);
                Assert.Equal(source.Slice(span), evidence.Text);
                Assert.True(place.Contains(span), $"{evidence} stands outside {quote.Text}");
            }
        }
    }

    [Fact]
    public async Task The_lexicon_holds_terms_of_the_field_and_no_phrases_of_the_seed()
    {
        using var box = new Sandbox();
        var (_, _, source) = await ReadAsync(box);
        var problems = new List<Problem>();
        var yaml = File.ReadAllText(Path.Combine(box.Seeds, "themes.yaml"));
        var catalogue = ThemeCatalogue.Read(yaml, "themes.yaml", problems);

        Assert.Empty(problems);
        Assert.Equal(12, catalogue.Themes.Count);
        var chinese = catalogue
            .Terms.Where(term => term.Text.Any(c => c >= '\u4E00'))
            .Select(term => term.Text)
            .ToArray();
        Assert.DoesNotContain(chinese, term => term.EnumerateRunes().Count() > 8);
        var copied = chinese
            .Where(term => term.EnumerateRunes().Count() >= 5)
            .Where(term => TermText.Fold(source.Value).Contains(term, StringComparison.Ordinal));
        Assert.Empty(copied.Except(_fieldTerms));
    }

    private static async Task<(IReadOnlyList<Answer>, Dictionary<string, Quote>, SourceText)> ReadAsync(Sandbox box)
    {
        var ct = TestContext.Current.CancellationToken;
        using var store = box.Open();
        var answers = await store.ListAnswersAsync(new QuoteFilter(), new PageRequest(100, null), ct);
        var quotes = new Dictionary<string, Quote>();
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter(), ct))
            quotes.Add(quote.Id, quote);
        var text = await store.FindSourceAsync(answers!.Items[0].InterviewId, ct);
        return (answers.Items, quotes, new SourceText(text!));
    }

    private static string LabelsFile() =>
        Path.Combine(Sandbox.CheckoutSeeds(), "..", "tests", "Quotes.Tests", "Themes", "seed-labels.json");

    private sealed record Label(int Answer, int Sentence, string Text, string[] Themes);
}
