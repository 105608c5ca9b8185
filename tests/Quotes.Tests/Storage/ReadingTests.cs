using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Storage;

/// <summary>What makes reading quick must not be seen in what is read.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public ReadingTests()
    {
        var many = new StringBuilder();
        for (var i = 1; i <= 300; i++)
            many.Append(
                $"问：第{i}次投资的客户是谁？\n\n答：我们在第{i}次说过客户与投资的事情。此外什么也没有说{i}。\n\n"
            );
        _box.Plant("many.txt", many.ToString());
        _box.Plant(
            "few.txt",
            "问：您怎么看投资？\n\n答：投资不是目的。我们不急。\n\n问：人才呢？\n\n答：人才最重要，我们在找。\n"
        );
        _store = _box.Open();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task A_total_that_is_kept_is_the_number_of_what_is_listed()
    {
        var themes = (await _store.ListThemesAsync(new PageRequest(100, null), Ct))!.Items;
        var speakers = (await _store.ListSpeakersAsync(new SpeakerFilter([], []), new PageRequest(100, null), Ct))!;
        var interviews = (await _store.ListInterviewsAsync(new PageRequest(100, null), Ct))!.Items;
        QuoteFilter[] filters =
        [
            new(),
            .. themes.Select(theme => new QuoteFilter { Themes = [new ThemeClause([theme.Id], false)] }),
            .. speakers.Items.Select(speaker => new QuoteFilter { Speakers = [speaker.Id] }),
            .. interviews.Select(interview => new QuoteFilter { Interviews = [interview.Id] }),
            .. new[] { "我们", "客户", "投资", "目的" }.Select(term => new QuoteFilter
            {
                Search = SearchQuery.Parse(term),
            }),
        ];
        Assert.Contains(interviews, interview => interview.Counts.Quotes == 600);
        foreach (var filter in filters)
        {
            var what = JsonSerializer.Serialize(filter);
            Assert.Equal((what, await WalkAsync(page => _store.ListQuotesAsync(filter, page, Ct))), (what, Walked));
            Assert.Equal((what, await WalkAsync(page => _store.ListAnswersAsync(filter, page, Ct))), (what, Walked));
            if (filter.Themes.Count > 0)
                continue;
            var asked = new QuestionFilter(filter.Interviews, filter.Speakers) { Search = filter.Search };
            Assert.Equal((what, await WalkAsync(page => _store.ListQuestionsAsync(asked, page, Ct))), (what, Walked));
        }
    }

    [Fact]
    public async Task Any_number_of_ids_makes_a_statement_that_finds_them()
    {
        var all = (await _store.ListQuotesAsync(new QuoteFilter(), new PageRequest(100, null), Ct))!.Items;
        for (var round = 0; round < 2; round++)
        for (var count = 1; count <= 100; count++)
        {
            var ids = all.Take(count).Select(quote => quote.Id).ToArray();
            var page = (await _store.ListQuotesAsync(new QuoteFilter { Ids = ids }, new PageRequest(100, null), Ct))!;
            Assert.Equal(ids, page.Items.Select(quote => quote.Id));
        }
    }

    [Fact]
    public async Task A_list_that_is_written_as_it_was_stored_is_written_as_if_it_had_been_read()
    {
        await foreach (var quote in _store.ExportQuotesAsync(new QuoteFilter(), Ct))
        {
            var read = quote with { Themes = [.. quote.Themes] };
            Assert.Equal(Json(read, QuotesJson.Verbatim.Quote), Json(quote, QuotesJson.Verbatim.Quote));
        }
        var answers = (await _store.ListAnswersAsync(new QuoteFilter(), new PageRequest(100, null), Ct))!.Items;
        foreach (var answer in answers)
        {
            var read = answer with { Themes = [.. answer.Themes], Quotes = [.. answer.Quotes] };
            Assert.Equal(Json(read, QuotesJson.Verbatim.Answer), Json(answer, QuotesJson.Verbatim.Answer));
        }
        Assert.Contains(answers, answer => answer.Themes.Count > 0);
    }

    [Theory]
    [InlineData("quote", "")]
    [InlineData("question", "")]
    [InlineData("answer", "{text} : ")]
    public void What_holds_one_term_ranks_as_the_index_ranks_it(string table, string own)
    {
        using var connection = new FileConnection($"Data Source={_box.Corpus};Mode=ReadOnly;Pooling=False");
        connection.ReadFor(Ct);
        var ranks = TermRanks.Of(connection, table, Spread.Of(connection, table).Seqs);
        var terms = connection.Read($"SELECT term FROM {table}_terms ORDER BY term", [], row => row.Text(0));
        Assert.True(terms.Count > 300, $"{terms.Count} terms");
        foreach (var term in terms)
        {
            var all = connection.Read(
                $"SELECT rank, rowid FROM {table}_words WHERE {table}_words MATCH @match ORDER BY rank, rowid",
                new Values { { "match", $"{own}(\"{term}\")" } },
                row => (row.Real(0), row.Long(1))
            );
            var hits = ranks.Hits(connection, table, term);
            Assert.Equal(all.Take(21), ranks.First(hits, 21, null));
            if (all.Count > 30)
                Assert.Equal(all.Skip(30).Take(7), ranks.First(hits, 7, (null, all[29].Item2)));
        }
    }

    [Fact]
    public async Task A_ranked_list_goes_on_page_after_page()
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse("客户"), Sort = "relevance" };
        var page = (await _store.ListQuotesAsync(filter, new PageRequest(100, null), Ct))!;
        var scores = new List<double>();
        for (; ; page = (await _store.ListQuotesAsync(filter, new PageRequest(100, page.Next), Ct))!)
        {
            scores.AddRange(page.Items.Select(quote => quote.Score!.Value));
            if (page.Next is null)
                break;
        }
        Assert.Equal(page.Total, scores.Count);
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task A_statement_stops_when_nobody_waits_for_it()
    {
        using var connection = new FileConnection($"Data Source={_box.Corpus};Mode=ReadOnly;Pooling=False");
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        connection.ReadFor(left.Token);
        const string endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT COUNT(*) FROM c";

        var stopped = await Assert.ThrowsAsync<SqliteException>(() =>
            Task.Run(() => connection.Number(endless, []), Ct)
        );

        Assert.Equal(9, stopped.SqliteErrorCode);
        connection.ReadFor(Ct);
        Assert.Equal(656, connection.Number("SELECT COUNT(*) FROM quote", []));
    }

    [Fact]
    public async Task Whoever_has_left_is_not_read_for()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.FindThemeAsync("investment", left.Token));
        Assert.NotNull(await _store.FindThemeAsync("investment", Ct));
    }

    [Fact]
    public async Task More_readers_than_there_are_connections_all_get_their_answers()
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse("我们"), Sort = "relevance" };
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ => Task.Run(() => _store.ListQuotesAsync(filter, new PageRequest(20, null), Ct), Ct))
        );
        Assert.All(pages, page => Assert.Equal(pages[0]!.Items[0].Id, page!.Items[0].Id));
    }

    private int Walked { get; set; }

    /// <returns>The total that the first page tells; <see cref="Walked"/> is how many came.</returns>
    private async Task<int> WalkAsync<T>(Func<PageRequest, Task<Page<T>?>> read)
    {
        var page = (await read(new PageRequest(100, null)))!;
        var total = page.Total;
        for (Walked = page.Items.Count; page.Next is not null; Walked += page.Items.Count)
            page = (await read(new PageRequest(100, page.Next)))!;
        return total;
    }

    private static string Json<T>(T record, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(record, type);
}
