using System.Text.Json;

namespace Quotes.Api.Tests.Database;

/// <summary>Requests of every kind, made of what a corpus holds.</summary>
internal static class GoldenRequests
{
    private static readonly string[] _searches =
    [
        "quotes?q={0}",
        "quotes?q={0}&sort=relevance",
        "quotes?q={0}&match=any",
        "quotes?q={0}&script=fold&limit=3",
        "quotes?q={0}&match=phrase&sort=-length",
        "answers?q={0}",
        "answers?q={0}&match=any",
        "questions?q={0}&sort=relevance",
        "speakers?q={0}",
        "search?q={0}",
        "search?q={0}&match=any&limit=7",
        "quotes/random?q={0}&seed=5",
        "quotes/daily?q={0}&date=2026-01-05",
    ];

    private static readonly string[] _words =
    [
        "腾讯",
        "客户",
        "客",
        "投资 产品",
        "产业互联网",
        "\"我们 看重\"",
        "開放政府",
        "开放政府",
        "腾讯为什么成立CSIG？",
        "ai",
        "the",
        "open data",
        "can't",
        "C++",
        "AND",
        "co-operative",
        "%_",
        "𠮷野家",
        "\"",
        "*",
        "zzzz",
    ];

    /// <summary>At least 500, in one order.</summary>
    public static async Task<List<string>> OfAsync(Server server)
    {
        var requests = new List<string>
        {
            "/v1",
            "/v1/corpus",
            "/v1/citation-styles",
            "/v1/quotes/q-000000000000",
            "/v1/quotes?speaker=nobody",
            "/v1/quotes?theme=nothing&limit=0",
            "/v1/quotes/export?format=csv&limit=1",
            "/v1/quotes/export?format=ndjson&kind=lede",
            "/",
            "/feed.json",
            "/sitemap.xml",
            "/llms.txt",
        };
        foreach (var sort in new[] { "place", "length", "-length", "date", "-date" })
            requests.AddRange([$"/v1/quotes?sort={sort}&limit=4", $"/v1/answers?sort={sort}&minLength=20&limit=4"]);
        foreach (var seed in Enumerable.Range(0, 6))
            requests.AddRange([$"/v1/quotes/random?seed={seed}&limit=5", $"/v1/quotes/daily?date=2026-02-1{seed}"]);
        foreach (var word in _words)
            requests.AddRange(
                _searches.Select(search => "/v1/" + string.Format(null, search, Uri.EscapeDataString(word)))
            );
        foreach (var id in await IdsAsync(server, "interviews"))
            requests.AddRange(
                Of(id, "interviews/{0}", "interviews/{0}/transcript", "quotes?interview={0}&sort=-length&limit=3")
                    .Concat(
                        Of(id, "answers?interview={0}&limit=2", "questions?interview={0}", "speakers?interview={0}")
                    )
            );
        foreach (var id in await IdsAsync(server, "speakers"))
            requests.AddRange(Of(id, "speakers/{0}", "quotes?speaker={0}&limit=3", "answers?speaker={0}&q=我们"));
        foreach (var id in await IdsAsync(server, "themes"))
            requests.AddRange(
                Of(
                    id,
                    "themes/{0}",
                    "quotes?theme={0}&limit=3",
                    "answers?theme=-{0}&limit=3",
                    "quotes?theme={0}&q=客户"
                )
            );
        foreach (
            var quote in (await server.GetJsonAsync("/v1/quotes/random?seed=1&limit=30"))
                .GetProperty("items")
                .EnumerateArray()
        )
            requests.AddRange(OfQuote(quote));
        return requests;
    }

    private static IEnumerable<string> OfQuote(JsonElement quote)
    {
        var (id, text) = (quote.GetProperty("id").GetString()!, quote.GetProperty("text").GetString()!);
        var given = text.Length > 300 ? text[..300] : text;
        foreach (var path in Of(id, "quotes/{0}", "quotes/{0}/citation", "quotes/{0}/annotation", "quotes?ids={0}"))
            yield return path;
        yield return $"/q/{id}";
        if (quote.GetProperty("answerId").GetString() is { } answer)
            yield return "/v1/answers/" + answer;
        foreach (var said in new[] { given, given.Insert(given.Length / 2, "没有"), given[(given.Length / 3)..] })
            yield return "/v1/verifications?text=" + Uri.EscapeDataString(said);
    }

    private static IEnumerable<string> Of(string id, params string[] paths) =>
        paths.Select(path => "/v1/" + string.Format(null, path, id));

    private static async Task<IEnumerable<string>> IdsAsync(Server server, string list) =>
        (await server.GetJsonAsync($"/v1/{list}?limit=30"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("id").GetString()!);
}
