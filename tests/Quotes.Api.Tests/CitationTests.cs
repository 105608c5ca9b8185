using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>Citations over HTTP: every format, every style, and what is said of what is not known.</summary>
public sealed class CitationTests(SmallInterviewServer small) : IClassFixture<SmallInterviewServer>
{
    private Server Server => small.Server;

    [Fact]
    public async Task A_citation_has_every_member_and_absolute_addresses()
    {
        var quote = await QuoteAsync("full", "城市是人的总和，也是时间的容器。");
        var citation = await Server.GetJsonAsync(Text(quote.GetProperty("links"), "citation"));

        Assert.Equal(Text(quote, "id"), Text(citation, "quoteId"));
        Assert.Equal($"https://quotes.example/base/q/{Text(quote, "id")}", Text(citation, "url"));
        Assert.Equal("城市是人的总和，也是时间的容器。", Text(citation, "quotation"));
        Assert.Equal("王小明，《关于城市的对话：专访王小明》，示例日报，2015年11月23日", Text(citation, "attribution"));
        Assert.Equal(2, citation.GetProperty("locator").GetProperty("paragraph").GetInt32());
        Assert.StartsWith(
            "https://example.org/news/2015-1123.html#:~:text=%E5%9F%8E",
            Text(citation.GetProperty("locator"), "textFragment"),
            StringComparison.Ordinal
        );
        Assert.Equal("byline", Text(citation, "authorBasis"));
        Assert.Equal(JsonValueKind.Null, citation.GetProperty("accessed").ValueKind);
        Assert.Equal(["editors_not_printed", "accessed_missing", "name_as_printed"], Codes(citation));
        var styles = citation.GetProperty("formatted").EnumerateArray().Select(f => Text(f, "style")).ToArray();
        var listed = (await Server.GetJsonAsync("/v1/citation-styles")).GetProperty("items").EnumerateArray();
        Assert.Equal(listed.Select(style => Text(style, "id")), styles);
    }

    [Theory]
    [InlineData(
        "full",
        "gb-t-7714-2025-numeric",
        "byline",
        "[1] 李记者. 关于城市的对话：专访王小明[N/OL]. 示例日报，2015-11-23（A05）. https://example.org/news/2015-1123.html."
    )]
    [InlineData(
        "full",
        "gb-t-7714-2015-numeric",
        "byline",
        "[1] 李记者. 关于城市的对话：专访王小明[N/OL]. 示例日报, 2015-11-23(A05)[2026-11-23]. https://example.org/news/2015-1123.html."
    )]
    [InlineData(
        "full",
        "mla-9",
        "interviewee",
        "王小明. “关于城市的对话：专访王小明.” Interview by 李记者. 示例日报, 23 Nov. 2015, p. A05, https://example.org/news/2015-1123.html."
    )]
    [InlineData(
        "undated",
        "gb-t-7714-2025-numeric",
        "byline",
        "[1] 李记者. 关于城市的对话：专访王小明[N]. 示例日报，日期不详."
    )]
    [InlineData("undated", "apa-7", "byline", "李记者. (n.d.). 关于城市的对话：专访王小明. 示例日报.")]
    [InlineData(
        "talked",
        "gb-t-7714-2025-numeric",
        "interviewee",
        "[1] 王小明. 关于城市的对话：专访王小明[N]. 示例日报，2015-11（采访日期）."
    )]
    [InlineData(
        "talked",
        "apa-7",
        "interviewee",
        "王小明. (2015, November [date of the interview]). 关于城市的对话：专访王小明. 示例日报."
    )]
    [InlineData(
        "many",
        "gb-t-7714-2025-author-date",
        "byline",
        "甲，乙，丙，等，2015. 关于城市的对话：专访王小明[N/OL]. 示例日报，2015. https://example.org/a_b~c%20d?e=1&f=$2#g"
    )]
    [InlineData(
        "many",
        "chicago-18-notes",
        "interviewee",
        "王小明. “关于城市的对话：专访王小明.” Interview by 甲, 乙, 丙, and 丁. 示例日报, 2015. https://example.org/a_b~c%20d?e=1&f=$2#g."
    )]
    [InlineData(
        "unknown",
        "gb-t-7714-2025-numeric",
        "interviewee",
        "[1] 王小明. 关于城市的对话：专访王小明[N]. 日期不详."
    )]
    [InlineData(
        "english",
        "apa-7",
        "byline",
        "Bo Li, & Cy Wu. (2015, September 3). On Cities: 100% of {what} matters. Example Daily."
    )]
    [InlineData(
        "english",
        "chicago-18-author-date",
        "interviewee",
        "King. 2015. “On Cities: 100% of {what} matters.” Interview by Bo Li and Cy Wu. Example Daily, September 3."
    )]
    public async Task A_style_says_what_is_known_and_whom_it_begins_with(
        string interview,
        string style,
        string basis,
        string reference
    )
    {
        var path = await PathAsync(interview) + $"?style={style}&accessed=2026-11-23";
        var citation = await Server.GetJsonAsync(path);

        var formatted = Assert.Single(citation.GetProperty("formatted").EnumerateArray());
        Assert.Equal(reference, Text(formatted, "reference"));
        Assert.Equal((basis, basis), (Text(formatted, "authorBasis"), Text(citation, "authorBasis")));
        Assert.Equal("2026-11-23", Text(citation, "accessed"));
        var (_, text) = await Server.GetAsync(path + "&format=text");
        Assert.Equal(reference + "\n", text);
    }

    [Theory]
    [InlineData("full", "editors_not_printed accessed_missing name_as_printed")]
    [InlineData("undated", "published_missing page_missing url_missing name_as_printed")]
    [InlineData(
        "talked",
        "published_missing conducted_stands_in page_missing url_missing byline_missing name_as_printed"
    )]
    [InlineData("many", "page_missing names_shortened accessed_missing name_as_printed")]
    [InlineData(
        "unknown",
        "published_missing page_missing url_missing outlet_missing byline_missing name_as_printed language_unknown"
    )]
    [InlineData("english", "page_missing url_missing names_shortened name_as_printed")]
    [InlineData("odd", "page_missing accessed_missing name_as_printed")]
    public async Task What_is_missing_is_told(string interview, string codes) =>
        Assert.Equal(codes.Split(' '), Codes(await Server.GetJsonAsync(await PathAsync(interview))));

    [Theory]
    [InlineData("application/json", "json", "application/json; charset=utf-8", "{\"quoteId\":")]
    [InlineData(
        "text/x-bibliography",
        "text",
        "text/x-bibliography; style=gb-t-7714-2025-numeric; locale=zh-CN; charset=utf-8",
        "[1] 李记者. "
    )]
    [InlineData(
        "application/vnd.citationstyles.csl+json",
        "csl",
        "application/vnd.citationstyles.csl+json",
        "[{\"id\":\"q-"
    )]
    [InlineData("application/x-bibtex", "bibtex", "application/x-bibtex; charset=utf-8", "@article{q-")]
    [InlineData(
        "application/x-research-info-systems",
        "ris",
        "application/x-research-info-systems; charset=utf-8",
        "TY  - NEWS\r\n"
    )]
    [InlineData(
        "application/ld+json; profile=\"https://a.example/other http://www.w3.org/ns/anno.jsonld\"",
        "annotation",
        "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\""
    )]
    [InlineData("application/ld+json", "jsonld", "application/ld+json", "{\"@context\":\"https://schema.org\"")]
    [InlineData(
        "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        "annotation",
        "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\""
    )]
    [InlineData(
        "text/markdown",
        "markdown",
        "text/markdown; charset=utf-8",
        "> 城市是人的总和，也是时间的容器。\n>\n> — [王小明，"
    )]
    public async Task Every_format_comes_by_Accept_and_by_name(
        string accept,
        string format,
        string contentType,
        string beginning
    )
    {
        var path = await PathAsync("full");
        var (asked, one) = await Server.GetAsync(path, ("Accept", accept));
        var (named, other) = await Server.GetAsync($"{path}?format={format}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (asked.StatusCode, named.StatusCode));
        Assert.Equal(contentType, asked.Content.Headers.GetValues("Content-Type").Single());
        Assert.StartsWith(beginning, one, StringComparison.Ordinal);
        Assert.Equal(one, other);
        var link = $"<https://quotes.example/base/q/{path.Split('/')[3]}>; rel=\"cite-as\"";
        Assert.Equal(link, asked.Headers.GetValues("Link").Single());
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", asked.Headers.Vary));
    }

    [Fact]
    public async Task A_style_may_be_asked_for_in_Accept_and_has_an_ETag_of_its_own()
    {
        var path = await PathAsync("full");
        var (mla, text) = await Server.GetAsync(path, ("Accept", "text/x-bibliography; style=mla-9; locale=en-US"));
        var (usual, _) = await Server.GetAsync(path, ("Accept", "text/x-bibliography"));

        Assert.StartsWith("王小明. “", text, StringComparison.Ordinal);
        Assert.NotEqual(usual.Headers.ETag, mla.Headers.ETag);
        var (refused, body) = await Server.GetAsync(path, ("Accept", "text/x-bibliography; style=acs"));
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
        Assert.Contains("application/x-research-info-systems", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?style=acs", "style")]
    [InlineData("?accessed=yesterday", "accessed")]
    [InlineData("?format=docx", "format")]
    [InlineData("?offsets=utf16", "offsets")]
    public async Task What_is_not_allowed_is_refused_by_name(string query, string parameter)
    {
        var (answer, body) = await Server.GetAsync(await PathAsync("full") + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(
            JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors").TryGetProperty(parameter, out _)
        );
    }

    [Fact]
    public async Task An_annotation_selects_its_words_alone_in_the_revision_that_it_names()
    {
        foreach (var quote in (await Server.GetJsonAsync("/v1/quotes?limit=100")).GetProperty("items").EnumerateArray())
        {
            var annotation = await Server.GetJsonAsync($"/v1/quotes/{Text(quote, "id")}/annotation");
            var target = annotation.GetProperty("target");
            var cached = Text(target.GetProperty("state"), "cached")
                .Replace("https://quotes.example/base", "", StringComparison.Ordinal);
            var (_, source) = await Server.GetAsync(cached);
            var selectors = target.GetProperty("selector").EnumerateArray().ToArray();

            Assert.Equal(["TextQuoteSelector", "TextPositionSelector"], selectors.Select(s => Text(s, "type")));
            var exact = Text(selectors[0], "exact");
            Assert.Equal(Text(quote, "text"), exact);
            var whole = Text(selectors[0], "prefix") + exact + Text(selectors[0], "suffix");
            var at = source.IndexOf(whole, StringComparison.Ordinal);
            Assert.True(at >= 0 && source.IndexOf(whole, at + 1, StringComparison.Ordinal) < 0, whole);
            // The small interviews have no character beyond the BMP: code points are indexes.
            var start = selectors[1].GetProperty("start").GetInt32();
            Assert.Equal(exact, source[start..selectors[1].GetProperty("end").GetInt32()]);
            Assert.Equal(start, at + Text(selectors[0], "prefix").Length);
        }
    }

    [Fact]
    public async Task A_transcript_is_not_given_for_another_revision_of_it()
    {
        var (other, _) = await Server.GetAsync("/v1/interviews/full/transcript?format=text&revision=000000000000");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_citation_for_no_quote_is_a_404()
    {
        foreach (var last in new[] { "citation", "annotation" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await Server.GetAsync($"/v1/quotes/q-zzzzzzzzzzzz/{last}")).Answer.StatusCode
            );
    }

    [Fact]
    public async Task Reference_managers_read_what_was_written()
    {
        var citations = new List<JsonElement>();
        await using var seed = await Server.StartAsync();
        foreach (var server in new[] { Server, seed })
        foreach (var quote in (await server.GetJsonAsync("/v1/quotes?limit=100")).GetProperty("items").EnumerateArray())
            citations.Add(
                await server.GetJsonAsync(Text(quote.GetProperty("links"), "citation") + "?accessed=2026-11-23")
            );

        var start = new ProcessStartInfo("node", [Checkout.File("tests/citations/readback.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(citations));
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{citations.Count} citations read back\n", output);
    }

    private static IEnumerable<string> Codes(JsonElement citation) =>
        citation.GetProperty("warnings").EnumerateArray().Select(warning => Text(warning, "code"));

    private async Task<JsonElement> QuoteAsync(string interview, string text)
    {
        var quotes = await Server.GetJsonAsync($"/v1/quotes?interview={interview}&limit=100");
        return quotes.GetProperty("items").EnumerateArray().First(quote => Text(quote, "text") == text);
    }

    private async Task<string> PathAsync(string interview)
    {
        var quotes = await Server.GetJsonAsync($"/v1/quotes?interview={interview}&limit=1");
        return Text(quotes.GetProperty("items")[0].GetProperty("links"), "citation");
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}

/// <summary>One server with small interviews, behind a public address of its own.</summary>
public sealed class SmallInterviewServer : IAsyncLifetime
{
    private readonly SmallInterviews _seeds = new();
    private Server? _server;

    /// <summary>The server.</summary>
    public Server Server => _server ?? throw new InvalidOperationException("not started");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _server = await Server.StartAsync(_seeds.Folder, null, ("Quotes__PublicUrl", "https://quotes.example/base/"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _seeds.Dispose();
    }
}
