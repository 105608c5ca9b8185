using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Quotes.Api.Http;

namespace Quotes.Api.Tests;

/// <summary>Which answers are kept, and for how long.</summary>
public sealed class AnswerCacheTests
{
    [Fact]
    public void Only_what_is_asked_for_again_is_wanted()
    {
        var cache = new AnswerCache(1 << 20);
        Assert.False(cache.Wants(Key("/v1/quotes")));
        Assert.True(cache.Wants(Key("/v1/quotes")));
        Assert.False(cache.Wants(Key("/v1/answers")));
    }

    [Fact]
    public void A_flood_of_queries_asked_once_keeps_nothing()
    {
        var cache = new AnswerCache(1 << 20);
        var wanted = Enumerable.Range(0, 100_000).Count(i => cache.Wants(Key($"/v1/quotes?q=x{i}")));
        // Two of 100,000 hashes may be the same.
        Assert.True(wanted <= 3, $"{wanted} wanted");
        Assert.Equal(0, cache.Bytes);
    }

    [Fact]
    public void No_flood_takes_more_than_the_budget_nor_puts_out_what_is_in_use()
    {
        var cache = new AnswerCache(1 << 20);
        cache.Keep(Key("/v1/themes"), Answer(10_000));
        for (var i = 0; i < 1000; i++)
        {
            _ = cache.Find(Key("/v1/themes"))!.AnswerAsync(Context("/v1/themes"));
            cache.Keep(Key($"/v1/quotes?q=x{i}"), Answer(10_000));
            Assert.InRange(cache.Bytes, 10_000, 1 << 20);
        }
        Assert.NotNull(cache.Find(Key("/v1/themes")));
        Assert.Null(cache.Find(Key("/v1/quotes?q=x0")));
        Assert.NotNull(cache.Find(Key("/v1/quotes?q=x999")));
    }

    [Fact]
    public void One_long_answer_puts_nothing_out()
    {
        var cache = new AnswerCache(1 << 20);
        cache.Keep(Key("/v1/themes"), Answer(10_000));
        cache.Keep(Key("/v1/quotes/export"), Answer(cache.MostBytes + 1));
        Assert.Null(cache.Find(Key("/v1/quotes/export")));
        Assert.NotNull(cache.Find(Key("/v1/themes")));
    }

    [Fact]
    public void A_budget_of_nothing_keeps_nothing()
    {
        var cache = new AnswerCache(0);
        Assert.False(cache.Wants(Key("/v1/themes")));
        Assert.False(cache.Wants(Key("/v1/themes")));
        cache.Keep(Key("/v1/themes"), Answer(1));
        Assert.Null(cache.Find(Key("/v1/themes")));
    }

    [Theory]
    [InlineData("/v1/Themes", "", "")]
    [InlineData("/v1/themes?limit=20", "", "")]
    [InlineData("/v1/themes%1E", "", "")]
    [InlineData("/v1/themes", "text/csv", "")]
    [InlineData("/v1/themes", "", "br")]
    public void What_differs_in_anything_has_a_key_of_its_own(string target, string accept, string encoding)
    {
        var cache = new AnswerCache(1 << 20);
        cache.Keep(AnswerKey.Of(Context("/v1/themes"))!.Value, Answer(100));
        var other = Context(target);
        (other.Request.Headers.Accept, other.Request.Headers.AcceptEncoding) = (accept, encoding);
        Assert.Null(cache.Find(AnswerKey.Of(other)!.Value));
        Assert.NotNull(cache.Find(AnswerKey.Of(Context("/v1/themes"))!.Value));
    }

    [Theory]
    [InlineData("POST", "/v1/themes")]
    [InlineData("HEAD", "/v1/themes")]
    [InlineData("GET", null)]
    public void Other_methods_and_endless_queries_have_no_key(string method, string? target)
    {
        var context = Context(target ?? "/v1/quotes?q=" + new string('x', 3000));
        context.Request.Method = method;
        Assert.Null(AnswerKey.Of(context));
    }

    [Fact]
    public async Task Whoever_has_it_gets_304_without_body_or_what_says_something_of_one()
    {
        var answer = Answer(100);
        var context = Context("/v1/themes");
        context.Request.Headers.IfNoneMatch = "\"other\", W/\"tag\"";
        await answer.AnswerAsync(context);
        Assert.Equal(304, context.Response.StatusCode);
        Assert.Equal("W/\"tag\"", context.Response.Headers.ETag);
        Assert.Null(context.Response.ContentType);
        Assert.Equal(0, context.Response.Body.Length);
    }

    private static AnswerKey Key(string target) => new(target, "", "");

    private static DefaultHttpContext Context(string target)
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        context.Request.Method = "GET";
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static KeptAnswer Answer(int bytes)
    {
        var response = Context("/").Response;
        response.Headers.ETag = "W/\"tag\"";
        response.ContentType = "application/json";
        return KeptAnswer.Of(response, new byte[bytes], _ => new Tally())!;
    }
}
