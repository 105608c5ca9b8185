using Quotes.Storage;
using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;
using Quotes.Text;

namespace Quotes.Tests.Search;

/// <summary>Texts that an index of words is not made for.</summary>
public sealed class HostileSearchTests : IDisposable
{
    private static readonly string _long =
        string.Concat(Enumerable.Range(0, 60).Select(i => (char)('a' + (i * 7 % 26)))) + "zqx";
    private readonly Sandbox _box = new(withSeeds: false);
    private readonly QuoteStore _store;

    public HostileSearchTests()
    {
        var words = string.Join(' ', Enumerable.Range(0, 700).Select(i => $"ww{i}"));
        _box.Plant(
            "hostile.txt",
            $"记者：有长词吗？\n张三：{_long}{_long}。{_long}！臺灣的乾杯，干部和後來。\n记者：还有吗？\n张三：{words}。第二行👨‍👩‍👧好𠮷野家。\n"
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
    public async Task A_stretch_of_a_word_too_long_to_be_listed_is_found()
    {
        Assert.Equal(2, await CountAsync(_long));
        Assert.Equal(2, await CountAsync(_long[5..20]));
        Assert.Equal(1, await CountAsync("zqx" + _long[..4]));
        Assert.Equal(1, await CountAsync(_long + _long));
        Assert.Equal(0, await CountAsync("zqx" + _long + "zqx"));
    }

    [Fact]
    public async Task A_word_too_long_to_be_listed_is_no_part_of_a_question()
    {
        Assert.Equal(0, await CountAsync("what zzzz", SearchMatch.Any));
        Assert.Equal(0, await CountAsync(new string('z', 100), SearchMatch.Any));
        Assert.Equal(1, await CountAsync("ww1 zzzz", SearchMatch.Any));
    }

    [Fact]
    public async Task A_stretch_that_hundreds_of_words_hold_is_found()
    {
        Assert.Equal(1, await CountAsync("ww"));
        Assert.Equal(1, await CountAsync("w69"));
        Assert.Equal(1, await CountAsync("ww69 w7"));
        Assert.Equal(1, await CountAsync("ww", sort: "relevance"));
        Assert.Equal(1, await CountAsync("ww", SearchMatch.Any));
        // The long words hold one w, too.
        Assert.Equal(3, await CountAsync("w"));
    }

    [Fact]
    public async Task Every_spelling_of_a_character_is_found_where_script_makes_no_difference()
    {
        Assert.Equal(1, await CountAsync("台湾的干杯", script: true));
        Assert.Equal(1, await CountAsync("台灣的乾", script: true));
        Assert.Equal(0, await CountAsync("台湾"));
        Assert.Equal(1, await CountAsync("后来", script: true));
        Assert.Equal(1, await CountAsync("后", script: true));
    }

    [Fact]
    public async Task Nothing_ends_at_a_NUL()
    {
        Assert.Equal(1, await CountAsync("行👨‍👩‍👧好𠮷"));
        Assert.Equal(1, await CountAsync("二行"));
        Assert.Equal(0, await CountAsync("二\0行"));
        Assert.Equal(0, await CountAsync("二\0好"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_query_finds_what_a_scan_finds(int seed) =>
        Assert.Empty((await SearchExactness.OfAsync(_store, 500, seed, Ct)).Wrong);

    private async Task<int> CountAsync(
        string text,
        SearchMatch match = SearchMatch.All,
        bool script = false,
        string? sort = null
    )
    {
        var filter = new QuoteFilter { Search = SearchQuery.Parse(text, match, script), Sort = sort };
        var page = (await _store.ListQuotesAsync(filter, new PageRequest(100, null), Ct))!;
        Assert.Equal(page.Total, page.Items.Count);
        return page.Total;
    }
}
