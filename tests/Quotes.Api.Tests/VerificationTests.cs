using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>Verdicts over HTTP, on the first seed.</summary>
public sealed class VerificationTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_a_400()
    {
        using var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xE7, (byte)'"', (byte)'}']);
        content.Headers.ContentType = new("application/json");
        var answer = await _server.Client.PostAsync(
            new Uri("/v1/verifications", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("It is not UTF-8.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_of_the_lede_is_exact_and_the_transcripts_own_wording_stands_beside_it()
    {
        var result = await VerifyAsync(new { text = "做2B业务最重要的是客户导向" });
        var matches = result.GetProperty("matches").EnumerateArray().ToArray();

        Assert.Equal("exact", Text(result, "verdict"));
        Assert.Equal(("exact", "lede"), (Text(matches[0], "kind"), Text(matches[0], "passage")));
        Assert.Equal(("near", "answer"), (Text(matches[1], "kind"), Text(matches[1], "passage")));
        var answer = await _server.GetJsonAsync("/v1/answers/" + Text(matches[1], "answerId"));
        Assert.Equal(6, answer.GetProperty("number").GetInt32());
        Assert.Equal("做toB业务最重要的是客户导向", Text(matches[1], "text"));
        var given = string.Concat(
            matches[1].GetProperty("diff").EnumerateArray().Select(run => Text(run, "givenText"))
        );
        Assert.Equal("做2B业务最重要的是客户导向", given);
    }

    [Fact]
    public async Task What_is_not_found_says_what_was_searched_and_never_that_it_is_false()
    {
        var result = await VerifyAsync(new { text = "腾讯从来不投资产业链" });

        Assert.Equal("not_found", Text(result, "verdict"));
        Assert.Empty(result.GetProperty("matches").EnumerateArray());
        Assert.Contains("投资", Text(result.GetProperty("closest"), "text"), StringComparison.Ordinal);
        Assert.Equal(1, result.GetProperty("method").GetProperty("interviews").GetInt32());
        Assert.StartsWith(
            "Not in the 1 interview held (corpus version ",
            Text(result, "summary"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("false", Text(result, "summary"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_quote_answer_and_question_is_found_where_it_stands()
    {
        foreach (var (list, kind) in new[] { ("quotes", "answer"), ("answers", "answer"), ("questions", "question") })
        foreach (
            var item in (await _server.GetJsonAsync($"/v1/{list}?limit=100")).GetProperty("items").EnumerateArray()
        )
        {
            var text = Text(item, "text").Trim();
            var result = await VerifyAsync(new { text, limit = 100 });
            Assert.True(Text(result, "verdict") == "exact", $"{text}: {Text(result, "verdict")}");
            var start = item.GetProperty("span").GetProperty("start").GetInt32();
            Assert.Contains(
                result.GetProperty("matches").EnumerateArray(),
                match => match.GetProperty("span").GetProperty("start").GetInt32() == start
            );
        }
    }

    [Fact]
    public async Task Get_and_post_give_the_same_verdict_and_only_one_may_be_kept()
    {
        var (get, one) = await _server.GetAsync("/v1/verifications?text=没错&limit=1&offsets=utf16");
        var (post, two) = await PostAsync("/v1/verifications?offsets=utf16", new { text = "没错", limit = 1 });

        Assert.Equal(one, two);
        Assert.NotNull(get.Headers.ETag);
        Assert.Null(post.Headers.ETag);
        Assert.True(post.Headers.CacheControl!.NoStore);
        Assert.Equal("*", post.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_text_as_long_as_is_allowed_may_come_by_get_too()
    {
        var text = string.Concat(Enumerable.Repeat("𠮷", 2_000));
        var (answer, body) = await _server.GetAsync($"/v1/verifications?text={Uri.EscapeDataString(text)}");

        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal(
            2_000,
            JsonSerializer.Deserialize<JsonElement>(body).GetProperty("given").GetProperty("codePoints").GetInt32()
        );
    }

    [Theory]
    [InlineData("%D7%F6")]
    [InlineData("%ED%A0%80")]
    [InlineData("没错%FF")]
    public async Task What_is_escaped_in_an_address_must_be_UTF_8(string text)
    {
        var (answer, body) = await _server.GetAsync($"/v1/verifications?text={text}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"text\":[\"It came as bytes that are no UTF-8; ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_interviewer_and_of_another_speaker_are_alerted()
    {
        var asked = await VerifyAsync(
            new { text = "像亚马逊、阿里的云计算业务最早都是单列的", speaker = "dowson-tong" }
        );

        Assert.Equal(
            ["speaker_mismatch", "spoken_by_interviewer"],
            asked.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetString())
        );
    }

    [Fact]
    public async Task Quotations_of_a_document_are_found_and_checked_in_its_own_positions()
    {
        const string text =
            "😀他说：“做2B业务最重要的是客户导向”，又说「腾讯从来不投资产业链」。\n> 没错。这次转型\n"
            + "这叫“出海”，\"CSIG的成立\"也是。";
        var (_, body) = await PostAsync("/v1/verifications/document?offsets=utf16", new { text });
        var results = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("results").EnumerateArray().ToArray();

        Assert.Equal(
            ["做2B业务最重要的是客户导向", "腾讯从来不投资产业链", "没错。这次转型", "CSIG的成立"],
            results.Select(result => Text(result.GetProperty("given"), "text"))
        );
        Assert.Equal(["exact", "not_found", "not_found", "exact"], results.Select(result => Text(result, "verdict")));
        foreach (var given in results.Select(result => result.GetProperty("given")))
            Assert.Equal(
                Text(given, "text"),
                text[given.GetProperty("start").GetInt32()..given.GetProperty("end").GetInt32()]
            );
    }

    [Fact]
    public async Task Only_the_first_fifty_quotations_are_checked()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"“没错没错{i}”，"));
        var (_, body) = await PostAsync("/v1/verifications/document", new { text });
        var document = JsonSerializer.Deserialize<JsonElement>(body);
        var verdicts = document
            .GetProperty("results")
            .EnumerateArray()
            .Select(result => Text(result, "verdict"))
            .ToArray();

        Assert.Equal(
            (60, 50),
            (document.GetProperty("quotations").GetInt32(), document.GetProperty("checked").GetInt32())
        );
        Assert.DoesNotContain("not_checked", verdicts[..50]);
        Assert.All(verdicts[50..], verdict => Assert.Equal("not_checked", verdict));
    }

    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{}", "application/json", 400)]
    [InlineData("{\"text\":\"\"}", "application/json", 400)]
    [InlineData("{\"text\":null}", "application/json", 400)]
    [InlineData("{\"text\":5}", "application/json", 400)]
    [InlineData("{\"text\":[\"a\"]}", "application/json", 400)]
    [InlineData("{\"text\":\"\\ud800\"}", "application/json", 400)]
    [InlineData("{\"\\udfff\":\"a\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"colour\":\"red\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"speaker\":\"nobody\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"speaker\":\"dowson-tong|beijing-news\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"limit\":0}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"limit\":\"5\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\",\"script\":\"both\"}", "application/json", 400)]
    [InlineData("{\"text\":\"a\"}", "text/plain", 415)]
    [InlineData("{\"text\":\"a\"}", "application/json; charset=gbk", 415)]
    [InlineData("{\"text\":\"a\"}", "", 415)]
    [InlineData("{\"text\":\"a\"}", "application/json; charset=\"UTF-8\"", 200)]
    [InlineData("{\"text\":\"\\u0000\\u001f\"}", "application/json", 200)]
    [InlineData("{\"text\":\"   \"}", "application/json", 200)]
    public async Task A_body_is_right_or_a_problem_that_says_why(string body, string type, int status)
    {
        foreach (var path in new[] { "/v1/verifications", "/v1/verifications/document" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type.Length > 0)
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await _server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
            var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(status == (int)answer.StatusCode, problem);
            if (status == 400)
                Assert.NotEmpty(
                    JsonSerializer.Deserialize<JsonElement>(problem).GetProperty("errors").EnumerateObject()
                );
        }
    }

    [Theory]
    [InlineData("/v1/verifications", 2_000)]
    [InlineData("/v1/verifications/document", 64_000)]
    public async Task A_text_may_be_just_so_long(string path, int most)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(path, new { text = Long(most) })).Answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await PostAsync(path, new { text = Long(most + 1) })).Answer.StatusCode
        );
        // A body that is refused for its length is not read: a client that has begun to send it may find the line shut.
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent($$"""{"text":"{{new string('长', 400_000)}}"}""", null, "application/json"),
            Headers = { ExpectContinue = true },
        };
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);

        static string Long(int codePoints) => string.Concat(Enumerable.Repeat("𠮷", codePoints));
    }

    [Fact]
    public async Task Where_only_one_interview_was_looked_into_the_verdict_says_which()
    {
        const string interview = "tencent-industrial-internet-2018";
        var result = await VerifyAsync(new { text = "腾讯从来不投资产业链", interview });

        Assert.StartsWith(
            $"Not in the interview {interview} (corpus version ",
            Text(result, "summary"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Options_name_both_ways()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/verifications");
        using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Headers.Allow.Order());
        Assert.Contains(
            "POST",
            answer.Headers.GetValues("Access-Control-Allow-Methods").Single(),
            StringComparison.Ordinal
        );
    }

    private async Task<JsonElement> VerifyAsync<T>(T request)
    {
        var (answer, body) = await PostAsync("/v1/verifications", request);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    private async Task<(HttpResponseMessage Answer, string Body)> PostAsync<T>(string path, T request)
    {
        var answer = await _server.Client.PostAsJsonAsync(path, request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
