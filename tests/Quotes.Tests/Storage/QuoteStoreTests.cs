using Microsoft.Data.Sqlite;
using Quotes.Storage;

namespace Quotes.Tests.Storage;

public sealed class QuoteStoreTests : IDisposable
{
    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public QuoteStoreTests() => _store = _box.Open();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("place")]
    [InlineData("length")]
    [InlineData("-length")]
    [InlineData("date")]
    [InlineData("-date")]
    public async Task Pages_of_any_size_walk_everything_once_in_one_order(string? sort)
    {
        var filter = new QuoteFilter { Sort = sort };
        var whole = (await _store.ListQuotesAsync(filter, new PageRequest(100, null), Ct))!;

        Assert.Equal((53, 53, false), (whole.Items.Count, whole.Total, whole.TotalIsLowerBound));
        Assert.Null(whole.Next);
        foreach (var limit in new[] { 1, 7, 53 })
            Assert.Equal(Ids(whole.Items), await WalkAsync(filter, limit));
        var lengths = whole.Items.Select(quote => quote.Length).ToArray();
        if (sort == "length")
            Assert.Equal(lengths.Order(), lengths);
        if (sort == "-length")
            Assert.Equal(lengths.OrderDescending(), lengths);
    }

    [Fact]
    public async Task A_page_behind_an_entry_that_is_not_there_is_null()
    {
        var stale = new PageRequest(7, "q-gone");

        Assert.Null(await _store.ListQuotesAsync(new QuoteFilter(), stale, Ct));
        Assert.Null(await _store.ListAnswersAsync(new QuoteFilter(), stale, Ct));
        Assert.Null(await _store.ListQuestionsAsync(new QuestionFilter([], []), stale, Ct));
        Assert.Null(await _store.ListSpeakersAsync(new SpeakerFilter([], []), stale, Ct));
        Assert.Null(await _store.ListInterviewsAsync(stale, Ct));
        Assert.Null(await _store.ListThemesAsync(stale, Ct));
    }

    [Fact]
    public async Task Ids_come_in_the_order_asked_for_and_each_once()
    {
        var all = await WalkAsync(new QuoteFilter(), 100);
        var filter = new QuoteFilter { Ids = [all[9], all[2], all[30], all[2], "q-gone"] };

        Assert.Equal([all[9], all[2], all[30]], await WalkAsync(filter, 1));
        Assert.Equal([all[2], all[9], all[30]], await WalkAsync(filter with { Sort = "place" }, 2));
    }

    [Fact]
    public async Task Themes_may_be_asked_for_as_either_both_and_not()
    {
        var quotes = (await _store.ListQuotesAsync(new QuoteFilter(), new PageRequest(100, null), Ct))!.Items;
        const string one = "industrial-internet",
            other = "org-restructuring";
        IEnumerable<string> Where(Func<bool, bool, bool> holds) =>
            quotes
                .Where(q => holds(q.Themes.Any(t => t.Id == one), q.Themes.Any(t => t.Id == other)))
                .Select(q => q.Id);
        async Task Gives(Func<bool, bool, bool> holds, params ThemeClause[] clauses)
        {
            Assert.NotEmpty(Where(holds));
            Assert.Equal(Where(holds), await WalkAsync(new QuoteFilter { Themes = clauses }, 7));
        }

        await Gives((a, b) => a || b, new ThemeClause([one, other], false));
        await Gives((a, b) => a && b, new ThemeClause([one], false), new ThemeClause([other], false));
        await Gives((a, b) => a && !b, new ThemeClause([one], false), new ThemeClause([other], true));
        await Gives((a, b) => !a && !b, new ThemeClause([one, other], true));
    }

    [Fact]
    public async Task Chance_favours_no_quote()
    {
        var drawn = new Dictionary<string, int>();
        const int seeds = 5300;
        for (ulong seed = 0; seed < seeds; seed++)
            foreach (var quote in await _store.RandomQuotesAsync(new QuoteFilter(), 1, seed, Ct))
                drawn[quote.Id] = drawn.GetValueOrDefault(quote.Id) + 1;

        const double expected = seeds / 53.0;
        var chiSquare = drawn.Values.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.Equal(53, drawn.Count);
        // The 99.9 % quantile of chi-square with 52 degrees of freedom.
        Assert.True(chiSquare < 89.3, $"chi-square is {chiSquare}");
    }

    [Fact]
    public async Task Quotes_by_chance_are_distinct_repeatable_and_no_more_than_there_are()
    {
        var filter = new QuoteFilter { Themes = [new ThemeClause(["investment"], false)] };
        var allowed = await WalkAsync(filter, 100);
        var first = Ids(await _store.RandomQuotesAsync(new QuoteFilter(), 20, 42, Ct));

        Assert.Equal(first, Ids(await _store.RandomQuotesAsync(new QuoteFilter(), 20, 42, Ct)));
        Assert.NotEqual(first, Ids(await _store.RandomQuotesAsync(new QuoteFilter(), 20, 43, Ct)));
        Assert.Equal(20, first.Distinct().Count());
        Assert.Equal(allowed.Order(), Ids(await _store.RandomQuotesAsync(filter, 50, null, Ct)).Order());
        Assert.Empty(await _store.RandomQuotesAsync(new QuoteFilter { MinLength = 9999 }, 5, 1, Ct));
    }

    [Fact]
    public async Task No_quote_comes_twice_in_as_many_days_as_there_are_quotes()
    {
        foreach (var from in new[] { new DateOnly(2026, 1, 1), new DateOnly(2027, 11, 11), DateOnly.MinValue })
        {
            var ids = new HashSet<string>();
            for (var day = 0; day < 53; day++)
                ids.Add((await _store.DailyQuoteAsync(new QuoteFilter(), from.AddDays(day), Ct))!.Id);
            Assert.Equal(53, ids.Count);
        }
        Assert.Null(await _store.DailyQuoteAsync(new QuoteFilter { MinLength = 9999 }, new DateOnly(2026, 1, 1), Ct));
    }

    [Fact]
    public async Task The_nearest_ids_come_first()
    {
        Assert.Equal("dowson-tong", (await _store.NearestAsync("speaker", "dowson-tang", Ct))[0]);
        var themes = await _store.NearestAsync("theme", "investmnt", Ct);
        Assert.Equal((3, "investment"), (themes.Count, themes[0]));
        Assert.Empty(await _store.NearestAsync("question", "n-gone", Ct));
    }

    [Fact]
    public async Task Counting_stops_at_ten_thousand()
    {
        var file = Path.Combine(_box.Data, "many");
        File.Copy(_store.Name, file);
        File.SetAttributes(file, FileAttributes.Normal);
        Multiply(file, 10_000 - 53);
        Assert.Equal((10_000, false), await TotalAsync(file));

        Multiply(file, 1);

        Assert.Equal((10_000, true), await TotalAsync(file));
    }

    private static async Task<(int, bool)> TotalAsync(string file)
    {
        using var store = new QuoteStore(file, "2026-01-01T00:00:00Z");
        var page = (await store.ListQuotesAsync(new QuoteFilter(), new PageRequest(1, null), Ct))!;
        return (page.Total, page.TotalIsLowerBound);
    }

    private static void Multiply(string file, int times)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {times})
            INSERT INTO quote (id, interview, kind, language, text, length, span, themes)
            SELECT 'q-' || n || '-' || (SELECT MAX(seq) FROM quote), interview, kind, language, text, length, span, themes
            FROM copy, quote WHERE quote.seq = (SELECT MIN(seq) FROM quote)
            """;
        command.ExecuteNonQuery();
    }

    private async Task<List<string>> WalkAsync(QuoteFilter filter, int limit)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = (await _store.ListQuotesAsync(filter, new PageRequest(limit, after), Ct))!;
            Assert.InRange(page.Items.Count, 0, limit);
            ids.AddRange(Ids(page.Items));
            after = page.Next;
        } while (after is not null);
        return ids;
    }

    private static List<string> Ids(IEnumerable<Quote> quotes) => [.. quotes.Select(quote => quote.Id)];
}
