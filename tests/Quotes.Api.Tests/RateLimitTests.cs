using System.Net;

namespace Quotes.Api.Tests;

/// <summary>The rate limit that an operator may set: by address, and behind known proxies by the caller's.</summary>
public sealed class RateLimitTests
{
    private const string Hour = "01:00:00";

    [Fact]
    public async Task Nobody_is_limited_or_told_of_limits_where_none_is_set()
    {
        await using var server = await Server.StartAsync();

        var (answer, _) = await server.GetAsync("/v1");

        Assert.False(answer.Headers.Contains("RateLimit"));
        Assert.False(answer.Headers.Contains("RateLimit-Policy"));
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_how_much_is_left_and_how_long_to_wait()
    {
        await using var server = await LimitedAsync(3);

        var told = new List<string>();
        for (var i = 0; i < 3; i++)
            told.Add((await server.GetAsync("/v1/themes")).Answer.Headers.GetValues("RateLimit").Single());
        var (refused, body) = await server.GetAsync("/v1/themes");

        Assert.Equal(["\"default\";r=2", "\"default\";r=1", "\"default\";r=0"], told);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("\"default\";q=3;w=3600", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("1200", refused.Headers.RetryAfter?.ToString());
        Assert.Equal("\"default\";r=0;t=1200", refused.Headers.GetValues("RateLimit").Single());
        Assert.Contains("\"type\":\"/problems/too-many-requests\"", body);
        Assert.Contains("RateLimit", refused.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Fact]
    public async Task Health_and_metrics_are_not_counted()
    {
        await using var server = await LimitedAsync(1);
        await server.GetAsync("/v1");

        foreach (var path in (string[])["/health/live", "/health/ready", "/metrics"])
            Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(path)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.GetAsync("/v1")).Answer.StatusCode);
    }

    [Fact]
    public async Task What_an_unknown_proxy_says_of_its_caller_is_not_believed()
    {
        await using var server = await LimitedAsync(1, ("Quotes__Limits__Proxies", "10.0.0.0/8"));
        await server.GetAsync("/v1", ("X-Forwarded-For", "203.0.113.1"));

        var (answer, _) = await server.GetAsync("/v1", ("X-Forwarded-For", "203.0.113.2"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.2", 200)]
    [InlineData("203.0.113.1", "203.0.113.1", 429)]
    // What a caller has put before the address that the proxy saw is nobody's word.
    [InlineData("198.51.100.1, 203.0.113.1", "198.51.100.2, 203.0.113.1", 429)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", 429)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", 200)]
    public async Task Behind_a_known_proxy_the_caller_counts(string first, string second, int status)
    {
        await using var server = await LimitedAsync(1, ("Quotes__Limits__Proxies", "127.0.0.0/8"));
        await server.GetAsync("/v1", ("X-Forwarded-For", first));

        var (answer, _) = await server.GetAsync("/v1", ("X-Forwarded-For", second));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static Task<Server> LimitedAsync(int requests, params (string, string)[] environment) =>
        Server.StartAsync(
            null,
            null,
            [
                ("Quotes__Limits__Requests", requests.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("Quotes__Limits__Window", Hour),
                .. environment,
            ]
        );
}
