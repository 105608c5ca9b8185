using System.Text;
using System.Text.Json;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Storage;

/// <summary>A quote that is written straight from its row is the quote that its record is written to.</summary>
public sealed class QuoteWriterTests : IDisposable
{
    private readonly Sandbox _box = new();
    private readonly QuoteStore _store;

    public QuoteWriterTests()
    {
        // What JSON escapes, and what it must not: controls, quotation marks, line separators, DEL, beyond the BMP.
        _box.Plant(
            "odd.txt",
            "我说：“有\"引号\"\\和\t制表”，\u2028行\u2029段、\u007F删除\u0001控制。\n\n"
                + "问：<b>您\"怎么\"看\\投资</b>？\n\n答：𠮷野家👍🏽很好。é à la carte €5\u200B零宽…。We \"said\" so\\no.\n"
        );
        _box.Plant(
            "odd.yaml",
            "title: '标题 \"引号\" \\ 反斜杠 𠮷'\nspeakers:\n  - label: 答\n    name: 'O\"Neil \\ 陈'\n    role: interviewee\n"
        );
        foreach (var file in Transcripts())
            File.Copy(file, Path.Combine(_box.Seeds, Path.GetFileName(file)));
        _store = _box.Open();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task Every_quote_alone()
    {
        var seen = 0;
        await foreach (var quote in _store.ExportQuotesAsync(new QuoteFilter(), Ct))
        {
            Assert.Equal(
                Json(quote),
                Encoding.UTF8.GetString((await _store.WriteQuoteAsync(quote.Id, Ct))!.Value.Span)
            );
            seen++;
        }
        Assert.InRange(seen, 58, int.MaxValue);
        Assert.Null(await _store.WriteQuoteAsync("q-000000000000", Ct));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("投资", null)]
    [InlineData("投资", "relevance")]
    [InlineData("很好", "relevance")]
    [InlineData("引号 said", "length")]
    [InlineData("没有谁说过这句", null)]
    public async Task Every_page(string? search, string? sort)
    {
        var filter = new QuoteFilter
        {
            Search = search is null ? null : SearchQuery.Parse(search, SearchMatch.Any),
            Sort = sort,
        };
        foreach (var limit in (int[])[1, 7, 1000])
        {
            var after = (string?)null;
            do
            {
                var page = new PageRequest(limit, after);
                var records = (await _store.ListQuotesAsync(filter, page, Ct))!;
                var written = (await _store.WriteQuotesAsync(filter, page, Ct))!;

                Assert.Equal(string.Join(',', records.Items.Select(Json)), Encoding.UTF8.GetString(written.Items.Span));
                Assert.Equal(
                    (records.Total, records.TotalIsLowerBound, records.Next),
                    (written.Total, written.TotalIsLowerBound, written.Next)
                );
                after = records.Next;
            } while (after is not null);
        }
    }

    [Fact]
    public async Task A_page_behind_a_quote_that_is_not_there() =>
        Assert.Null(await _store.WriteQuotesAsync(new QuoteFilter(), new PageRequest(20, "q-000000000000"), Ct));

    private static string Json(Quote quote) => JsonSerializer.Serialize(quote, QuotesJson.Verbatim.Quote);

    private static IEnumerable<string> Transcripts() =>
        Environment.GetEnvironmentVariable("QUOTES_CORPUS") is { } folder
            ? Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Where((_, i) => i % 350 == 0)
            : [];
}
