using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>The first interview, as the running service tells it.</summary>
public sealed class CorpusTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Interview = "/v1/interviews/tencent-industrial-internet-2018";

    private readonly Server _server = seeds.Server;

    [Fact]
    public async Task The_corpus_holds_one_interview_whole()
    {
        var corpus = await _server.GetJsonAsync("/v1/corpus");

        Assert.Equal(
            """{"interviews":1,"speakers":2,"questions":16,"answers":16,"quotes":53,"themes":12}""",
            corpus.GetProperty("counts").GetRawText()
        );
        Assert.Equal("[]", corpus.GetProperty("problems").GetRawText());
        Assert.StartsWith("sqlite", corpus.GetProperty("engine").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interview_says_what_is_known_of_it_and_nothing_else()
    {
        var interview = await _server.GetJsonAsync(Interview);

        Assert.Equal(
            "腾讯将如何用CtoB的方式发力产业互联网？构架调整后将更突出技术能力？",
            interview.GetProperty("title").GetString()
        );
        Assert.Equal("interview", interview.GetProperty("form").GetString());
        Assert.Equal("zh-Hans", interview.GetProperty("language").GetString());
        Assert.Equal("独角鲸科技", interview.GetProperty("column").GetString());
        Assert.Equal("""["白金蕾"]""", interview.GetProperty("authors").GetRawText());
        Assert.Equal("""["陈诗怡","陈维城"]""", interview.GetProperty("editors").GetRawText());
        Assert.Equal("2018-11-01", interview.GetProperty("conducted").GetString());
        Assert.Equal(JsonValueKind.Null, interview.GetProperty("published").ValueKind);
        Assert.Equal(JsonValueKind.Null, interview.GetProperty("url").ValueKind);
        Assert.Equal(
            ["“架构调整是为了让连接更紧密”", "“TO B业务的关键在于以客户需求为中心”", "“投资也会保留合作伙伴独立性”"],
            interview.GetProperty("sections").EnumerateArray().Select(s => s.GetProperty("heading").GetString())
        );
        Assert.Equal(
            ["beijing-news interviewer", "dowson-tong interviewee"],
            interview
                .GetProperty("speakers")
                .EnumerateArray()
                .Select(s => $"{s.GetProperty("id").GetString()} {s.GetProperty("role").GetString()}")
        );
        Assert.Equal(3939, interview.GetProperty("source").GetProperty("codePoints").GetInt32());
    }

    [Fact]
    public async Task Every_span_is_the_words_that_stand_there()
    {
        var (_, source) = await _server.GetAsync(Interview + "/transcript?format=text");
        var transcript = await _server.GetJsonAsync(Interview + "/transcript");

        Assert.Equal(await File.ReadAllTextAsync(SeedFile(), TestContext.Current.CancellationToken), source);
        var end = 0;
        foreach (var node in transcript.GetProperty("nodes").EnumerateArray())
        {
            Assert.Equal(end, node.GetProperty("start").GetInt32());
            end = node.GetProperty("end").GetInt32();
        }
        Assert.Equal(source.Length, end);
        foreach (var turn in transcript.GetProperty("turns").EnumerateArray())
            AssertStands(turn, source);
        foreach (var list in new[] { "quotes", "answers", "questions" })
        foreach (
            var entry in (await _server.GetJsonAsync($"/v1/{list}?limit=100")).GetProperty("items").EnumerateArray()
        )
            AssertStands(entry, source);
    }

    [Fact]
    public async Task Questions_5_and_11_keep_their_hard_spaces()
    {
        var questions = (await _server.GetJsonAsync("/v1/questions?limit=100")).GetProperty("items").EnumerateArray();

        Assert.Equal(
            [5, 11],
            questions
                .Where(n => n.GetProperty("text").GetString()!.EndsWith("\u00A0\u00A0\u00A0", StringComparison.Ordinal))
                .Select(n => n.GetProperty("number").GetInt32())
        );
    }

    [Fact]
    public async Task Every_link_in_a_body_leads_somewhere()
    {
        var seen = new HashSet<string>();
        foreach (var list in new[] { "interviews", "speakers", "questions", "answers", "quotes", "themes" })
        foreach (var entry in (await _server.GetJsonAsync($"/v1/{list}?limit=3")).GetProperty("items").EnumerateArray())
        foreach (var link in entry.GetProperty("links").EnumerateObject())
            if (link.Value.GetString() is { } path && seen.Add(path))
            {
                var (answer, body) = await _server.GetAsync(path);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {body}");
                var type = answer.Content.Headers.ContentType!.MediaType!;
                Assert.EndsWith(link.Name == "html" ? "/html" : "json", type, StringComparison.Ordinal);
            }
        Assert.True(seen.Count > 20);
    }

    [Fact]
    public async Task The_transcript_reads_well_as_markdown()
    {
        var (answer, body) = await _server.GetAsync(Interview + "/transcript", ("Accept", "text/markdown"));

        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("# 腾讯将如何用CtoB的方式发力产业互联网？", body, StringComparison.Ordinal);
        Assert.Contains("\n## “投资也会保留合作伙伴独立性”\n\n**新京报：** 腾讯的各个事业群", body);
        Assert.Contains("\n**汤道生：** 没错。\n", body);
    }

    [Fact]
    public async Task Utf16_offsets_say_that_they_are()
    {
        var transcript = await _server.GetJsonAsync(Interview + "/transcript?offsets=utf16");
        var quote = (await _server.GetJsonAsync("/v1/quotes?limit=1&offsets=utf16")).GetProperty("items")[0];

        Assert.Equal("utf16", transcript.GetProperty("offsetUnit").GetString());
        Assert.Equal("utf16", quote.GetProperty("offsetUnit").GetString());
    }

    private static string SeedFile() => Directory.GetFiles(Checkout.File("seeds"), "*.txt").Single();

    private static void AssertStands(JsonElement words, string source)
    {
        var span = words.GetProperty("span");
        var (start, end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
        // The seed holds nothing beyond the BMP, so that code points and UTF-16 units agree.
        Assert.Equal(words.GetProperty("text").GetString(), source[start..end]);
        if (words.TryGetProperty("themes", out var themes))
            foreach (
                var evidence in themes.EnumerateArray().SelectMany(t => t.GetProperty("evidence").EnumerateArray())
            )
                Assert.Equal(
                    evidence.GetProperty("text").GetString(),
                    source[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]
                );
    }
}
