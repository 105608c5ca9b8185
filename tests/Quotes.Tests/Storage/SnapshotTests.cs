using System.Text;
using System.Text.Json;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Storage;

/// <summary>What a corpus in memory gives is what its store gives, byte for byte.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const long Enough = 1L << 30;

    // Words of both languages, common and rare, whole and cut, phrases, and what stands nowhere.
    private static readonly string[] _searches =
    [
        .. "客户 投资 我们 我 的 们说 我们不急 客户与投资的 投资不是目的 人才最重要 第2次 沒有 會議 公共政策 資料 在這個".Split(
            ' '
        ),
        .. "the and open open\u00a0data government 政府 gov ment the\u00a0people C++ 2015 a ideas, zzzz 鬱鬱 \"open data\"".Split(
            ' '
        ),
        "我们 投资",
        "data government people",
        "\"the people\" we",
        "客户 投資",
    ];

    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public SnapshotTests()
    {
        var many = new StringBuilder();
        for (var i = 1; i <= 300; i++)
            many.Append(
                $"问：第{i}次投资的客户是谁？\n\n答：我们在第{i}次说过客户与投资的事情，客户客户。此外没有说{i}。\n\n"
            );
        _box.Plant("many.txt", many.ToString());
        _box.Plant(
            "few.txt",
            "问：您怎么看投资？\n\n答：投资不是目的。我们不急。\n\n问：人才呢？\n\n答：人才最重要。\n"
        );
        // Real ones, where they are there.
        if (Environment.GetEnvironmentVariable("QUOTES_CORPUS") is { Length: > 0 } more)
            foreach (var file in Directory.GetFiles(more).Order(StringComparer.Ordinal).Where((_, i) => i % 200 == 0))
                File.Copy(file, Path.Combine(_box.Seeds, Path.GetFileName(file)), overwrite: true);
        _store = _box.Open();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task Every_quote_and_every_page_is_the_same()
    {
        var filters = await FiltersAsync();
        var ids = new List<string>();
        await foreach (var quote in _store.ExportQuotesAsync(new QuoteFilter(), Ct))
            ids.Add(quote.Id);
        var stored = await WrittenAsync(filters, ids);

        Assert.NotNull(await _store.RememberAsync(Enough, Ct));

        var remembered = await WrittenAsync(filters, ids);
        Assert.Equal(stored.Count, remembered.Count);
        foreach (var (asked, written) in stored)
            Assert.Equal((asked, written), (asked, remembered[asked]));
    }

    [Fact]
    public async Task Every_search_and_every_passage_is_the_same()
    {
        var stored = await FoundAsync();

        await _store.RememberAsync(Enough, Ct);

        var remembered = await FoundAsync();
        foreach (var (asked, found) in stored)
            Assert.Equal((asked, found), (asked, remembered[asked]));
    }

    [Fact]
    public async Task Every_draw_and_every_facet_is_the_same()
    {
        var filters = await FiltersAsync();
        var stored = await DrawnAsync(filters);

        await _store.RememberAsync(Enough, Ct);

        Assert.Equal(stored, await DrawnAsync(filters));
    }

    [Fact]
    public async Task A_corpus_past_its_budget_is_answered_from_the_store()
    {
        Assert.Null(await _store.RememberAsync(100_000, Ct));
        Assert.NotNull(await _store.WriteQuotesAsync(new QuoteFilter(), new PageRequest(20, null), Ct));

        Assert.NotNull(await _store.RememberAsync(Enough, Ct));
        _store.Forget();
        Assert.NotNull(await _store.WriteQuotesAsync(new QuoteFilter(), new PageRequest(20, null), Ct));
    }

    private async Task<List<QuoteFilter>> FiltersAsync()
    {
        var themes = (await _store.ListThemesAsync(new PageRequest(100, null), Ct))!.Items.Select(t => t.Id).ToArray();
        var speakers = (await _store.ListSpeakersAsync(new SpeakerFilter([], []), new PageRequest(8, null), Ct))!
            .Items.Select(speaker => speaker.Id)
            .ToArray();
        var interviews = (await _store.ListInterviewsAsync(new PageRequest(8, null), Ct))!
            .Items.Select(interview => interview.Id)
            .ToArray();
        QuoteFilter[] wholes =
        [
            new(),
            .. themes.Select(id => new QuoteFilter { Themes = [new ThemeClause([id], false)] }),
            .. themes.Take(4).Select(id => new QuoteFilter { Themes = [new ThemeClause([id], true)] }),
            .. speakers.Select(id => new QuoteFilter { Speakers = [id] }),
            .. interviews.Select(id => new QuoteFilter { Interviews = [id] }),
            new() { Themes = [new ThemeClause([.. themes.Take(3)], false), new ThemeClause([themes[0]], true)] },
            new() { Themes = [new ThemeClause(["none"], false)] },
            new() { Themes = [new ThemeClause(["none"], true)] },
            new() { Speakers = [speakers[0], speakers[^1], "none"], Themes = [new ThemeClause([themes[0]], false)] },
            new() { Speakers = ["none"] },
            new() { Interviews = [interviews[0], interviews[1], "none"], Speakers = [.. speakers.Take(5)] },
            new() { Sort = "length", Speakers = [speakers[0]] },
            new() { Kinds = ["answer"], MinLength = 12 },
            new() { MinLength = 12 },
            new()
            {
                Speakers = [speakers[0]],
                MinLength = 8,
                MaxLength = 20,
            },
        ];
        var searches =
            from search in _searches
            from match in Enum.GetValues<SearchMatch>()
            from sort in new[] { null, "place", "relevance" }
            select new QuoteFilter { Search = SearchQuery.Parse(search, match), Sort = sort };
        var narrowed =
            from search in _searches
            from narrow in new[]
            {
                wholes[1],
                wholes[^3],
                wholes[^5] with
                {
                    Interviews = [],
                },
                wholes[themes.Length + 2],
            }
            select narrow with
            {
                Search = SearchQuery.Parse(search),
            };
        return [.. wholes, .. searches.Concat(narrowed).Where(filter => filter.Search is not null)];
    }

    private async Task<Dictionary<string, string>> WrittenAsync(List<QuoteFilter> filters, List<string> ids)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids.Append("none").Append("").Append(new string('q', 300)))
            all[id] = Text(await _store.WriteQuoteAsync(id, Ct));
        foreach (var filter in filters)
        {
            string? after = null;
            for (var i = 0; i < 4; i++)
            {
                var asked = $"{JsonSerializer.Serialize(filter)} behind {after}";
                var page = await _store.WriteQuotesAsync(filter, new PageRequest(7, after), Ct);
                all[asked] = $"{page?.Total} {page?.TotalIsLowerBound} {page?.Next}\n{Text(page?.Items)}";
                // Then from somewhere that need not be a hit, and from nowhere.
                after = i == 2 ? "none" : page?.Next ?? ids[ids.Count / 2];
            }
        }
        return all;
    }

    private async Task<List<string>> DrawnAsync(List<QuoteFilter> filters)
    {
        var all = new List<string>();
        foreach (var filter in filters.Where(filter => filter.Sort is null))
        {
            for (var seed = 1UL; seed < 5; seed++)
                all.Add(JsonSerializer.Serialize(await _store.RandomQuotesAsync(filter, 3, seed, Ct)));
            all.Add(JsonSerializer.Serialize(await _store.DailyQuoteAsync(filter, new DateOnly(2026, 1, 1), Ct)));
            all.Add(JsonSerializer.Serialize(await _store.SpreadQuotesAsync(filter, Ct)));
        }
        return all;
    }

    private async Task<Dictionary<string, string>> FoundAsync()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var search in _searches)
        {
            foreach (var match in Enum.GetValues<SearchMatch>())
            {
                if (SearchQuery.Parse(search, match) is not { } query)
                    continue;
                var page = await _store.SearchAsync(new QuoteFilter { Search = query }, new PageRequest(5, null), Ct);
                all[$"{search} {match}"] = JsonSerializer.Serialize(page);
                if (page!.Next is not { } next)
                    continue;
                page = await _store.SearchAsync(new QuoteFilter { Search = query }, new PageRequest(5, next), Ct);
                all[$"{search} {match} behind"] = JsonSerializer.Serialize(page);
            }
        }
        var interviews = (await _store.ListInterviewsAsync(new PageRequest(1, null), Ct))!.Items;
        await foreach (var quote in _store.ExportQuotesAsync(new QuoteFilter(), Ct))
        {
            if (all.Count % 40 != 0)
            {
                all[quote.Id] = "";
                continue;
            }
            foreach (var text in new[] { quote.Text, $"{quote.Text[..(quote.Text.Length / 2)]}不是这样" })
            foreach (var script in new[] { false, true })
            foreach (var interview in new[] { null, interviews[0].Id })
                all[$"{text} {script} {interview}"] = JsonSerializer.Serialize(
                    await _store.PassagesOfAsync(text, script, interview, quote.Speaker?.Id, 11, Ct)
                );
        }
        return all;
    }

    private static string Text(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
}
