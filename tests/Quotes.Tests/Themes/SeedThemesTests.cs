using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;
using Quotes.Text;
using Quotes.Themes;

namespace Quotes.Tests.Themes;

/// <summary>The themes of the seed against labels made by hand (seed-labels.json; labels.md says how).</summary>
public sealed class SeedThemesTests
{
    // Names of the field, and pairs of everyday words that any text on the theme may hold. A new one is weighed here.
    private static readonly string[] _fieldTerms = ["产业互联网", "消费互联网", "合作伙伴生态", "技术能力开放"];

    [Fact]
    public async Task The_tags_agree_with_the_labels()
    {
        using var box = new Sandbox();
        using var store = box.Open();
        var file = Checkout.File("tests/Quotes.Tests/Evaluation/seed-labels.json");
        var scores = await ThemeScores.OfAsync(store, file, TestContext.Current.CancellationToken);
        var report = string.Join('\n', scores.Themes);

        Assert.Equal(51, scores.Sentences);
        Assert.True(scores.All.F1 >= .80, $"F1 is below .80\n{report}");
        Assert.True(scores.All.Precision >= .85, $"precision is below .85\n{report}");
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
}
