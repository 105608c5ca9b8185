using Quotes.Storage;
using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;
using Quotes.Text;

namespace Quotes.Tests.Search;

/// <summary>The index of the first seed against a scan of its folded text.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public SearchTests() => _store = _box.Open();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task Any_short_query_finds_what_a_scan_finds()
    {
        var exactness = await SearchExactness.OfAsync(_store, 2000, 20181101, Ct);

        Assert.Equal((53, 2000), (exactness.Quotes, exactness.Queries));
        Assert.True(exactness.Found > 5_000);
        Assert.Empty(exactness.Wrong);
    }

    [Theory]
    [InlineData("客户", SearchMatch.All, false)]
    [InlineData("CSIG成立", SearchMatch.All, false)]
    [InlineData("客", SearchMatch.All, false)]
    [InlineData("SIG", SearchMatch.All, false)]
    [InlineData("客户 价值", SearchMatch.All, false)]
    [InlineData("，我", SearchMatch.All, false)]
    [InlineData("客戶", SearchMatch.All, true)]
    [InlineData("產業互聯網", SearchMatch.All, true)]
    [InlineData("產業互聯網最重要的是客戶導向", SearchMatch.Any, true)]
    [InlineData("can't C++ NEAR( 云", SearchMatch.Any, false)]
    public async Task A_query_finds_what_a_scan_finds(string text, SearchMatch match, bool script)
    {
        var query = SearchQuery.Parse(text, match, script)!;

        Assert.Empty(await WrongAsync(await AllAsync(), [query]));
    }

    [Theory]
    [InlineData("客户", 12)]
    [InlineData("ＣＳＩＧ", 4)]
    [InlineData("csig", 4)]
    [InlineData("CSIG成立", 0)]
    public async Task Known_words_are_found_as_often_as_they_stand_there(string text, int quotes)
    {
        var page = await FindAsync(SearchQuery.Parse(text)!);

        Assert.Equal(quotes, page.Total);
    }

    [Fact]
    public async Task What_is_marked_folds_to_the_words_asked_for()
    {
        var page = await FindAsync(SearchQuery.Parse("ＣＳＩＧ")!);

        foreach (var quote in page.Items)
        foreach (var mark in quote.Highlights!)
            Assert.Equal(
                "CSIG",
                new SourceText(quote.Text).Slice(new(mark.Start - quote.Span.Start, mark.End - quote.Span.Start))
            );
    }

    [Fact]
    public async Task Hits_of_different_worth_have_different_scores_and_the_best_comes_first()
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse("客户"), Sort = "relevance" };
        var page = (await _store.ListQuotesAsync(filter, new PageRequest(100, null), Ct))!;
        var scores = page.Items.Select(quote => quote.Score!.Value).ToArray();

        Assert.True(scores.Distinct().Count() > 5);
        Assert.True(scores[^1] > 0);
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Theory]
    [InlineData("relevance")]
    [InlineData("place")]
    [InlineData("-length")]
    [InlineData("date")]
    public async Task Pages_of_a_search_walk_all_hits_once(string sort)
    {
        foreach (var text in new[] { "客户", "的", "我们" })
        {
            var filter = new QuoteFilter { Search = SearchQuery.Parse(text), Sort = sort };
            var whole = (await _store.ListQuotesAsync(filter, new PageRequest(100, null), Ct))!;
            var walked = new List<string>();
            for (string? after = null, more = ""; more is not null; after = more)
            {
                var page = (await _store.ListQuotesAsync(filter, new PageRequest(3, after), Ct))!;
                Assert.Equal(whole.Total, page.Total);
                walked.AddRange(page.Items.Select(quote => quote.Id));
                more = page.Next;
            }
            Assert.Equal(whole.Items.Select(quote => quote.Id), walked);
        }
    }

    private async Task<List<string>> WrongAsync(IReadOnlyList<Quote> quotes, IEnumerable<SearchQuery> queries)
    {
        var wrong = new List<string>();
        foreach (var query in queries)
        {
            var expected = quotes.Where(quote => query.IsIn(quote.Text)).Select(quote => quote.Id).Order();
            var found = (await FindAsync(query)).Items.Select(quote => quote.Id).Order();
            if (!expected.SequenceEqual(found))
                wrong.Add($"{string.Join(' ', query.Terms)}: {expected.Count()} in the text, {found.Count()} found");
        }
        return wrong;
    }

    private async Task<Page<Quote>> FindAsync(SearchQuery query) =>
        (await _store.ListQuotesAsync(new QuoteFilter { Search = query }, new PageRequest(100, null), Ct))!;

    private async Task<IReadOnlyList<Quote>> AllAsync() =>
        (await _store.ListQuotesAsync(new QuoteFilter(), new PageRequest(100, null), Ct))!.Items;
}
