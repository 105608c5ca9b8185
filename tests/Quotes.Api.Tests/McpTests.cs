using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Quotes.Api.Tests;

/// <summary>The tools for bots, asked by the official C# client.</summary>
public sealed class McpTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Quote = "q-yknd74rd3rrm";
    private const string Words = "做2B业务最重要的是客户导向";

    private static readonly string[] _tools = ["search", "fetch", "verify_quote", "cite_quote", "list_themes"];

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task A_question_becomes_an_answer_with_a_citation_that_holds(string revision)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address, revision);
        Assert.Equal(revision, bot.Client.NegotiatedProtocolVersion);

        var found = await bot.CallAsync("search", ("query", "做2B业务最重要的是什么？"), ("limit", 3));
        var hit = found.GetProperty("results")[0];
        var id = hit.GetProperty("id").GetString()!;
        var fetched = await bot.CallAsync("fetch", ("id", id));
        var cited = await bot.CallAsync("cite_quote", ("id", id), ("style", "gb-t-7714-2025-numeric"));
        var verified = await bot.CallAsync("verify_quote", ("text", fetched.GetProperty("text").GetString()!));

        Assert.Equal("exact", verified.GetProperty("verdict").GetString());
        Assert.Equal(hit.GetProperty("text").GetString(), fetched.GetProperty("text").GetString());
        Assert.Equal($"http://localhost:8080/q/{id}", hit.GetProperty("url").GetString());
        Assert.Equal(hit.GetProperty("citation").GetString(), cited.GetProperty("reference").GetString());
        Assert.StartsWith("[1] 白金蕾. ", hit.GetProperty("citation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_say_what_they_take_give_and_never_do()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var tools = await bot.Client.ListToolsAsync(
            new ListToolsRequestParams(),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(_tools, tools.Tools.Select(tool => tool.Name));
        Assert.Equal((TimeSpan.FromMinutes(5), CacheScope.Public), (tools.TimeToLive!.Value, tools.CacheScope!.Value));
        foreach (var tool in tools.Tools)
        {
            var hints = tool.Annotations!;
            Assert.Equal(
                (true, false, true, false),
                (hints.ReadOnlyHint, hints.DestructiveHint, hints.IdempotentHint, hints.OpenWorldHint)
            );
            Assert.Equal("object", tool.OutputSchema!.Value.GetProperty("type").GetString());
            Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean());
            Assert.All(
                tool.InputSchema.GetProperty("properties").EnumerateObject(),
                parameter => Assert.Matches("^[a-z]+$", parameter.Name)
            );
            Assert.DoesNotContain("$ref", tool.OutputSchema.Value.GetRawText());
            IsDescribed(tool.InputSchema);
            IsDescribed(tool.OutputSchema.Value);
        }
    }

    private static void IsDescribed(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
            IsDescribed(items);
        if (!schema.TryGetProperty("properties", out var members))
            return;
        foreach (var member in members.EnumerateObject())
        {
            Assert.NotEmpty(member.Value.GetProperty("description").GetString()!);
            IsDescribed(member.Value);
        }
    }

    [Fact]
    public async Task Text_is_readable_Chinese_and_structure_stands_beside_it()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var result = await bot.AskAsync("search", ("query", "客户导向"));
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

        Assert.StartsWith("找到 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text);
        Assert.Equal(JsonValueKind.Object, result.StructuredContent!.Value.ValueKind);
        Assert.Equal("all", result.StructuredContent.Value.GetProperty("match").GetString());
    }

    [Theory]
    [InlineData("fetch", "{}", "id: It must be given; allowed is one id, such as q-yknd74rd3rrm.")]
    [InlineData("fetch", """{"id":"q-000000000000"}""", "holds no quote with this id. Take ids from search.")]
    [InlineData("fetch", """{"id":"tencent"}""", "The nearest are tencent-industrial-internet-2018")]
    [InlineData(
        "cite_quote",
        """{"id":"q-yknd74rd3rrm","style":"bibtex"}""",
        "style: “bibtex” came; allowed is one of"
    )]
    [InlineData("search", "{}", "query: It must be given")]
    [InlineData("search", """{"q":"客户"}""", "q: There is no such parameter here; allowed are query, theme")]
    [InlineData(
        "search",
        """{"query":"客户","limit":21}""",
        "limit: “21” came; allowed is a whole number from 1 to 20."
    )]
    [InlineData("search", """{"query":["a"]}""", "query: “[\"a\"]” came; allowed is 1 to 200 characters")]
    [InlineData("search", """{"query":"，"}""", "query: “，” came; allowed is")]
    [InlineData("search", """{"theme":"invest"}""", "theme: There is no theme “invest”; the nearest are investment")]
    [InlineData("search", """{"speaker":"马化腾"}""", "speaker: There is no speaker “马化腾”")]
    [InlineData("verify_quote", """{"text":""}""", "text: It came empty; allowed is 1 to 2000 characters.")]
    [InlineData("search", """{"query":"客户","limit":2.5}""", "limit: “2.5” came; allowed is a whole number")]
    [InlineData("search", """{"query":"客户","limit":21.0}""", "limit: “21.0” came; allowed is a whole number")]
    [InlineData("search", """{"query":"客户","limit":1e-30}""", "limit: “1e-30” came; allowed is a whole number")]
    [InlineData("search", """{"query":"客户","limit":1e99999999999}""", "limit: “1e99999999999” came; allowed is")]
    [InlineData(
        "search",
        """{"query":"客户","limit":1.00000000000000000000000000000001}""",
        "limit: “1.00000000000000000000000000000001” came; allowed is a whole number"
    )]
    [InlineData("cite_quote", """{"id":"a-xc3r1t6vv4x2"}""", "holds no quote with this id. Take ids from search.")]
    [InlineData("fetch", """{"id":"q-yknd74rd3rrm","cursor":"AAAAAAAAAABx"}""", "allowed is what fetch gave as next")]
    [InlineData("list_themes", """{"x":1}""", "x: There is no such parameter here; this operation takes none.")]
    public async Task What_is_wrong_with_a_call_is_said_to_the_model(string tool, string arguments, string message)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var result = await bot.AskAsync(tool, arguments);

        Assert.True(result.IsError);
        Assert.Contains(message, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2e0")]
    [InlineData("20E-1")]
    [InlineData("0.02e+2")]
    [InlineData("2.00000000000000000000000000000000")]
    public async Task A_whole_number_is_one_however_it_is_written(string limit)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var found = await bot.AskAsync("search", $$"""{"query":"客户","limit":{{limit}}}""");

        Assert.Equal(2, found.StructuredContent!.Value.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task The_text_says_of_each_place_and_part_what_the_record_says()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var another = await bot.AskAsync("verify_quote", ("text", Words), ("speaker", "新京报"));
        var parts = await bot.AskAsync(
            "verify_quote",
            ("text", Words + "，这还是回到刚才说怎么去建立一个合作伙伴的生态")
        );

        Assert.Equal("exact", another.StructuredContent!.Value.GetProperty("verdict").GetString());
        Assert.Contains("不要用所给的讲者的名字发表", Bot.TextOf(another));
        Assert.Contains("（near，0.8571）注意：数字变了。注意：说话的是另一个人。", Bot.TextOf(another));
        Assert.Equal("composite", parts.StructuredContent!.Value.GetProperty("verdict").GetString());
        Assert.Contains($"所给文字的第 1 段：\n> {Words}，\n见于：\nq-ckjgrd2yprfx（exact，1）", Bot.TextOf(parts));
        Assert.Contains("所给文字的第 2 段：\n> 这还是回到", Bot.TextOf(parts));
        Assert.Equal(
            ["q-ckjgrd2yprfx", Quote],
            parts
                .StructuredContent.Value.GetProperty("segments")
                .EnumerateArray()
                .Select(part => part.GetProperty("place").GetProperty("id").GetString())
        );
    }

    [Theory]
    [InlineData("zzzzzzzzzzzzzzzzzzzz", false)]
    [InlineData("腾讯从来不投资产业链", true)]
    public async Task What_is_not_found_is_not_said_to_stand_below(string words, bool isClose)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var text = Bot.TextOf(await bot.AskAsync("verify_quote", ("text", words)));

        Assert.Equal(isClose, text.Contains("最接近的一处：", StringComparison.Ordinal));
        Assert.StartsWith("核对结果：not_found", text, StringComparison.Ordinal);
        Assert.Contains("这里没有可以照抄的原文", text);
        Assert.DoesNotContain("下面的原文", text);
    }

    [Fact]
    public async Task A_tool_that_is_none_is_told_from_those_that_are()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => bot.AskAsync("quote"));

        Assert.Equal(McpErrorCode.InvalidParams, refused.ErrorCode);
        Assert.Contains("there are search, fetch, verify_quote", refused.Message);
    }

    [Theory]
    [InlineData("汤道生")]
    [InlineData("dowson-tong")]
    [InlineData("Dowson Tong")]
    public async Task A_speaker_goes_by_name_and_by_id(string speaker)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var verified = await bot.CallAsync("verify_quote", ("text", Words), ("speaker", speaker));

        Assert.Equal("exact", verified.GetProperty("verdict").GetString());
        Assert.Empty(verified.GetProperty("alerts").EnumerateArray());
    }

    [Fact]
    public async Task Every_kind_of_id_is_fetched_whole()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        foreach (
            var (id, kind, url) in new[]
            {
                (Quote, "quote", $"/q/{Quote}"),
                ("a-xc3r1t6vv4x2", "answer", "/i/tencent-industrial-internet-2018#a-xc3r1t6vv4x2"),
                ("n-mbfbj710azb5", "question", "/i/tencent-industrial-internet-2018#n-mbfbj710azb5"),
                ("tencent-industrial-internet-2018", "interview", "/i/tencent-industrial-internet-2018"),
            }
        )
        {
            var fetched = await bot.CallAsync("fetch", ("id", id));
            var page = await seeds.Server.GetAsync(url.Split('#')[0]);

            Assert.Equal(kind, fetched.GetProperty("kind").GetString());
            Assert.Equal("http://localhost:8080" + url, fetched.GetProperty("url").GetString());
            Assert.Contains(url.Contains('#') ? $"id=\"{id}\"" : "<h1", page.Body);
        }
        var interview = await bot.CallAsync("fetch", ("id", "tencent-industrial-internet-2018"));
        var (_, source) = await seeds.Server.GetAsync(
            "/v1/interviews/tencent-industrial-internet-2018/transcript?format=text"
        );
        Assert.Equal(source, interview.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Tools_answer_what_the_API_answers()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var found = await bot.CallAsync("search", ("theme", "investment"), ("limit", 20));
        var ofApi = await seeds.Server.GetJsonAsync("/v1/quotes?theme=investment&limit=20");
        var themes = await bot.CallAsync("list_themes");
        var themesOfApi = await seeds.Server.GetJsonAsync("/v1/themes?limit=100");

        Assert.Equal(Ids(ofApi.GetProperty("items")), Ids(found.GetProperty("results")));
        Assert.Equal(Ids(themesOfApi.GetProperty("items")), Ids(themes.GetProperty("themes")));
    }

    [Fact]
    public async Task Interviews_and_quotes_are_resources()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var ct = TestContext.Current.CancellationToken;
        var listed = await bot.Client.ListResourcesAsync(new ListResourcesRequestParams(), ct);
        var interview = await bot.Client.ReadResourceAsync(Assert.Single(listed.Resources).Uri, cancellationToken: ct);
        var quote = await bot.Client.ReadResourceAsync($"quotes://quote/{Quote}", cancellationToken: ct);
        var (_, page) = await seeds.Server.GetAsync($"/q/{Quote}.md");

        Assert.Equal(page, Assert.IsType<TextResourceContents>(Assert.Single(quote.Contents)).Text);
        Assert.StartsWith(
            "# 腾讯将如何用CtoB的方式发力产业互联网",
            Assert.IsType<TextResourceContents>(Assert.Single(interview.Contents)).Text,
            StringComparison.Ordinal
        );
        var refused = await Assert.ThrowsAsync<McpProtocolException>(async () =>
            await bot.Client.ReadResourceAsync("quotes://quote/q-000000000000", cancellationToken: ct)
        );
        Assert.Equal(McpErrorCode.InvalidParams, refused.ErrorCode);
    }

    [Fact]
    public async Task The_prompt_leads_through_the_tools()
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var prompt = await bot.Client.GetPromptAsync(
            "answer_with_citations",
            new Dictionary<string, object?> { ["question"] = "怎么看\n客户导向？" },
            cancellationToken: TestContext.Current.CancellationToken
        );

        var text = Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text;
        Assert.EndsWith("问题：怎么看 客户导向？", text, StringComparison.Ordinal);
        Assert.Contains("verify_quote", text);
    }

    private static string[] Ids(JsonElement list) =>
        [.. list.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
