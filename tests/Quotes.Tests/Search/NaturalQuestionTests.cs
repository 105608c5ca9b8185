using Quotes.Storage;
using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;

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
        Assert.Equal(5, (await QuestionScores.AskAsync(_store, "腾讯云为什么以前归在社交网络部门？", Ct))[0]);

    [Fact]
    public async Task Questions_find_their_answers_among_the_first_three()
    {
        var file = Checkout.File("tests/Quotes.Tests/Evaluation/questions.json");
        var scores = await QuestionScores.OfAsync(_store, file, Ct);
        var misses = string.Join('\n', scores.Ranks.Where(rank => rank.Rank != 1));

        Assert.True(scores.Ranks.Count >= 30);
        Assert.True(scores.RecallAt3 >= .90, $"recall@3 is {scores.RecallAt3:F3}\n{misses}");
        Assert.True(scores.MeanReciprocalRank >= .80, $"MRR is {scores.MeanReciprocalRank:F3}\n{misses}");
    }
}
