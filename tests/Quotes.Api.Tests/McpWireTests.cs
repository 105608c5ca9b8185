using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>The endpoint for bots, asked with messages that no client makes.</summary>
public sealed class McpWireTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Modern =
        """{"jsonrpc":"2.0","id":1,"method":"to\u202e","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""";

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
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\ud800","\ud800":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":5}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":5}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":"x"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":{"code":1}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":{"code":1.5,"message":"m"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":{"code":1,"message":5}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized","error":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"x"}}""")]
    public async Task No_body_is_a_defect(string body)
    {
        using var request = Post(body);
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {text}");
        Assert.DoesNotContain(seeds.Server.Lines, line => line.Contains("\"Exception\"", StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", text);
        Assert.DoesNotContain("ModelContextProtocol", text);
        Assert.DoesNotContain("An error occurred", text);
    }

    [Theory]
    [InlineData("tools/call", "5", "params: “5” came; it must be an object.")]
    [InlineData("tools/call", "{}", "params.name: It must be given, as a string.")]
    [InlineData("tools/call", """{"name":5}""", "params.name: “5” came; it must be a string.")]
    [InlineData(
        "tools/call",
        """{"name":"fetch","arguments":[]}""",
        "params.arguments: “[]” came; it must be an object."
    )]
    [InlineData(
        "tools/call",
        """{"name":"fetch","name":"fetch"}""",
        "params.name: It came more than once; give it once."
    )]
    [InlineData(
        "tools/call",
        """{"name":"fetch","arguments":{"id":"\ud800"}}""",
        "params.arguments.id: It holds half of a surrogate pair, which is no character."
    )]
    [InlineData(
        "tools/call",
        """{"name":"fetch","arguments":{"\udc00":1}}""",
        "params.arguments: The name of a member is no text."
    )]
    [InlineData(
        "tools/call",
        """{"name":"fetch","_meta":5}""",
        "params._meta: It is of a type that this method does not take there."
    )]
    [InlineData("prompts/get", """{"name":[]}""", "params.name: “[]” came; it must be a string.")]
    [InlineData("resources/read", """{"uri":5}""", "params.uri: “5” came; it must be a string.")]
    [InlineData("resources/read", "{}", "params.uri: It must be given, as a string.")]
    [InlineData("resources/list", """{"cursor":5}""", "params.cursor: “5” came; it must be a string.")]
    [InlineData(
        "tools/call",
        """{"name":"fe\u180etch"}""",
        "There is no tool “fe⟨U+180E⟩tch”; there are search, fetch, verify_quote, cite_quote, list_themes."
    )]
    [InlineData(
        "tools/list",
        """{"cursor":"x"}""",
        "params.cursor: It is none of this list's; begin again without it."
    )]
    [InlineData(
        "prompts/list",
        """{"cursor":"x"}""",
        "params.cursor: It is none of this list's; begin again without it."
    )]
    [InlineData(
        "resources/list",
        """{"cursor":"x"}""",
        "params.cursor: It is none of this list's; begin again without it."
    )]
    [InlineData(
        "resources/templates/list",
        """{"cursor":"x"}""",
        "params.cursor: It is none of this list's; begin again without it."
    )]
    [InlineData("initialize", "{}", "params.protocolVersion: It must be given, as a string.")]
    public async Task What_is_wrong_with_params_is_said(string method, string given, string reason)
    {
        var answer = await AskAsync(method, given);

        Assert.Equal("a", answer.GetProperty("id").GetString());
        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(reason, answer.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_uri_that_names_nothing_is_shown_with_what_nobody_sees_in_it()
    {
        var answer = await AskAsync("resources/read", """{"uri":"quotes://quote/\u202e\u206a"}""");

        var error = answer.GetProperty("error");
        Assert.Equal("quotes://quote/⟨U+202E⟩⟨U+206A⟩", error.GetProperty("data").GetProperty("uri").GetString());
        Assert.StartsWith(
            "There is no resource “quotes://quote/⟨U+202E⟩⟨U+206A⟩”; ",
            error.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"nope\u202e"}""", null, null, -32601, "Method 'nope⟨U+202E⟩' is")]
    [InlineData(
        Modern,
        "2026-07-28",
        "tools/list",
        -32020,
        "value 'tools/list' does not match body value 'to⟨U+202E⟩'"
    )]
    [InlineData(Modern, "2026-07-28", "to\u2066", -32020, "header value 'to⟨U+2066⟩' does not match")]
    [InlineData(Bot.ListTools, "2025\u202e", null, -32022, "header value '2025⟨U+202E⟩' is not supported")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"x\u202e","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""",
        null,
        null,
        -32022,
        "Protocol version 'x⟨U+202E⟩' is not available"
    )]
    public async Task The_librarys_own_refusals_name_what_nobody_sees(
        string body,
        string? revision,
        string? method,
        int code,
        string reason
    )
    {
        using var request = Post(body);
        if (revision is not null)
            request.Headers.Add("MCP-Protocol-Version", revision);
        if (method is not null)
            request.Headers.Add("Mcp-Method", method);
        using var client = new HttpClient(
            new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }
        )
        {
            BaseAddress = seeds.Address,
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var error = JsonDocument.Parse(text[text.IndexOf('{')..]).RootElement.GetProperty("error");

        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Contains(reason, error.GetProperty("message").GetString());
        // Neither as they are nor escaped.
        Assert.DoesNotMatch("[\u202e\u2066]|\\\\u20[26]", error.GetRawText());
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("1e1", 10)]
    [InlineData("-0.5e1", -5)]
    public async Task A_whole_number_is_an_id_however_it_is_written(string written, int id)
    {
        using var request = Post($$"""{"jsonrpc":"2.0","id":{{written}},"method":"ping"}""");
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(id, JsonDocument.Parse(text[text.IndexOf('{')..]).RootElement.GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}""")]
    public async Task An_answer_to_nothing_is_taken_and_let_be(string body)
    {
        using var request = Post(body);
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
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

    private async Task<JsonElement> AskAsync(string method, string given)
    {
        using var request = Post($$"""{"jsonrpc":"2.0","id":"a","method":"{{method}}","params":{{given}}}""");
        using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        // As JSON, or as an event that holds it.
        return JsonDocument.Parse(body[body.IndexOf('{')..]).RootElement;
    }

    private static HttpRequestMessage Post(string body, string path = "/mcp") =>
        new(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Accept = { new("application/json"), new("text/event-stream") } },
        };
}
