using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quotes.Api.Tests;

/// <summary>The pages as they are sent; what people do on them is tried in a browser, in tests/pages.</summary>
public sealed class PageTests(SeedServer server) : IClassFixture<SeedServer>
{
    private const string Interview = "/i/tencent-industrial-internet-2018";
    private const string Quote = "/q/q-yknd74rd3rrm";

    private Server Server => server.Server;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=客户")]
    [InlineData(Interview)]
    [InlineData(Quote)]
    [InlineData("/check")]
    [InlineData("/q/q-nothing")]
    public async Task A_page_lets_nothing_run_that_the_service_does_not_serve(string path)
    {
        var (answer, body) = await Server.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotMatch(" (style|on[a-z]+)=", body);
        foreach (
            Match loaded in Regex.Matches(body, "<(?:script|img|link rel=\"stylesheet\")[^>]*(?:src|href)=\"([^\"]*)\"")
        )
            Assert.Matches("^/(assets|i)/", loaded.Groups[1].Value);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Interview)]
    [InlineData(Quote)]
    [InlineData(Interview + "/picture.svg")]
    public async Task An_unchanged_page_is_not_sent_again_but_in_another_language(string path)
    {
        var (first, body) = await Server.GetAsync(path, ("Accept-Language", "zh"));
        var tag = first.Headers.ETag!.ToString();
        var (same, nothing) = await Server.GetAsync(path, ("Accept-Language", "zh-TW"), ("If-None-Match", tag));
        var (other, _) = await Server.GetAsync(path, ("Accept-Language", "fr, en;q=0.5"), ("If-None-Match", tag));

        Assert.NotEmpty(body);
        Assert.Equal((HttpStatusCode.NotModified, ""), (same.StatusCode, nothing));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        foreach (var answer in new[] { first, same, other })
        {
            Assert.Contains("Accept-Language", answer.Headers.Vary);
            Assert.NotEmpty(answer.Headers.GetValues("Corpus-Version").Single());
            Assert.Contains("max-age=300", answer.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData(Interview + ".md", "*/*")]
    [InlineData(Interview, "text/markdown")]
    [InlineData(Quote + ".md", "*/*")]
    [InlineData(Quote, "text/markdown")]
    [InlineData(Quote + "/card.svg", "*/*")]
    [InlineData(Quote + "/card.png", "*/*")]
    [InlineData("/oembed?url=http://localhost:8080" + Quote, "*/*")]
    public async Task What_is_in_no_language_is_not_sent_again_in_another(string path, string accept)
    {
        var (first, _) = await Server.GetAsync(path, ("Accept", accept), ("Accept-Language", "zh"));
        var (same, nothing) = await Server.GetAsync(
            path,
            ("Accept", accept),
            ("Accept-Language", "en"),
            ("If-None-Match", first.Headers.ETag!.ToString())
        );

        Assert.Equal((HttpStatusCode.NotModified, ""), (same.StatusCode, nothing));
        foreach (var answer in new[] { first, same })
            Assert.Equal("Accept, Accept-Encoding", string.Join(", ", answer.Headers.Vary));
    }

    [Theory]
    [InlineData("en;q=much, zh;q=0.5, en;q=0.8", "en")]
    [InlineData(";;, en", "en")]
    [InlineData("en;q=2, zh", "zh-Hans")]
    [InlineData("de_DE@euro, fr", "zh-Hans")]
    public async Task What_cannot_be_read_of_the_languages_leaves_the_others(string accepted, string spoken)
    {
        var (answer, _) = await Server.GetAsync("/", ("Accept-Language", accepted));

        Assert.Equal([spoken], answer.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task A_page_that_is_kept_is_kept_for_its_language()
    {
        foreach (var language in new[] { "zh", "zh", "zh", "en", "en", "en", "zh" })
        {
            var (answer, body) = await Server.GetAsync("/?q=客户需求", ("Accept-Language", language));
            Assert.Equal([language == "zh" ? "zh-Hans" : "en"], answer.Content.Headers.ContentLanguage);
            Assert.Contains(language == "zh" ? "讲者" : "Speakers", body);
        }
    }

    [Fact]
    public async Task The_address_outdoes_the_language_that_a_browser_prefers()
    {
        var (answer, body) = await Server.GetAsync("/?lang=zh", ("Accept-Language", "en"));

        Assert.Equal(["zh-Hans"], answer.Content.Headers.ContentLanguage);
        Assert.Contains("<html lang=\"zh-Hans\">", body);
    }

    [Fact]
    public async Task What_is_found_stands_in_its_own_language_whatever_the_page_speaks()
    {
        using var seeds = new SeedsFolder();
        await File.WriteAllTextAsync(
            seeds.In("two.md"),
            "---\nid: two\n---\n# 谈平台\n\n### 记者：\n平台为什么这样说？\n\n### 王小明：\n我们说的平台是大家的。"
                + "A platform is whatever people build upon, and nobody owns it alone.\n",
            TestContext.Current.CancellationToken
        );
        await using var both = await seeds.ServeAsync();
        foreach (var language in new[] { "zh", "en" })
        {
            var (_, english) = await both.GetAsync($"/?q=whatever&lang={language}");
            var (_, chinese) = await both.GetAsync($"/?q=大家&lang={language}");
            Assert.Contains("<p class=\"said\" lang=\"en\">", english);
            Assert.Contains("<p class=\"asked\" lang=\"zh-Hans\">", english);
            Assert.Contains("<p class=\"said\" lang=\"zh-Hans\">", chinese);
        }
        var hit = (await both.GetJsonAsync("/v1/search?q=whatever")).GetProperty("items").EnumerateArray();
        Assert.Contains("en", hit.Select(one => one.GetProperty("language").GetString()));
    }

    [Fact]
    public async Task A_quote_tells_machines_what_it_is()
    {
        var (_, body) = await Server.GetAsync(Quote);
        var ofApi = await Server.GetJsonAsync("/v1/quotes/q-yknd74rd3rrm/citation?format=jsonld");

        var json = Regex.Match(body, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline);
        var quotation = JsonSerializer.Deserialize<JsonElement>(json.Groups[1].Value);
        Assert.True(JsonElement.DeepEquals(ofApi, quotation));
        Assert.Equal("http://localhost:8080" + Quote, quotation.GetProperty("url").GetString());
        Assert.Contains($"<meta property=\"og:url\" content=\"http://localhost:8080{Quote}\"", body);
        Assert.Contains("<meta property=\"og:description\" content=\"汤道生，《", body);
        Assert.Contains($"type=\"text/markdown\" href=\"{Quote}.md\"", body);
    }

    [Fact]
    public async Task A_quote_is_the_same_Markdown_by_its_name_and_by_Accept()
    {
        var (named, one) = await Server.GetAsync(Quote + ".md");
        var (asked, other) = await Server.GetAsync(Quote, ("Accept", "text/markdown"));

        Assert.Equal("text/markdown", named.Content.Headers.ContentType!.MediaType);
        Assert.Equal(one, other);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("> 这还是回到刚才说怎么去建立一个合作伙伴的生态", one);
        Assert.Contains("腾讯的各个事业群也有一些投资的权利", one);
    }

    [Theory]
    [InlineData("http://localhost:8080/q/q-yknd74rd3rrm", HttpStatusCode.OK)]
    [InlineData("http://localhost:8080/q/q-yknd74rd3rrm?lang=en&utm_source=x#top", HttpStatusCode.OK)]
    [InlineData("http://localhost:8080/q/q-nothing", HttpStatusCode.NotFound)]
    [InlineData("http://elsewhere.example/q/q-yknd74rd3rrm", HttpStatusCode.NotFound)]
    [InlineData("no address", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task An_address_is_embedded_as_oEmbed_has_it(string url, HttpStatusCode status)
    {
        var (answer, body) = await Server.GetAsync($"/oembed?url={Uri.EscapeDataString(url)}&maxwidth=400");

        Assert.True(answer.StatusCode == status, body);
        if (status != HttpStatusCode.OK)
            return;
        var embedded = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(
            ("1.0", "rich"),
            (embedded.GetProperty("version").GetString(), embedded.GetProperty("type").GetString())
        );
        Assert.Equal("汤道生", embedded.GetProperty("author_name").GetString());
        var html = XElement.Parse(embedded.GetProperty("html").GetString()!);
        Assert.StartsWith("这还是回到刚才说", html.Element("p")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_a_picture_of_the_words()
    {
        var (svg, drawing) = await Server.GetAsync(Quote + "/card.svg");
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        var lines = XElement.Parse(drawing).Elements().Where(element => element.Name.LocalName == "g").First();
        Assert.StartsWith(
            "这还是回到刚才说",
            lines.Value.Replace("\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

        var png = await server.Client.GetByteArrayAsync(Quote + "/card.png", TestContext.Current.CancellationToken);
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal((1200, 630), (png[18] << 8 | png[19], png[22] << 8 | png[23]));
    }

    [Fact]
    public async Task Without_a_font_there_is_no_PNG_and_no_mention_of_one()
    {
        await using var bare = await Server.StartAsync(environment: ("Quotes__CardFont", "/nowhere/font.ttf"));
        var (answer, body) = await bare.GetAsync(Quote + "/card.png");
        var (_, page) = await bare.GetAsync(Quote);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Quotes__CardFont", body);
        Assert.DoesNotContain("og:image", page);
    }

    [Fact]
    public async Task The_picture_of_an_interview_can_be_taken_along()
    {
        var (answer, body) = await Server.GetAsync(Interview + "/picture.svg?lang=en");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("汤道生 speaks 16 times", XElement.Parse(body).Value);
    }

    [Fact]
    public async Task What_pages_load_never_goes_stale()
    {
        var (_, page) = await Server.GetAsync("/");
        var style = Regex.Match(page, "/assets/[^\"]*/find.css").Value;
        var (answer, _) = await Server.GetAsync(style);
        var (other, _) = await Server.GetAsync("/assets/another/find.css");

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("text=“客户导向”", "application/x-www-form-urlencoded", HttpStatusCode.OK)]
    [InlineData("", "application/x-www-form-urlencoded", HttpStatusCode.OK)]
    [InlineData("text=%ED%A0%80%00&text=b&==&", "application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("text=x", "application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", "application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("--x", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_form_is_answered_whatever_it_holds(string body, string type, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await server.Client.PostAsync(
            new Uri("/check", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("地址里有不能用的内容", said);
        Assert.Equal(
            status == HttpStatusCode.BadRequest,
            said.Contains("文字里不能有控制字符", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(2_000_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(70_000, HttpStatusCode.OK)]
    public async Task A_text_that_is_too_long_is_refused(int length, HttpStatusCode status)
    {
        using var content = new StringContent(
            "text=" + new string('a', length),
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        using var answer = await server.Client.PostAsync(
            new Uri("/check?lang=en", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("too long", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task No_words_of_a_transcript_become_markup()
    {
        using var seeds = new SeedsFolder();
        const string words = "</script><script>alert(1)</script> \"><img src=x onerror=alert(2)> & '{{}}' <!--";
        await File.WriteAllTextAsync(
            seeds.In("hostile.md"),
            $"---\nid: hostile\n---\n# A title {words}\n\n### Asker:\nWhat {words} is it?\n\n### 王小明：\nIt is {words} as you see.\n",
            TestContext.Current.CancellationToken
        );
        await using var hostile = await seeds.ServeAsync();
        var quote = (await hostile.GetJsonAsync("/v1/quotes?limit=1"))
            .GetProperty("items")[0]
            .GetProperty("id")
            .GetString();
        foreach (
            var path in new[]
            {
                "/",
                "/?q=alert",
                "/i/hostile",
                $"/q/{quote}",
                $"/q/{quote}/card.svg",
                "/check?text=" + Uri.EscapeDataString($"“{words}”"),
            }
        )
        {
            var (answer, body) = await hostile.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path + body);
            Assert.DoesNotContain("<script>alert", body);
            Assert.DoesNotContain("<img src=x", body);
            Assert.DoesNotContain("<!--", body);
        }
    }
}
