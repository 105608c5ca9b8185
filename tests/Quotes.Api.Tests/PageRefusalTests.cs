using System.Net;

namespace Quotes.Api.Tests;

/// <summary>What a reader gets in place of a page that is not there, or that cannot be made.</summary>
public sealed class PageRefusalTests(SeedServer server) : IClassFixture<SeedServer>
{
    private Server Server => server.Server;

    [Theory]
    [InlineData("/?utm_source=x&q=&fbclid=y", HttpStatusCode.OK)]
    [InlineData("/?q=客户&q=投资", HttpStatusCode.OK)]
    [InlineData("/?theme=nonesuch", HttpStatusCode.BadRequest)]
    [InlineData("/?lang=fr", HttpStatusCode.BadRequest)]
    [InlineData("/?cursor=AAAAAAAAAABxLTAwMDAwMA", HttpStatusCode.BadRequest)]
    [InlineData("/?q=%ED%A0%80", HttpStatusCode.BadRequest)]
    [InlineData("/?q=，", HttpStatusCode.BadRequest)]
    [InlineData("/q/Q-YKND74RD3RRM", HttpStatusCode.NotFound)]
    [InlineData("/i/nothing", HttpStatusCode.NotFound)]
    [InlineData("/i/tencent-industrial-internet-2018/", HttpStatusCode.NotFound)]
    public async Task A_refusal_is_a_page_that_leads_on(string path, HttpStatusCode status)
    {
        var (answer, body) = await Server.GetAsync(path, ("Accept-Language", "en"));

        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        if (status == HttpStatusCode.OK)
            return;
        Assert.Contains("What to do next", body);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/?theme=nonesuch&lang=en", "?theme=nonesuch&amp;lang=zh")]
    [InlineData("/q/q-nothing?lang=en", "?lang=zh")]
    [InlineData("/nothing?lang=en", "?lang=zh")]
    [InlineData("/nothing?l%61ng=%65n", "?lang=zh")]
    public async Task A_refusal_speaks_the_language_that_the_address_asks_for(string path, string other)
    {
        var (_, body) = await Server.GetAsync(path, ("Accept-Language", "zh"), ("Accept", "text/html"));

        Assert.Contains("<html lang=\"en\">", body);
        Assert.Contains("<input type=\"hidden\" name=\"lang\" value=\"en\"", body);
        Assert.Contains($"rel=\"alternate\" href=\"{other}\" hreflang=\"zh-Hans\"", body);
    }

    [Theory]
    [InlineData("zh", "text/html", "这个地址不接受这种请求。")]
    [InlineData("en", "text/html", "<p>Allowed here: GET, HEAD, POST, OPTIONS.</p>")]
    [InlineData("zh", "*/*", "/problems/method-not-allowed")]
    public async Task A_method_that_a_page_does_not_take_is_refused_in_words(string lang, string accept, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/check?lang={lang}")
        {
            Headers = { Accept = { new(accept) } },
        };
        using var answer = await Server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/i/%E6%B2%A1%E6%9C%89", "/i/%E6%B2%A1%E6%9C%89")]
    [InlineData("/q/a%3Fb%2541%20c", "/q/a%3Fb%2541%20c")]
    [InlineData("//elsewhere.example/x", "//elsewhere.example/x")]
    public async Task A_refusal_leads_to_its_other_language_by_the_address_that_was_sent(string sent, string path)
    {
        using var client = await RawClient.ConnectAsync(Server.Address);
        await client.SendAsync(
            $"GET {sent} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: zh\r\nConnection: close\r\n\r\n"
        );
        var answer = await client.ReadToEndAsync();

        Assert.Contains($"hreflang=\"en\" href=\"http://localhost:8080{path}?lang=en\"", answer);
        Assert.Contains("rel=\"alternate\" href=\"?lang=en\" hreflang=\"en\"", answer);
    }

    [Theory]
    [InlineData("/q/q-nothing", "没有与这个地址对应的")]
    [InlineData("/?theme=nonesuch", "没有这样的主题。")]
    [InlineData("/?q=，", "不能只有标点")]
    public async Task A_refusal_says_in_Chinese_what_is_wrong(string path, string wrong)
    {
        var (_, body) = await Server.GetAsync(path, ("Accept-Language", "zh"));

        Assert.Contains(wrong, body);
    }

    [Fact]
    public async Task What_is_nowhere_is_a_page_to_a_browser_and_a_problem_to_a_program()
    {
        var (page, _) = await Server.GetAsync("/nothing", ("Accept", "text/html,*/*;q=0.8"));
        var (problem, _) = await Server.GetAsync("/nothing", ("Accept", "*/*"));
        var (api, _) = await Server.GetAsync("/v1/nothing", ("Accept", "text/html"));

        Assert.Equal(
            ["text/html", "application/problem+json", "application/problem+json"],
            new[] { page, problem, api }.Select(answer => answer.Content.Headers.ContentType!.MediaType)
        );
    }
}
