using Quotes.Tests.Storage;

namespace Quotes.Tests;

public sealed class AlternatesTests : IDisposable
{
    private readonly Sandbox _box = new(withSeeds: false);

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task Naming_one_side_links_both()
    {
        Plant("talk-en", "alternateOf: talk-zh\nlanguage: en");
        Plant("talk-zh", "language: zh-Hans");
        Plant("talk-fr", "alternateOf: talk-en\nlanguage: fr");
        Plant("other", "language: zh-Hans");

        Assert.Equal(["talk-fr fr 题talk-fr", "talk-zh zh-Hans 题talk-zh"], await AlternatesOf("talk-en"));
        Assert.Equal(["talk-en en 题talk-en", "talk-zh zh-Hans 题talk-zh"], await AlternatesOf("talk-fr"));
        Assert.Equal(["talk-en en 题talk-en", "talk-fr fr 题talk-fr"], await AlternatesOf("talk-zh"));
        Assert.Empty(await AlternatesOf("other"));
    }

    [Fact]
    public async Task Interviews_of_one_event_are_linked()
    {
        Plant("a", "event: summit\nlanguage: zh-Hant");
        Plant("b", "event: summit\nlanguage: en");
        // The id of an interview is not the name of an event.
        Plant("summit", "language: ja");

        Assert.Equal(["b en 题b"], await AlternatesOf("a"));
        Assert.Equal(["a zh-Hant 题a"], await AlternatesOf("b"));
        Assert.Empty(await AlternatesOf("summit"));
    }

    [Fact]
    public async Task One_that_is_not_there_is_named_and_the_rest_is_served()
    {
        Plant("a", "language: en\nalternateOf: nobody");
        Plant("b", "alternateOf: b");

        var corpus = await _box.LookAsync();

        Assert.Equal(2, corpus.Counts.Interviews);
        Assert.Equal(
            [
                new("a.yaml", 3, 14, "alternateOf holds “nobody”; expected is the id of an interview that is here."),
                new Problem("b.yaml", 2, 14, "alternateOf holds “b”, the interview’s own id; expected is another’s."),
            ],
            corpus.Problems.Where(problem => problem.File != "themes.yaml")
        );
        Assert.Empty(await AlternatesOf("a"));
    }

    private async Task<IEnumerable<string>> AlternatesOf(string id)
    {
        using var store = _box.Open();
        var interview = await store.FindInterviewAsync(id, TestContext.Current.CancellationToken);
        var listed = await store.ListInterviewsAsync(new PageRequest(100, null), TestContext.Current.CancellationToken);
        Assert.Equal(interview!.Alternates, listed!.Items.Single(other => other.Id == id).Alternates);
        return interview.Alternates.Select(other => $"{other.Id} {other.Language} {other.Title}");
    }

    private void Plant(string id, string metadata)
    {
        _box.Plant(id + ".txt", $"题{id}\n\n记者：{id}好吗？\n王小明：很好，{id}。\n记者：真的？\n王小明：真的。\n");
        _box.Plant(id + ".yaml", $"id: {id}\n{metadata}\n");
    }
}
