using System.Net;
using System.Net.Http.Headers;
using System.Text;
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
    [InlineData("list_themes", """{"x":1}""", "x: There is no such parameter here; this operation takes none.")]
    public async Task What_is_wrong_with_a_call_is_said_to_the_model(string tool, string arguments, string message)
    {
        await using var bot = await Bot.ConnectAsync(seeds.Address);
        var result = await bot.AskAsync(tool, arguments);

        Assert.True(result.IsError);
        Assert.Contains(message, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
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

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://localhost:6274", HttpStatusCode.OK)]
    [InlineData("localhost:1", null, HttpStatusCode.OK)]
    public async Task Only_the_own_host_and_origin_are_let_in(string? host, string? origin, HttpStatusCode status)
    {
        using var request = Post(Bot.ListTools);
        if (host is not null)
            request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_more_than_64_KB_is_refused(bool chunked)
    {
        using var request = Post(new string(' ', 64 * 1024) + Bot.ListTools);
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("{\"jsonrpc\":\"2.0\"}")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":5}""")]
    [InlineData(
        """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\ud800","capabilities":{},
            "clientInfo":{"name":"\ud800","version":"1"}}}
            """
    )]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"\ud800"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":[]}}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{"id":"\ud800"}}}"""
    )]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{"\ud800":1}}}"""
    )]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":null}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"quotes://quote/'\" OR 1"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/list","params":{"cursor":"x"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"x"}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""")]
    public async Task No_body_is_a_defect(string body)
    {
        using var request = Post(body);
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {text}");
        Assert.DoesNotContain(seeds.Server.Lines, line => line.Contains("\"Exception\"", StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", text);
    }

    [Fact]
    public async Task Other_methods_and_spellings_are_refused_as_everywhere()
    {
        var (got, _) = await seeds.Server.GetAsync("/mcp");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
        foreach (var path in new[] { "/MCP", "/mcp/" })
        {
            using var request = Post(Bot.ListTools, path);
            using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var json = Post(Bot.ListTools);
        json.Headers.Accept.Clear();
        json.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var refused = await seeds.Client.SendAsync(json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
    }

    [Fact]
    public async Task Bots_are_counted_against_the_rate_limit()
    {
        await using var server = await Server.StartAsync(
            environment: [("Quotes__Limits__Requests", "2"), ("Quotes__Limits__Window", "01:00:00")]
        );
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var request = Post(Bot.ListTools);
            using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            statuses.Add(answer.StatusCode);
        }
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    private static string[] Ids(JsonElement list) =>
        [.. list.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    private static HttpRequestMessage Post(string body, string path = "/mcp") =>
        new(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Accept = { new("application/json"), new("text/event-stream") } },
        };
}
