using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quotes.Api.Tests;

/// <summary>What programs ask for first that come upon the site: all of it leads somewhere.</summary>
public sealed class SiteTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Here = "http://localhost:8080";
    private const string Interview = "/i/tencent-industrial-internet-2018";

    private Server Server => seeds.Server;

    [Fact]
    public async Task Every_address_in_llms_txt_answers()
    {
        var (answer, text) = await Server.GetAsync("/llms.txt");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(new Regex("\\A# 引语 Quotes\n\n> .+\n> .+\n"), text);

        var links = Regex.Matches(text, "^- \\[[^\\]]+\\]\\(([^)]+)\\)(: .+)?$", RegexOptions.Multiline);
        Assert.Equal(Regex.Count(text, "^- ", RegexOptions.Multiline), links.Count);
        foreach (Match link in links)
        {
            Assert.StartsWith(Here, link.Groups[1].Value, StringComparison.Ordinal);
            var path = link.Groups[1].Value[Here.Length..];
            var (page, _) = await Server.GetAsync(path);
            HttpStatusCode[] expected = path switch
            {
                "/mcp" => [HttpStatusCode.MethodNotAllowed],
                "/docs" => [HttpStatusCode.MovedPermanently, HttpStatusCode.OK],
                _ => [HttpStatusCode.OK],
            };
            Assert.Contains(page.StatusCode, expected);
        }
        Assert.Contains($"({Here}{Interview}.md)", text);
    }

    [Fact]
    public async Task Every_address_in_the_sitemap_answers()
    {
        var (robots, rules) = await Server.GetAsync("/robots.txt");
        Assert.Equal(HttpStatusCode.OK, robots.StatusCode);
        Assert.Equal($"User-agent: *\nDisallow: /?\nAllow: /\n\nSitemap: {Here}/sitemap.xml\n", rules);

        var (answer, body) = await Server.GetAsync("/sitemap.xml");
        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XDocument.Parse(body).Element(ns + "urlset")!.Elements(ns + "url").ToArray();
        Assert.Equal(
            [Here + "/", Here + "/check", Here + Interview],
            urls.Select(url => url.Element(ns + "loc")!.Value)
        );
        foreach (var url in urls)
            Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync(url.Value.Trim()[Here.Length..])).Answer.StatusCode);
    }

    [Theory]
    [InlineData(Interview)]
    [InlineData("/q/q-yknd74rd3rrm")]
    public async Task A_page_leads_to_its_Markdown_and_to_what_describes_all(string path)
    {
        var (page, html) = await Server.GetAsync(path);
        var (named, one) = await Server.GetAsync(path + ".md");
        var (_, other) = await Server.GetAsync(path, ("Accept", "text/markdown"));
        var (anyhow, same) = await Server.GetAsync(path + ".md", ("Accept", "text/html"));

        Assert.Equal("text/markdown", named.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("# ", one, StringComparison.Ordinal);
        Assert.Equal([one, one], [other, same]);
        Assert.Equal(HttpStatusCode.OK, anyhow.StatusCode);
        var links = string.Join(", ", page.Headers.GetValues("Link"));
        Assert.Contains($"<{path}.md>; rel=\"alternate\"; type=\"text/markdown\"", links);
        Assert.Contains("</llms.txt>; rel=\"describedby\"; type=\"text/plain\"", links);
        Assert.Contains($"<link rel=\"alternate\" type=\"text/markdown\" href=\"{path}.md\"", html);
        Assert.Contains("<link rel=\"describedby\" type=\"text/plain\" href=\"/llms.txt\"", html);
    }

    [Theory]
    [InlineData("/llms.txt")]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/feed.atom")]
    [InlineData("/feed.json?theme=investment")]
    [InlineData(Interview + ".md")]
    [InlineData("/q/q-yknd74rd3rrm.md")]
    public async Task What_has_not_changed_is_not_sent_again(string path)
    {
        var (first, _) = await Server.GetAsync(path);
        var (same, nothing) = await Server.GetAsync(path, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, ""), (same.StatusCode, nothing));
    }

    [Theory]
    [InlineData("/llms.txt")]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/feed.atom")]
    [InlineData("/feed.json")]
    [InlineData(Interview + ".md")]
    [InlineData("/q/q-yknd74rd3rrm.md")]
    public async Task What_programs_read_knows_no_parameter_that_it_does_not_take(string path)
    {
        var (answer, body) = await Server.GetAsync(path + "?x=1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"x\":[\"There is no such parameter here", body);
    }

    [Fact]
    public async Task Crawlers_are_answered_while_no_corpus_is_open()
    {
        var (first, rules) = await Server.GetAsync("/robots.txt");
        // A file is no folder: nothing can be opened there.
        var data = Path.GetTempFileName();
        try
        {
            await using var closed = Server.Launch(Checkout.File("seeds"), data);
            await closed.ListenAsync();
            var (other, _) = await closed.GetAsync("/llms.txt");
            var (robots, same) = await closed.GetAsync("/robots.txt");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, other.StatusCode);
            Assert.Equal((HttpStatusCode.OK, rules), (robots.StatusCode, same));
            Assert.Equal(first.Headers.ETag, robots.Headers.ETag);
        }
        finally
        {
            File.Delete(data);
        }
    }

    [Fact]
    public async Task An_interview_that_is_none_has_no_Markdown()
    {
        var (answer, body) = await Server.GetAsync("/i/nothing.md");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/problems/not-found", body);
    }
}
