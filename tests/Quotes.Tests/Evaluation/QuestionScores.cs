using System.Text.Json;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Evaluation;

/// <summary>Where natural questions find the answer that answers them.</summary>
/// <param name="Ranks">The rank of the answer by question, from 1; 0 where it was not found.</param>
public sealed record QuestionScores(IReadOnlyList<(string Question, int Rank)> Ranks)
{
    private static readonly JsonSerializerOptions _form = new(JsonSerializerDefaults.Web);

    /// <summary>The share of questions whose answer is the first.</summary>
    public double RecallAt1 => Ranks.Count(rank => rank.Rank == 1) / (double)Ranks.Count;

    /// <summary>The share of questions whose answer is among the first three.</summary>
    public double RecallAt3 => Ranks.Count(rank => rank.Rank is >= 1 and <= 3) / (double)Ranks.Count;

    /// <summary>The mean of one divided by the rank.</summary>
    public double MeanReciprocalRank => Ranks.Average(rank => rank.Rank == 0 ? 0 : 1.0 / rank.Rank);

    /// <summary>Asks a store of the first seed every question of a file.</summary>
    public static async Task<QuestionScores> OfAsync(QuoteStore store, string file, CancellationToken ct)
    {
        var ranks = new List<(string, int)>();
        foreach (var asked in JsonSerializer.Deserialize<Asked[]>(File.ReadAllText(file), _form)!)
            ranks.Add((asked.Question, (await AskAsync(store, asked.Question, ct)).IndexOf(asked.Answer) + 1));
        return new QuestionScores(ranks);
    }

    /// <summary>The numbers of the answers that a question finds, the best first.</summary>
    public static async Task<List<int>> AskAsync(QuoteStore store, string question, CancellationToken ct)
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse(question, SearchMatch.Any) };
        var page = (await store.ListAnswersAsync(filter, new PageRequest(100, null), ct))!;
        return [.. page.Items.Select(answer => answer.Number)];
    }

    private sealed record Asked(string Question, int Answer);
}
