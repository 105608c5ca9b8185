using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>Distinct quotes by chance, every one that the filter allows as likely as any other.</summary>
    /// <param name="filter">What is allowed.</param>
    /// <param name="limit">How many; fewer where fewer are allowed.</param>
    /// <param name="seed">Makes the choice repeatable on the same corpus; null for another each time.</param>
    public Task<IReadOnlyList<Quote>> RandomQuotesAsync(
        QuoteFilter filter,
        int limit,
        ulong? seed,
        CancellationToken ct
    )
    {
        using var lease = Read();
        var total = CountAll(lease.Connection, filter);
        var random = new Chance(seed ?? (ulong)Random.Shared.NextInt64());
        var ranks = new List<int>();
        while (ranks.Count < Math.Min(limit, total))
            if ((int)random.Below((ulong)total) is var rank && !ranks.Contains(rank))
                ranks.Add(rank);
        var quotes = ranks.Select(rank => AtRank(lease.Connection, filter, rank)).ToArray();
        return Task.FromResult<IReadOnlyList<Quote>>(quotes);
    }

    /// <summary>The quote of a day; null where the filter allows none.</summary>
    public Task<Quote?> DailyQuoteAsync(QuoteFilter filter, DateOnly day, CancellationToken ct)
    {
        using var lease = Read();
        var total = CountAll(lease.Connection, filter);
        if (total == 0)
            return Task.FromResult<Quote?>(null);
        var rank = Shuffle.At((uint)day.DayNumber % (uint)total, (uint)total);
        return Task.FromResult<Quote?>(AtRank(lease.Connection, filter, (int)rank));
    }

    private static int CountAll(SqliteConnection connection, QuoteFilter filter)
    {
        var selection = new Selection(filter, "quote", Expression(connection, filter.Search));
        return connection.ExecuteScalar<int>($"SELECT COUNT(*)\n{selection.From}", selection.Parameters);
    }

    private static Quote AtRank(SqliteConnection connection, QuoteFilter filter, int rank)
    {
        // Drawn by place whatever the order of a list would be.
        var placed = filter with
        {
            Sort = "place",
        };
        var selection = new Selection(placed, "quote", Expression(connection, filter.Search));
        selection.Parameters.Add("rank", rank);
        selection.Parameters.Add("limit", 1);
        var hit = $"WITH hit AS (\n{selection.Hits} OFFSET @rank)\n";
        return Marked(ReadQuotes(connection, hit + SelectQuotes, selection.Parameters).Single(), filter.Search);
    }
}
