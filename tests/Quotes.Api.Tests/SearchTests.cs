using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>Words found in quotes, answers, questions and speakers, and in all of them together.</summary>
public sealed class SearchTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Theory]
    [InlineData("q=客户")]
    [InlineData("q=客戶&script=fold")]
    [InlineData("q=%20客户%20")]
    [InlineData("q=客户&match=phrase")]
    public async Task Two_characters_find_every_quote_that_holds_them_and_no_other(string query)
    {
        var holding = (await AllAsync("/v1/quotes")).Where(quote =>
            Text(quote).Contains("客户", StringComparison.Ordinal)
        );
        var found = await FindAsync($"/v1/quotes?limit=100&{query}");

        Assert.Equal(holding.Select(Id), Items(found).Select(Id));
        Assert.Equal(12, found.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Traditional_characters_are_others_unless_asked_to_be_the_same() =>
        Assert.Equal(0, (await FindAsync("/v1/quotes?q=客戶")).GetProperty("total").GetInt32());

    [Theory]
    [InlineData("ＣＳＩＧ")]
    [InlineData("csig")]
    public async Task Width_and_case_make_no_difference(string text)
    {
        var plain = Items(await FindAsync("/v1/quotes?limit=100&q=CSIG")).Select(Id).ToArray();

        Assert.Equal(plain, Items(await FindAsync($"/v1/quotes?limit=100&q={text}")).Select(Id));
        Assert.Equal(4, plain.Length);
    }

    [Theory]
    [InlineData("codepoint")]
    [InlineData("utf16")]
    public async Task Highlights_stand_on_the_words_in_the_source(string unit)
    {
        var (_, source) = await _server.GetAsync(
            "/v1/interviews/tencent-industrial-internet-2018/transcript?format=text"
        );
        foreach (var path in new[] { "quotes", "answers", "questions", "search" })
        {
            var items = Items(await FindAsync($"/v1/{path}?limit=100&q=ＣＳＩＧ&offsets={unit}")).ToArray();
            Assert.NotEmpty(items);
            foreach (var mark in items.SelectMany(item => item.GetProperty("highlights").EnumerateArray()))
                Assert.Equal("CSIG", source[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()]);
            Assert.All(items, item => Assert.NotEmpty(item.GetProperty("highlights").EnumerateArray()));
        }
    }

    [Fact]
    public async Task Without_a_search_nothing_is_marked_or_scored()
    {
        var quote = Items(await FindAsync("/v1/quotes?limit=1")).Single();

        Assert.False(quote.TryGetProperty("highlights", out _));
        Assert.False(quote.TryGetProperty("score", out _));
    }

    [Fact]
    public async Task Relevance_ranks_and_every_other_filter_still_holds()
    {
        var page = await FindAsync(
            "/v1/quotes?q=客户&sort=relevance&kind=answer&theme=-investment&minLength=20&limit=100"
        );
        var scores = Items(page).Select(quote => quote.GetProperty("score").GetDouble()).ToArray();

        Assert.True(scores.Distinct().Count() > 3);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(Items(page), quote => Assert.Equal("answer", quote.GetProperty("kind").GetString()));
        Assert.All(Items(page), quote => Assert.True(quote.GetProperty("length").GetInt32() >= 20));
    }

    [Theory]
    [InlineData("/v1/quotes?q=的&sort=relevance")]
    [InlineData("/v1/answers?q=腾讯云为什么以前归在社交网络部门&match=any")]
    [InlineData("/v1/answers?q=腾讯云为什么以前归在社交网络部门&match=any&sort=place")]
    [InlineData("/v1/search?q=我们")]
    [InlineData("/v1/search?q=腾讯%20客户&match=any")]
    [InlineData("/v1/search?q=我们&theme=customer-centricity&speaker=dowson-tong")]
    public async Task Pages_of_a_search_walk_all_hits_once(string path)
    {
        var whole = await FindAsync($"{path}&limit=100");
        var walked = new List<string>();
        for (var next = $"{path}&limit=3"; next is not null; )
        {
            var page = await FindAsync(next);
            walked.AddRange(Items(page).Select(Id));
            Assert.Equal(whole.GetProperty("total").GetInt32(), page.GetProperty("total").GetInt32());
            next = page.GetProperty("next").GetString();
        }

        Assert.True(walked.Count > 3);
        Assert.Equal(Items(whole).Select(Id), walked.Take(100));
        Assert.Equal(walked.Count, walked.Distinct().Count());
    }

    [Fact]
    public async Task A_question_of_a_bot_puts_its_answer_first()
    {
        var page = await FindAsync("/v1/answers?q=腾讯云为什么以前归在社交网络部门？&match=any");

        Assert.Equal(5, Items(page).First().GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task A_facet_counts_what_a_search_filtered_by_it_finds()
    {
        var facets = (await FindAsync("/v1/search?q=我们")).GetProperty("facets");

        foreach (var kind in new[] { "theme", "speaker", "interview" })
        {
            var counts = facets.GetProperty(kind + "s").EnumerateArray().ToArray();
            Assert.NotEmpty(counts);
            foreach (var facet in counts)
            {
                var filtered = await FindAsync($"/v1/search?q=我们&{kind}={facet.GetProperty("id").GetString()}");
                Assert.Equal(facet.GetProperty("count").GetInt32(), filtered.GetProperty("total").GetInt32());
                Assert.NotEmpty(facet.GetProperty("name").GetString()!);
            }
        }
    }

    [Fact]
    public async Task A_search_holds_quotes_answers_and_questions_each_with_the_words()
    {
        var items = Items(await FindAsync("/v1/search?q=CSIG&limit=100")).ToArray();

        Assert.Equal(
            ["answer", "question", "quote"],
            items.Select(item => item.GetProperty("type").GetString()).Distinct().Order()
        );
        Assert.All(items, item => Assert.Contains("CSIG", Text(item), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/speakers?q=汤道", "dowson-tong")]
    [InlineData("/v1/speakers?q=TONG", "dowson-tong")]
    [InlineData("/v1/speakers?q=湯道生&script=fold", "dowson-tong")]
    [InlineData("/v1/speakers?q=新京报", "beijing-news")]
    [InlineData("/v1/speakers?q=汤道&role=interviewer", "")]
    public async Task Speakers_are_found_by_their_names(string path, string ids) =>
        Assert.Equal(ids, string.Join(',', Items(await FindAsync(path)).Select(Id)));

    [Theory]
    [InlineData("/v1/quotes/random?q=客户&limit=50", 12)]
    [InlineData("/v1/quotes/random?q=客户&match=phrase&limit=50&minLength=0", 12)]
    public async Task Draws_keep_to_the_search(string path, int count)
    {
        var items = Items(await FindAsync(path)).ToArray();

        Assert.Equal(count, items.Length);
        Assert.All(items, quote => Assert.Contains("客户", Text(quote), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("can't")]
    [InlineData("C++")]
    [InlineData("NEAR(")]
    [InlineData("客户 OR 腾讯")]
    [InlineData("\"客户")]
    [InlineData("text:客户")]
    [InlineData("{text} : 客")]
    [InlineData("^客户 -腾讯")]
    [InlineData("客户*")]
    [InlineData("100%")]
    [InlineData("%zz")]
    [InlineData("'; DROP TABLE quote; --")]
    [InlineData("客\0户")]
    [InlineData("👨‍👩‍👧𠮷")]
    [InlineData("a")]
    [InlineData("\uFFFF\uFFFF\uFFFF")]
    public async Task Marks_and_operators_are_words_like_any_others(string text)
    {
        foreach (var path in new[] { "quotes", "answers", "questions", "speakers", "search" })
        foreach (var match in new[] { "all", "phrase", "any" })
        {
            var (answer, body) = await _server.GetAsync(
                $"/v1/{path}?q={Uri.EscapeDataString(text)}&match={match}&script=fold"
            );
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} {match}: {body}");
        }
    }

    [Theory]
    [InlineData(
        "/v1/quotes?q=%EF%BC%8C%E3%80%82",
        "q",
        "“，。” came; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/quotes?q=*",
        "q",
        "“*” came; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/quotes?q=%00",
        "q",
        "“\0” came; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/quotes?q=",
        "q",
        "It came empty; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/search",
        "q",
        "It must be given; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/quotes?q=%E5%AE%A2%ED%A0%80",
        "q",
        "It came as bytes that are no UTF-8; allowed is 1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any."
    )]
    [InlineData(
        "/v1/quotes?q=a&match=%FF",
        "match",
        "It came as bytes that are no UTF-8; allowed is one of all, phrase, any."
    )]
    [InlineData("/v1/quotes?match=any", "match", "It says how to search, but there is no q.")]
    [InlineData("/v1/answers?script=fold", "script", "It says how to search, but there is no q.")]
    [InlineData("/v1/quotes?sort=relevance", "sort", "Only a search can be ranked, but there is no q.")]
    [InlineData("/v1/questions?sort=relevance", "sort", "Only a search can be ranked, but there is no q.")]
    [InlineData("/v1/quotes?q=a&match=some", "match", "“some” came; allowed is one of all, phrase, any.")]
    public async Task What_cannot_be_looked_up_is_a_400_that_says_why(string path, string parameter, string message)
    {
        var (answer, body) = await _server.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors");
        var shown = string.Join(' ', errors.GetProperty(parameter).EnumerateArray().Select(error => error.GetString()));
        Assert.Equal(
            message.Replace("\0", "", StringComparison.Ordinal),
            shown.Replace("\0", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_search_comes_as_csv_too()
    {
        var lines = (await _server.GetAsync("/v1/search?q=CSIG&format=csv&limit=2")).Body.Split("\r\n");

        Assert.StartsWith("type,id,text,speakerId", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",language", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    private async Task<JsonElement[]> AllAsync(string path) => [.. Items(await FindAsync($"{path}?limit=100"))];

    private Task<JsonElement> FindAsync(string path) => _server.GetJsonAsync(path);

    private static JsonElement.ArrayEnumerator Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static string Text(JsonElement item) => item.GetProperty("text").GetString()!;
}
