using System.Text;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>A long interview reaches a bot a page at a time, and whole.</summary>
public sealed class FetchTests : IAsyncLifetime
{
    private readonly SeedsFolder _seeds = new();
    private Server? _server;

    public async ValueTask InitializeAsync()
    {
        var text = new StringBuilder();
        for (var i = 1; i <= 60; i++)
            text.Append($"记者：第{i}个问题是什么\ud83d\ude00？\n\n王小明：第{i}个回答。")
                .Insert(text.Length, $"这里说到客户的第{i}句话，很长很长。", 20)
                .Append("\n\n");
        // An answer that is longer than a page by itself.
        text.Append("记者：最后呢？\n\n王小明：").Insert(text.Length, "最后再说一遍客户最重要。", 900).Append('\n');
        await File.WriteAllTextAsync(_seeds.In("long.txt"), text.ToString());
        await File.WriteAllTextAsync(_seeds.In("long.yaml"), "title: 长谈\nlanguage: zh-Hans\n");
        _server = await _seeds.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _seeds.Dispose();
    }

    [Fact]
    public async Task Its_pages_make_the_source_and_name_every_turn_once()
    {
        await using var bot = await Bot.ConnectAsync(_server!.Address);
        var (_, source) = await _server.GetAsync("/v1/interviews/long/transcript?format=text");
        var transcript = await _server.GetJsonAsync("/v1/interviews/long/transcript");
        var pages = await PagesAsync(bot, "long");

        Assert.True(pages.Count > 2, $"{pages.Count}");
        Assert.Equal(source, string.Concat(pages.Select(page => page.GetProperty("text").GetString())));
        Assert.All(pages, page => Assert.Equal(Runes(source), page.GetProperty("length").GetInt32()));
        Assert.All(pages, page => Assert.InRange(Runes(page.GetProperty("text").GetString()!), 1, 8_000));
        Assert.Equal(Ids(transcript.GetProperty("turns")), pages.SelectMany(page => Ids(page.GetProperty("parts"))));
    }

    [Fact]
    public async Task So_is_a_long_answer_with_its_quotes()
    {
        await using var bot = await Bot.ConnectAsync(_server!.Address);
        var transcript = await _server.GetJsonAsync("/v1/interviews/long/transcript");
        var id = Ids(transcript.GetProperty("turns"))[^1];
        var answer = await _server.GetJsonAsync($"/v1/answers/{id}");
        var pages = await PagesAsync(bot, id);

        Assert.Equal(2, pages.Count);
        Assert.Equal(
            answer.GetProperty("text").GetString(),
            string.Concat(pages.Select(page => page.GetProperty("text").GetString()))
        );
        Assert.EndsWith("。", pages[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(Ids(answer.GetProperty("quotes")), pages.SelectMany(page => Ids(page.GetProperty("parts"))));
        foreach (var page in pages)
            Assert.Equal(
                page.GetProperty("text").GetString(),
                string.Concat(page.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text")))
            );
    }

    [Fact]
    public async Task A_question_names_its_answers_by_their_beginnings()
    {
        await using var bot = await Bot.ConnectAsync(_server!.Address);
        var questions = await _server.GetJsonAsync("/v1/questions?interview=long&q=最后呢");
        var question = Assert.Single(questions.GetProperty("items").EnumerateArray());
        var answer = Assert.Single(question.GetProperty("answers").EnumerateArray());
        var fetched = await bot.AskAsync("fetch", ("id", question.GetProperty("id").GetString()!));

        var part = Assert.Single(fetched.StructuredContent!.Value.GetProperty("parts").EnumerateArray());
        Assert.Equal(answer.GetProperty("id").GetString(), part.GetProperty("id").GetString());
        Assert.Equal(answer.GetProperty("text").GetString()![..60] + "…", part.GetProperty("text").GetString());
        Assert.InRange(Bot.TextOf(fetched).Length, 1, 500);
    }

    [Fact]
    public async Task The_text_tells_where_it_stands_and_how_to_go_on()
    {
        await using var bot = await Bot.ConnectAsync(_server!.Address);
        var first = await bot.AskAsync("fetch", ("id", "long"));
        var next = first.StructuredContent!.Value.GetProperty("next").GetString()!;
        var second = await bot.AskAsync("fetch", ("id", "long"), ("cursor", next));
        var refused = await bot.AskAsync("fetch", ("id", "n-000000000000"), ("cursor", next));

        var length = first.StructuredContent.Value.GetProperty("length").GetInt32();
        var start = second.StructuredContent!.Value.GetProperty("start").GetInt32();
        Assert.Contains($"全文 {length} 字，以下是第 1 至 {start} 字。", Bot.TextOf(first));
        Assert.Contains($"未完：用 cursor={next} 再取 long。", Bot.TextOf(first));
        Assert.Contains($"全文 {length} 字，以下是第 {start + 1} 至 ", Bot.TextOf(second));
        Assert.True(refused.IsError);
    }

    private static async Task<List<JsonElement>> PagesAsync(Bot bot, string id)
    {
        var pages = new List<JsonElement> { await bot.CallAsync("fetch", ("id", id)) };
        while (pages[^1].GetProperty("next").GetString() is { } next)
            pages.Add(await bot.CallAsync("fetch", ("id", id), ("cursor", next)));
        return pages;
    }

    private static int Runes(string text) => text.EnumerateRunes().Count();

    private static string[] Ids(JsonElement list) =>
        [.. list.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
