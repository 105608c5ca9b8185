using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quotes.Api.Tests;

/// <summary>
/// Bytes that no library would send: each gets an answer inside the contract (C1–C3), and harms nobody else.
/// </summary>
public sealed class RawRequestTests(HastyServer hasty) : IClassFixture<HastyServer>
{
    private const int Seed = 20181103;
    private const string Host = "Host: quotes\r\nConnection: close\r\n";
    private const string Post = $"POST /v1/verifications HTTP/1.1\r\n{Host}";
    private const string Json = "Content-Type: application/json\r\n";

    private static readonly int _count = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 5_000 : 500;

    private readonly Server _server = hasty.Server;

    public static TheoryData<string, string> Requests =>
        new()
        {
            { "HTTP/1.0", "GET /v1 HTTP/1.0\r\n\r\n" },
            { "HTTP/0.9", "GET /v1\r\n\r\n" },
            { "HTTP/2.0 in words", $"GET /v1 HTTP/2.0\r\n{Host}\r\n" },
            { "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" },
            { "a TLS hello", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n" },
            { "no Host", "GET /v1 HTTP/1.1\r\nConnection: close\r\n\r\n" },
            { "two Hosts", $"GET /v1 HTTP/1.1\r\nHost: a\r\n{Host}\r\n" },
            { "a Host of nonsense", "GET /v1 HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n" },
            { "another Host", "GET /openapi/v1.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n" },
            { "bare line feeds", "GET /v1 HTTP/1.1\nHost: quotes\nConnection: close\n\n" },
            { "an absolute target", $"GET http://evil.example/v1 HTTP/1.1\r\n{Host}\r\n" },
            { "OPTIONS for everything", $"OPTIONS * HTTP/1.1\r\n{Host}\r\n" },
            { "CONNECT", "CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n" },
            { "TRACE", $"TRACE /v1 HTTP/1.1\r\n{Host}Cookie: secret\r\n\r\n" },
            { "no path", $"GET  HTTP/1.1\r\n{Host}\r\n" },
            { "a path without a slash", $"GET v1 HTTP/1.1\r\n{Host}\r\n" },
            { "a path upwards", $"GET /v1/../../../etc/passwd HTTP/1.1\r\n{Host}\r\n" },
            { "a path upwards in disguise", $"GET /docs/..%2f..%2f..%2fetc/passwd HTTP/1.1\r\n{Host}\r\n" },
            { "a NUL in the path", $"GET /v1/quotes/%00 HTTP/1.1\r\n{Host}\r\n" },
            { "bytes beyond ASCII in the path", $"GET /v1/\u00e5\u00ae\u00a2 HTTP/1.1\r\n{Host}\r\n" },
            { "bytes beyond ASCII in the query", $"GET /v1/quotes?q=\u00e5\u00ae\u00a2 HTTP/1.1\r\n{Host}\r\n" },
            { "a line end smuggled into a header", $"GET /v1/quotes/x%0d%0aX-Evil:%201 HTTP/1.1\r\n{Host}\r\n" },
            { "a line end smuggled by the query", $"GET /v1/quotes?q=x%0d%0aX-Evil:%201 HTTP/1.1\r\n{Host}\r\n" },
            { "a NUL in a header", $"GET /v1 HTTP/1.1\r\n{Host}X-Nul: a\0b\r\n\r\n" },
            { "a header without a name", $"GET /v1 HTTP/1.1\r\n{Host}: x\r\n\r\n" },
            { "a header without a colon", $"GET /v1 HTTP/1.1\r\n{Host}nonsense\r\n\r\n" },
            { "a space before the colon", $"GET /v1 HTTP/1.1\r\n{Host}X-Space : x\r\n\r\n" },
            { "a folded header", $"GET /v1 HTTP/1.1\r\n{Host}X-Fold: a\r\n b\r\n\r\n" },
            { "101 headers", $"GET /v1 HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Repeat("X: y\r\n", 101))}\r\n" },
            { "headers of 40 KB", $"GET /v1 HTTP/1.1\r\n{Host}X-Long: {new string('x', 40_000)}\r\n\r\n" },
            { "a target of 40 KB", $"GET /v1/quotes?q={new string('x', 40_000)} HTTP/1.1\r\n{Host}\r\n" },
            { "a target of 30 KB", $"GET /v1/quotes?q={new string('x', 30_000)} HTTP/1.1\r\n{Host}\r\n" },
            {
                "a thousand parameters",
                $"GET /v1/quotes?{string.Concat(Enumerable.Repeat("a=b&", 1000))} HTTP/1.1\r\n{Host}\r\n"
            },
            { "two lengths", $"{Post}{Json}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}x" },
            { "a negative length", $"{Post}{Json}Content-Length: -1\r\n\r\n" },
            { "a length of many digits", $"{Post}{Json}Content-Length: 99999999999999999999\r\n\r\n" },
            { "a length and chunks", $"{Post}{Json}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
            { "an unknown transfer coding", $"{Post}{Json}Transfer-Encoding: gzip\r\n\r\n" },
            { "a chunk of no size", $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\nzz\r\n" },
            { "a chunk of too great a size", $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" },
            { "no length at all", $"{Post}{Json}\r\n" },
            {
                "no body that was announced by Expect",
                $"{Post}{Json}Expect: nonsense\r\nContent-Length: 2\r\n\r\n{{}}"
            },
            {
                "a charset that is none",
                $"{Post}Content-Type: application/json; charset=gbk\r\nContent-Length: 2\r\n\r\n{{}}"
            },
            { "a packed body", $"{Post}{Json}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\u001f\u008b" },
            { "a body on GET", $"GET /v1/quotes HTTP/1.1\r\n{Host}Content-Length: 5\r\n\r\nhello" },
            {
                "a wish to upgrade",
                "GET /v1 HTTP/1.1\r\nHost: quotes\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
            },
            { "a range", $"GET /v1/quotes HTTP/1.1\r\n{Host}Range: bytes=0-1,5-6,-1\r\n\r\n" },
            { "a wrong Accept", $"GET /v1/quotes HTTP/1.1\r\n{Host}Accept: \u00ff\u00fe;;q=,/\r\n\r\n" },
            {
                "a trace of nonsense",
                $"GET /v1 HTTP/1.1\r\n{Host}traceparent: 00-zz-zz-zz\r\nbaggage: {new string('b', 9000)}\r\n\r\n"
            },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Whatever_comes_gets_an_answer_inside_the_contract(string name, string request)
    {
        var answer = await AskAsync(request);

        Assert.True(Wrong(answer) is null, $"{name}: {Wrong(answer)}\n{answer}");
        await AssertServedAsync();
    }

    [Fact]
    public async Task Bytes_changed_by_chance_get_an_answer_inside_the_contract()
    {
        var random = new Random(Seed);
        string[] sound =
        [
            $"GET /v1/quotes?q=%E5%AE%A2%E6%88%B7 HTTP/1.1\r\n{Host}Accept: text/csv\r\nAccept-Encoding: br\r\n\r\n",
            $"GET /v1/quotes/export HTTP/1.1\r\n{Host}If-None-Match: W/\"x\"\r\n\r\n",
            $"{Post}{Json}Content-Length: 15\r\n\r\n{{\"text\":\"abcd\"}}",
            $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\nf\r\n{{\"text\":\"abcd\"}}\r\n0\r\n\r\n",
        ];
        var requests = Enumerable
            .Range(0, _count)
            .Select(_ => Changed(random, sound[random.Next(sound.Length)]))
            .ToArray();
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (request, _) =>
            {
                var answer = await AskAsync(request);
                Assert.True(Wrong(answer) is null, $"{Wrong(answer)}\n{request}\n----\n{answer}");
            }
        );
        await AssertServedAsync();
    }

    [Fact]
    public async Task Requests_in_a_row_are_answered_in_their_order()
    {
        var answers = await AskAsync(
            "GET /v1/quotes?limit=0 HTTP/1.1\r\nHost: quotes\r\n\r\nGET /v1/themes HTTP/1.1\r\nHost: quotes\r\n\r\n"
                + $"GET /nowhere HTTP/1.1\r\n{Host}\r\n"
        );

        Assert.Equal(
            ["400", "200", "404"],
            Regex.Matches(answers, "HTTP/1.1 ([0-9]{3}) ").Select(match => match.Groups[1].Value)
        );
    }

    private static string Changed(Random random, string request)
    {
        var changed = request.ToCharArray();
        for (var change = random.Next(1, 4); change > 0; change--)
            changed[random.Next(changed.Length)] = (char)random.Next(256);
        return new string(changed);
    }

    private async Task<string> AskAsync(string request)
    {
        using var client = await RawClient.ConnectAsync(_server.Address);
        await client.TrySendAsync(request);
        return await client.ReadToEndAsync();
    }

    private async Task AssertServedAsync() =>
        Assert.Equal(System.Net.HttpStatusCode.OK, (await _server.GetAsync("/v1")).Answer.StatusCode);

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    private static string? Wrong(string answer)
    {
        if (Regex.Match(answer, @"^HTTP/1\.1 ([0-9]{3}) [^\r\n]*\r\n") is not { Success: true } line)
            return answer.StartsWith("\0\0", StringComparison.Ordinal) ? null : "no answer of HTTP/1.1";
        var status = int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = (answer[..end], answer[(end + 4)..]);
        if (head.Contains("X-Evil", StringComparison.OrdinalIgnoreCase) || answer.Contains("evil.example"))
            return "what was sent comes back";
        if (body.Contains("secret", StringComparison.Ordinal))
            return "a cookie comes back";
        if (status >= 500 && status != 505)
            return "a failure";
        if (status < 400)
            return null;
        if (body.Length == 0 || head.Contains("Content-Length: 0", StringComparison.Ordinal))
            return head.Contains("Connection: close", StringComparison.Ordinal) ? null : "a refusal that stays open";
        if (!head.Contains("Content-Type: application/problem+json", StringComparison.Ordinal))
            return "a refusal that is no problem";
        if (head.Contains("Content-Encoding:", StringComparison.Ordinal))
            return null;
        // What follows is the answer to the rest of the bytes.
        var length = Regex.Match(head, "Content-Length: ([0-9]+)").Groups[1].Value;
        using var problem = JsonDocument.Parse(body[..int.Parse(length, CultureInfo.InvariantCulture)]);
        return problem.RootElement.GetProperty("status").GetInt32() == status ? null : "a problem of another status";
    }
}

/// <summary>A server that waits a second for what does not come.</summary>
public sealed class HastyServer : IAsyncLifetime
{
    private Server? _server;

    /// <summary>The server.</summary>
    public Server Server => _server ?? throw new InvalidOperationException("not started");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _server = await Server.StartAsync(
            null,
            null,
            ("Quotes__Limits__HeaderTime", "00:00:01"),
            ("Quotes__Limits__BodyTime", "00:00:01"),
            ("Quotes__Limits__IdleTime", "00:00:01")
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
