using System.Text.Json;
using Quotes.Storage;
using Quotes.Tests.Storage;
using Quotes.Text;

namespace Quotes.Tests.Search;

/// <summary>Questions in other words than the interview's, written before anything was tuned on them.</summary>
public sealed class NaturalQuestionTests : IDisposable
{
    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public NaturalQuestionTests() => _store = _box.Open();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task A_question_of_a_bot_puts_its_answer_first() =>
        Assert.Equal(5, (await AskAsync("腾讯云为什么以前归在社交网络部门？"))[0]);

    [Fact]
    public async Task Questions_find_their_answers_among_the_first_three()
    {
        var asked = Asked.ReadAll();
        var ranks = new List<int>();
        foreach (var (question, answer) in asked)
            ranks.Add((await AskAsync(question)).IndexOf(answer) + 1);

        var misses = string.Join(
            '\n',
            asked.Zip(ranks).Where(pair => pair.Second != 1).Select(pair => $"{pair.Second}  {pair.First}")
        );
        var recall = ranks.Count(rank => rank is 1 or 2 or 3) / (double)ranks.Count;
        var reciprocal = ranks.Average(rank => rank == 0 ? 0 : 1.0 / rank);
        Assert.True(ranks.Count >= 30);
        Assert.True(recall >= .90 && reciprocal >= .80, $"recall@3 {recall:F3}, MRR {reciprocal:F3}\n{misses}");
    }

    private async Task<List<int>> AskAsync(string question)
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse(question, SearchMatch.Any) };
        var page = (await _store.ListAnswersAsync(filter, new PageRequest(100, null), Ct))!;
        return [.. page.Items.Select(answer => answer.Number)];
    }
}

/// <summary>A question and the number of the answer that answers it.</summary>
public sealed record Asked(string Question, int Answer)
{
    private static readonly JsonSerializerOptions _form = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Asked> ReadAll() =>
        JsonSerializer.Deserialize<List<Asked>>(
            File.ReadAllText(Checkout.File("tests/Quotes.Tests/Search/questions.json")),
            _form
        )!;
}
