using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>Quotes listed, drawn and exported.</summary>
public sealed class QuoteTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Fact]
    public async Task Pages_of_seven_walk_all_quotes_once_in_every_order()
    {
        foreach (var sort in new[] { "place", "length", "-length", "date", "-date" })
        {
            var ids = new List<string>();
            for (var next = $"/v1/quotes?limit=7&sort={sort}"; next is not null; )
            {
                var (answer, body) = await _server.GetAsync(next);
                var page = JsonSerializer.Deserialize<JsonElement>(body);
                Assert.Equal(53, page.GetProperty("total").GetInt32());
                ids.AddRange(Ids(page));
                next = page.GetProperty("next").GetString();
                var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
                Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", link);
            }
            Assert.Equal(53, ids.Count);
            Assert.Equal(53, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Themes_combine_as_both_either_and_not()
    {
        var all = (await _server.GetJsonAsync("/v1/quotes?limit=100")).GetProperty("items").EnumerateArray().ToArray();
        string[] With(Func<HashSet<string>, bool> wanted) =>
            [.. all.Where(q => wanted(ThemesOf(q))).Select(q => q.GetProperty("id").GetString()!)];

        Assert.Equal(
            With(t => t.Contains("customer-centricity")),
            Ids(await _server.GetJsonAsync("/v1/quotes?limit=100&theme=customer-centricity"))
        );
        Assert.Equal(
            With(t => t.Contains("customer-centricity") && t.Contains("org-restructuring")),
            Ids(await _server.GetJsonAsync("/v1/quotes?limit=100&theme=customer-centricity,org-restructuring"))
        );
        Assert.Equal(
            With(t => t.Contains("investment") || t.Contains("talent")),
            Ids(await _server.GetJsonAsync("/v1/quotes?limit=100&theme=investment%7Ctalent"))
        );
        Assert.Equal(
            With(t => !t.Contains("investment")),
            Ids(await _server.GetJsonAsync("/v1/quotes?limit=100&theme=-investment"))
        );
        Assert.NotEmpty(With(t => t.Contains("investment")));
        Assert.All(
            all.SelectMany(q => q.GetProperty("themes").EnumerateArray()),
            theme => Assert.NotEmpty(theme.GetProperty("evidence").EnumerateArray())
        );
    }

    [Fact]
    public async Task Each_filter_keeps_what_it_says()
    {
        var all = (await _server.GetJsonAsync("/v1/quotes?limit=100")).GetProperty("items").EnumerateArray().ToArray();
        var question = all[^1].GetProperty("question").GetProperty("id").GetString()!;
        async Task AssertKeeps(string query, Func<JsonElement, bool> wanted) =>
            Assert.Equal(
                all.Where(wanted).Select(q => q.GetProperty("id").GetString()!),
                Ids(await _server.GetJsonAsync("/v1/quotes?limit=100&" + query))
            );

        await AssertKeeps("kind=lede", q => q.GetProperty("kind").GetString() == "lede");
        await AssertKeeps("kind=answer%7Clede", _ => true);
        await AssertKeeps("minLength=40&maxLength=60", q => q.GetProperty("length").GetInt32() is >= 40 and <= 60);
        await AssertKeeps(
            $"question={question}",
            q =>
                q.GetProperty("question") is { ValueKind: JsonValueKind.Object } n
                && n.GetProperty("id").GetString() == question
        );
        await AssertKeeps("speaker=dowson-tong", _ => true);
        await AssertKeeps("speaker=beijing-news", _ => false);
        await AssertKeeps("from=2018-11-01&to=2018-11-01", _ => true);
        await AssertKeeps("to=2018-10-31", _ => false);
        await AssertKeeps("from=2018-11-02", _ => false);
    }

    [Fact]
    public async Task Ids_keep_the_order_in_which_they_were_asked_for()
    {
        var some = Ids(await _server.GetJsonAsync("/v1/quotes?limit=5"));
        string[] asked = [some[3], some[0], "q-zzzzzzzzzzzz", some[4]];

        var page = await _server.GetJsonAsync($"/v1/quotes?ids={string.Join(',', asked)}");
        var first = await _server.GetJsonAsync($"/v1/quotes?limit=2&ids={string.Join(',', asked)}");
        var second = await _server.GetJsonAsync(first.GetProperty("next").GetString()!);

        Assert.Equal([some[3], some[0], some[4]], Ids(page));
        Assert.Equal([some[3], some[0]], Ids(first));
        Assert.Equal([some[4]], Ids(second));
    }

    [Fact]
    public async Task The_lede_quotes_know_the_words_they_were_made_of()
    {
        var lede = (await _server.GetJsonAsync("/v1/quotes?kind=lede")).GetProperty("items").EnumerateArray().ToArray();
        var answers = (await _server.GetJsonAsync("/v1/answers?limit=100"))
            .GetProperty("items")
            .EnumerateArray()
            .ToArray();

        Assert.Equal(2, lede.Length);
        Assert.Equal(answers[5].GetProperty("id").GetString(), Derived(lede[0]).GetProperty("answerId").GetString());
        Assert.Equal(1 - 9 / 88.0, Derived(lede[0]).GetProperty("similarity").GetDouble(), 4);
        Assert.Equal(answers[9].GetProperty("id").GetString(), Derived(lede[1]).GetProperty("answerId").GetString());
        Assert.Equal(1.0, Derived(lede[1]).GetProperty("similarity").GetDouble());
        Assert.All(lede, q => Assert.Equal("dowson-tong", q.GetProperty("speaker").GetProperty("id").GetString()));
        Assert.Contains(
            Derived(lede[0]).GetProperty("diff").EnumerateArray(),
            run =>
                run.GetProperty("op").GetString() == "delete" && run.GetProperty("sourceText").GetString() == "我觉得"
        );
    }

    [Fact]
    public async Task Chance_is_repeatable_with_a_seed_and_never_cached_without()
    {
        var (seeded, one) = await _server.GetAsync("/v1/quotes/random?limit=10&seed=7");
        var (_, two) = await _server.GetAsync("/v1/quotes/random?limit=10&seed=7");
        var (_, other) = await _server.GetAsync("/v1/quotes/random?limit=10&seed=8");
        var (free, _) = await _server.GetAsync("/v1/quotes/random");

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
        Assert.NotNull(seeded.Headers.ETag);
        Assert.Null(free.Headers.ETag);
        Assert.Equal("no-store", free.Headers.CacheControl?.ToString());
        var drawn = Ids(JsonSerializer.Deserialize<JsonElement>(one));
        Assert.Equal(10, drawn.Distinct().Count());
    }

    [Fact]
    public async Task Chance_leaves_out_what_is_too_short_unless_asked()
    {
        var all = await _server.GetJsonAsync("/v1/quotes/random?limit=50&seed=1");
        var short_ = await _server.GetJsonAsync("/v1/quotes/random?limit=50&seed=1&minLength=0&maxLength=11");

        Assert.All(
            all.GetProperty("items").EnumerateArray(),
            q => Assert.True(q.GetProperty("length").GetInt32() >= 12)
        );
        Assert.Contains(
            "没错。",
            short_.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("text").GetString())
        );
    }

    [Fact]
    public async Task No_quote_of_the_day_comes_again_before_all_have_had_theirs()
    {
        var total = (await _server.GetJsonAsync("/v1/quotes?minLength=12")).GetProperty("total").GetInt32();
        var first = new DateOnly(2026, 11, 23);
        var ids = new List<string>();
        for (var day = 0; day < total; day++)
        {
            var quote = await _server.GetJsonAsync($"/v1/quotes/daily?date={first.AddDays(day):yyyy-MM-dd}");
            ids.Add(quote.GetProperty("id").GetString()!);
        }

        Assert.Equal(total, ids.Distinct().Count());
        var again = await _server.GetJsonAsync($"/v1/quotes/daily?date={first.AddDays(total):yyyy-MM-dd}");
        Assert.Equal(ids[0], again.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Today_is_kept_no_longer_than_today()
    {
        var (answer, _) = await _server.GetAsync("/v1/quotes/daily?tz=Asia/Shanghai");
        var (none, body) = await _server.GetAsync("/v1/quotes/daily?minLength=5000");

        Assert.InRange(answer.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 0, 300);
        Assert.DoesNotContain("stale", answer.Headers.CacheControl.ToString());
        Assert.Equal(404, (int)none.StatusCode);
        Assert.Contains("No quote is allowed by all these filters at once", body);
    }

    [Fact]
    public async Task The_export_is_the_list_without_pages()
    {
        var page = await _server.GetJsonAsync("/v1/quotes?limit=100");
        var (ndjson, lines) = await _server.GetAsync("/v1/quotes/export");
        var (csv, table) = await _server.GetAsync("/v1/quotes/export?format=csv&theme=investment");
        var (_, list) = await _server.GetAsync("/v1/quotes?limit=100&theme=investment&format=csv");

        Assert.Equal("application/x-ndjson", ndjson.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            page.GetProperty("items").EnumerateArray().Select(q => q.GetRawText()),
            lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal(list, table);
        var rows = Contract.Csv.Read(table);
        Assert.Equal("id", rows[0][0]);
        Assert.All(rows.Skip(1), row => Assert.Contains("investment", row[14]));
    }

    private static JsonElement Derived(JsonElement quote) => quote.GetProperty("derivedFrom");

    private static HashSet<string> ThemesOf(JsonElement quote) =>
        [.. quote.GetProperty("themes").EnumerateArray().Select(t => t.GetProperty("id").GetString()!)];

    private static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("id").GetString()!)];
}
