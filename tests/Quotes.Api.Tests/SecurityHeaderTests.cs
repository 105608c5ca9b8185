using System.Net;
using System.Text.RegularExpressions;

namespace Quotes.Api.Tests;

/// <summary>What browsers are told of every answer, and what no answer tells.</summary>
public sealed class SecurityHeaderTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly Server _server = seeds.Server;

    [Theory]
    [InlineData("GET", "/v1", 200)]
    [InlineData("GET", "/v1/quotes?format=csv", 200)]
    [InlineData("GET", "/v1/quotes/export", 200)]
    [InlineData("GET", "/v1/quotes?limit=0", 400)]
    [InlineData("GET", "/v1/quotes/q-000000000000", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/v1/quotes", 405)]
    [InlineData("OPTIONS", "/v1/quotes", 204)]
    [InlineData("POST", "/v1/verifications", 415)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/q/q-yknd74rd3rrm/card.svg", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/docs/index.html", 200)]
    [InlineData("GET", "/metrics", 200)]
    public async Task Every_answer_tells_browsers_to_do_nothing_with_it(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        string Header(string name) => answer.Headers.GetValues(name).Single();
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Contains("camera=()", Header("Permissions-Policy"));
        var isOpen =
            path.StartsWith("/v1", StringComparison.Ordinal)
            || path.StartsWith("/openapi", StringComparison.Ordinal)
            || path.EndsWith(".svg", StringComparison.Ordinal);
        Assert.Equal(isOpen ? "cross-origin" : "same-origin", Header("Cross-Origin-Resource-Policy"));
        if (path.StartsWith("/docs", StringComparison.Ordinal))
            Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"));
        else
            Assert.Equal(Nothing, Header("Content-Security-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/check", 200)]
    [InlineData("/q/q-yknd74rd3rrm", 200)]
    [InlineData("/q/q-000000000000", 404)]
    public async Task A_page_runs_and_shows_only_what_is_our_own(string path, int status)
    {
        var (answer, _) = await _server.GetAsync(path, ("Accept", "text/html"));

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_no_less_guarded()
    {
        var (first, _) = await _server.GetAsync("/v1/quotes");
        var (answer, _) = await _server.GetAsync("/v1/quotes", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(Nothing, answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_documentation_needs_nothing_that_its_policy_forbids()
    {
        var (answer, page) = await _server.GetAsync("/docs/index.html");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("script-src 'self'", policy);
        Assert.DoesNotMatch(new Regex("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:"), page);
        var needed = Regex.Matches(page, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(needed);
        foreach (var file in needed)
            Assert.Equal(HttpStatusCode.OK, (await _server.GetAsync("/docs/" + file)).Answer.StatusCode);
    }

    [Fact]
    public async Task What_came_over_https_to_a_known_proxy_is_to_stay_there()
    {
        await using var behind = await Server.StartAsync(environment: ("Quotes__Limits__Proxies", "127.0.0.0/8"));

        var (secure, _) = await behind.GetAsync("/v1", ("X-Forwarded-Proto", "https"));
        var (plain, _) = await behind.GetAsync("/v1");
        var (forged, _) = await _server.GetAsync("/v1", ("X-Forwarded-Proto", "https"));

        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.False(forged.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_failure_tells_nothing_of_the_inside_even_in_development()
    {
        using var seeds = new SeedsFolder();
        seeds.Plant("talk.txt", "甲", pairs: 200);
        await using var server = await seeds.ServeAsync(
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("DOTNET_ENVIRONMENT", "Development"),
            ("Quotes__Poll", "0")
        );
        Spoil(Directory.GetFiles(seeds.Data, "corpus-*.db").Single());

        var (answer, body) = await server.GetAsync("/v1/quotes?sort=-length", ("Accept", "text/html, */*;q=0.1"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Matches(
            """^\{"type":"/problems/internal-error","title":"Internal error","status":500,"detail"""
                + @""":""[^""]*"",""traceId"":""[^""]*""\}$",
            body
        );
        Assert.DoesNotMatch(new Regex("(?i)exception|sqlite|   at |\\.cs|\\.db|SELECT|/tmp"), body);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    // Every page but the first: the schema is read already, the tables are not.
    private static void Spoil(string corpus)
    {
        using var file = new FileStream(corpus, FileMode.Open, FileAccess.ReadWrite);
        file.Position = 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, (int)(file.Length - 4096)).ToArray());
    }
}
