using Quotes.Storage;

namespace Quotes.Tests.Storage;

/// <summary>Ids that a corpus no longer holds are known to have been held, and what took their place.</summary>
public sealed class GoneIdsTests : IDisposable
{
    private const string Said = "因为只有这样，才能够聚集一群比较了解行业的专家，而且跟客户建立长期的关系。";
    private const string Mended = "因为只有这样，才能够聚集一群了解行业的专家，而且跟客户建立长期的关系。";

    private readonly Sandbox _box = new();
    private readonly string _transcript;

    public GoneIdsTests() => _transcript = Path.GetFileName(Directory.GetFiles(_box.Seeds, "*.txt").Single());

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_sentence_that_was_mended_leads_to_what_it_is_now()
    {
        var (before, after) = await MendAsync(Said, Mended);

        using var store = _box.Open();
        Assert.Null(await store.FindQuoteAsync(before, TestContext.Current.CancellationToken));
        var gone = await GoneAsync(store, "quote", before);
        Assert.Equal(new GoneId { Id = before, Successor = after }, gone);
    }

    [Fact]
    public async Task The_answer_that_it_stands_in_does_too_and_what_did_not_change_is_not_gone()
    {
        using var old = _box.Open();
        var quote = await FindAsync(old, Said);
        await MendAsync(Said, Mended);

        using var store = _box.Open();
        var gone = await GoneAsync(store, "answer", quote.AnswerId!);
        Assert.Equal((await FindAsync(store, Mended)).AnswerId, gone!.Successor);
        Assert.Null(await GoneAsync(store, "quote", quote.Previous!));
        Assert.Null(await GoneAsync(store, "quote", "q-zzzzzzzzzzzz"));
        Assert.Null(await GoneAsync(store, "speaker", "dowson-tong"));
    }

    [Fact]
    public async Task A_successor_that_is_gone_gives_way_to_its_own_and_what_comes_back_is_not_gone()
    {
        const string again = "因为只有这样，才能够聚集一群了解行业的人，而且跟客户建立长期的关系。";
        var (first, second) = await MendAsync(Said, Mended);
        var (_, third) = await MendAsync(Mended, again);
        using (var store = _box.Open())
        {
            Assert.Equal(third, (await GoneAsync(store, "quote", first))!.Successor);
            Assert.Equal(third, (await GoneAsync(store, "quote", second))!.Successor);
        }

        await MendAsync(again, Said);
        using var back = _box.Open();
        Assert.Null(await GoneAsync(back, "quote", first));
        Assert.Equal(first, (await GoneAsync(back, "quote", second))!.Successor);
    }

    [Fact]
    public async Task A_sentence_that_was_taken_out_has_no_successor()
    {
        using var old = _box.Open();
        var quote = await FindAsync(old, Said);
        Edit(Said, "");

        using var store = _box.Open();
        Assert.Equal(new GoneId { Id = quote.Id }, await GoneAsync(store, "quote", quote.Id));
    }

    [Fact]
    public async Task An_interview_with_another_id_leads_to_the_same_words_under_it()
    {
        using var old = _box.Open();
        var quote = await FindAsync(old, Said);
        var yaml = Directory.GetFiles(_box.Seeds, "2018*.yaml").Single();
        await File.WriteAllTextAsync(
            yaml,
            (await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken)).Replace(
                "id: tencent-industrial-internet-2018",
                "id: tencent-2018",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );

        using var store = _box.Open();
        Assert.Equal((await FindAsync(store, Said)).Id, (await GoneAsync(store, "quote", quote.Id))!.Successor);
        Assert.Equal(
            "tencent-2018",
            (await GoneAsync(store, "interview", "tencent-industrial-internet-2018"))!.Successor
        );
    }

    private async Task<(string Before, string After)> MendAsync(string from, string to)
    {
        string before;
        using (var old = _box.Open())
            before = (await FindAsync(old, from)).Id;
        Edit(from, to);
        using var store = _box.Open();
        return (before, (await FindAsync(store, to)).Id);
    }

    private void Edit(string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(_box.Seeds, _transcript));
        Assert.Contains(from, text, StringComparison.Ordinal);
        _box.Plant(_transcript, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task<Quote> FindAsync(QuoteStore store, string text)
    {
        var filter = new QuoteFilter();
        await foreach (var quote in store.ExportQuotesAsync(filter, TestContext.Current.CancellationToken))
            if (quote.Text == text)
                return quote;
        throw new InvalidOperationException($"no quote {text}");
    }

    private static Task<GoneId?> GoneAsync(QuoteStore store, string kind, string id) =>
        store.FindGoneAsync(kind, id, TestContext.Current.CancellationToken);
}
