using Quotes.Themes;

namespace Quotes.Tests.Themes;

public sealed class AhoCorasickTests
{
    [Fact]
    public void It_finds_what_a_naive_search_finds()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var terms = Enumerable
                .Range(0, 1 + random.Next(12))
                .Select(_ => Word(random, 1 + random.Next(5)))
                .ToArray();
            var text = Word(random, random.Next(60));

            var found = new AhoCorasick(terms).Find(text).ToArray();

            Assert.Equal(Naive(terms, text), found);
        }
    }

    [Fact]
    public void No_terms_and_no_text_give_nothing()
    {
        Assert.Empty(new AhoCorasick([]).Find("abc"));
        Assert.Empty(new AhoCorasick(["a"]).Find(""));
    }

    private static IEnumerable<(int, int, int)> Naive(string[] terms, string text) =>
        from end in Enumerable.Range(1, text.Length)
        from start in Enumerable.Range(0, end)
        let term = Array.IndexOf(terms, text[start..end])
        where term >= 0
        select (term, start, end);

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "ab云"[random.Next(3)]));
}
