using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>What api.md promises of every answer, asked of the running service.</summary>
public sealed class ConventionTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Theory]
    [InlineData("/v1/quotes?limit=0", "limit", "“0” came; allowed is a whole number from 1 to 100.")]
    [InlineData("/v1/quotes?limit=101", "limit", "“101” came; allowed is a whole number from 1 to 100.")]
    [InlineData("/v1/quotes?limit=5%00", "limit", "“5\0” came; allowed is a whole number from 1 to 100.")]
    [InlineData("/v1/quotes?limit=", "limit", "It came empty; allowed is a whole number from 1 to 100.")]
    [InlineData("/v1/quotes?limit=1&limit=2", "limit", "It came more than once; give it once.")]
    [InlineData("/v1/themes?theme=a", "theme", "There is no such parameter here; allowed are limit, cursor, format.")]
    [InlineData("/v1/corpus?x=1", "x", "There is no such parameter here; this operation takes none.")]
    [InlineData("/v1/quotes?LIMIT=5", "LIMIT", null)]
    [InlineData(
        "/v1/quotes?sort=best",
        "sort",
        "“best” came; allowed is one of place, relevance, length, -length, date, -date."
    )]
    [InlineData("/v1/quotes?from=2018-02-30", "from", "“2018-02-30” came; allowed is a day as yyyy-MM-dd.")]
    [InlineData("/v1/quotes?kind=headline", "kind", "“headline” came; allowed is answer, lede or answer|lede.")]
    [InlineData("/v1/quotes?offsets=bytes", "offsets", "“bytes” came; allowed is one of codepoint, utf16.")]
    [InlineData("/v1/quotes?minLength=9&maxLength=8", "minLength", null)]
    [InlineData("/v1/quotes?theme=-a%7Cb", "theme", null)]
    [InlineData("/v1/quotes?theme=investmant", "theme", "There is no theme “investmant”; the nearest are investment, ")]
    [InlineData("/v1/quotes?speaker=nobody-at-all", "speaker", "There is no speaker “nobody-at-all”")]
    [InlineData("/v1/quotes/daily?tz=Mars/Olympus", "tz", null)]
    [InlineData("/v1/quotes/daily?tz=../../etc/passwd", "tz", null)]
    public async Task A_parameter_that_is_not_allowed_is_named_with_what_came(string path, string name, string? message)
    {
        var (answer, body) = await _server.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal("/problems/invalid-parameter", problem.GetProperty("type").GetString());
        var errors = problem.GetProperty("errors").GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
        Assert.StartsWith(message ?? "", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var (_, body) = await _server.GetAsync("/v1/quotes?limit=0&themes=x&theme=nothing&cursor=zzz&from=x");

        var errors = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors");
        Assert.Equal(
            ["cursor", "from", "limit", "theme", "themes"],
            errors.EnumerateObject().Select(error => error.Name)
        );
    }

    [Fact]
    public async Task A_cursor_is_good_only_with_its_own_filters()
    {
        var page = await _server.GetJsonAsync("/v1/quotes?limit=5&kind=answer");
        var next = page.GetProperty("next").GetString()!;

        var other = next.Replace("kind=answer", "kind=lede", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _server.GetAsync(next)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.GetAsync(other)).Answer.StatusCode);
    }

    [Theory]
    [InlineData("/v1/quotes/q-nothere", "The corpus holds no quote with the id “q-nothere”.")]
    [InlineData("/v1/answers/a-nothere", "The corpus holds no answer with the id “a-nothere”.")]
    [InlineData("/v1/questions/n-nothere", "The corpus holds no question with the id “n-nothere”.")]
    [InlineData("/v1/speakers/nobody", "The corpus holds no speaker with the id “nobody”.")]
    [InlineData("/v1/themes/nothing", "The corpus holds no theme with the id “nothing”.")]
    [InlineData("/v1/interviews/none", "The corpus holds no interview with the id “none”.")]
    [InlineData("/v1/interviews/none/transcript", "The corpus holds no interview with the id “none”.")]
    [InlineData("/v1/interviews/none/transcript?format=text", "The corpus holds no interview with the id “none”.")]
    [InlineData("/v1/qoutes", "There is nothing at this path. /v1 lists what there is; /docs explains it.")]
    [InlineData("/nothing", "There is nothing at this path. /v1 lists what there is; /docs explains it.")]
    public async Task What_is_not_there_is_a_404_that_says_so(string path, string detail)
    {
        var (answer, body) = await _server.GetAsync(path, ("Accept", "text/html"), ("Accept", "*/*"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal("/problems/not-found", problem.GetProperty("type").GetString());
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_a_405_that_says_which_are_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/quotes");
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], answer.Content.Headers.Allow);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task OPTIONS_tells_what_a_page_elsewhere_may_do()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/quotes");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], answer.Content.Headers.Allow);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Content-Type, If-None-Match", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    [Fact]
    public async Task An_image_is_not_to_be_had()
    {
        var (answer, body) = await _server.GetAsync("/v1/quotes", ("Accept", "image/png"));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        var available = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("available");
        Assert.Equal("""["application/json","text/csv","application/x-ndjson"]""", available.GetRawText());
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/x-ndjson, text/csv;q=0.9", "application/x-ndjson")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData("application/json;q=0, */*", "text/csv")]
    [InlineData("what is this", "application/json")]
    public async Task The_format_is_the_one_that_the_caller_likes_best(string accept, string mediaType)
    {
        var (answer, _) = await _server.GetAsync("/v1/quotes", ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_second_request_with_the_ETag_is_a_304()
    {
        var (first, _) = await _server.GetAsync("/v1/quotes?theme=investment");
        var etag = first.Headers.ETag!.ToString();
        var (second, body) = await _server.GetAsync("/v1/quotes?theme=investment", ("If-None-Match", etag));
        var (other, _) = await _server.GetAsync("/v1/quotes?theme=talent", ("If-None-Match", etag));
        var (csv, _) = await _server.GetAsync(
            "/v1/quotes?theme=investment",
            ("If-None-Match", etag),
            ("Accept", "text/csv")
        );

        Assert.StartsWith("W/\"", etag, StringComparison.Ordinal);
        Assert.Equal(
            "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800",
            first.Headers.GetValues("Cache-Control").Single()
        );
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(etag, second.Headers.ETag?.ToString());
        Assert.Empty(body);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);
    }

    [Fact]
    public async Task The_order_of_parameters_and_their_defaults_do_not_change_the_ETag()
    {
        var (first, one) = await _server.GetAsync("/v1/quotes?limit=20&kind=answer&offsets=codepoint");
        var (second, two) = await _server.GetAsync("/v1/quotes?kind=answer");

        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(one, two);
    }

    [Theory]
    [InlineData("/v1/quotes")]
    [InlineData("/v1/quotes/export?format=csv")]
    [InlineData("/v1/interviews/tencent-industrial-internet-2018/transcript?format=text")]
    [InlineData("/v1/quotes/q-nothere")]
    public async Task HEAD_is_GET_without_the_body(string path)
    {
        var (get, _) = await _server.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/v1/quotes", "br")]
    [InlineData("/v1/quotes", "gzip")]
    [InlineData("/v1/quotes?format=csv", "gzip")]
    [InlineData("/v1/quotes/export", "br")]
    [InlineData("/v1/quotes/q-nothere", "gzip")]
    public async Task Compressed_is_the_same_answer(string path, string encoding)
    {
        var (_, plain) = await _server.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", encoding);
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await using var packed = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream unpacked =
            encoding == "br"
                ? new BrotliStream(packed, CompressionMode.Decompress)
                : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal(plain, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/quotes")]
    [InlineData("/v1/quotes/q-nothere")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/docs/index.html")]
    [InlineData("/nothing")]
    public async Task Every_answer_names_its_corpus_and_what_it_varies_by(string path)
    {
        var (answer, _) = await _server.GetAsync(path);
        var corpus = await _server.GetJsonAsync("/v1/corpus");

        Assert.Equal(corpus.GetProperty("version").GetString(), answer.Headers.GetValues("Corpus-Version").Single());
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", answer.Headers.Vary));
    }

    [Fact]
    public async Task A_page_elsewhere_may_read_every_answer()
    {
        foreach (var path in new[] { "/v1/quotes", "/v1/quotes/q-nothere", "/v1/quotes?x=1", "/v1/nothing" })
        {
            var (answer, _) = await _server.GetAsync(path, ("Origin", "https://elsewhere.example"));
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Contains("Corpus-Version", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
        }
    }
}
