using Quotes.Text;

namespace Quotes.Tests.Text;

/// <summary>What a text is indexed under, and what of it stands in every text that holds it.</summary>
public sealed class IndexTermsTests
{
    [Theory]
    [InlineData("我们不急", "我们 们不 不急 急 ")]
    [InlineData("open数据 ai", "open 数据 据 ai ")]
    [InlineData("c++, 1.5", "c 1 5 ")]
    public void Words_are_terms_and_characters_go_in_pairs(string folded, string terms) =>
        Assert.Equal(terms, IndexTerms.Of(folded));

    [Theory]
    [InlineData("对,当然.", "对 当然 然")]
    [InlineData("当然", "当然")]
    [InlineData("对", "")]
    [InlineData("you already…", "already")]
    [InlineData("already", "")]
    [InlineData("[laughs]", "laughs")]
    [InlineData("we don't have", "don t")]
    [InlineData("用ai写", "用 ai")]
    [InlineData("…", "")]
    public void Inner_terms_are_those_that_no_neighbour_can_change(string folded, string inner) =>
        Assert.Equal(inner, string.Join(' ', IndexTerms.Inner(folded)));

    [Theory]
    [InlineData("我们对,当然.这样的")]
    [InlineData("well, we don't have a lot of open data in 2015.")]
    [InlineData("用ai写的c++和𠮷野家")]
    public void Whatever_holds_a_text_holds_its_inner_terms_in_a_row(string folded)
    {
        var whole = " " + IndexTerms.Of(folded);
        var runes = folded.EnumerateRunes().ToArray();
        for (var start = 0; start < runes.Length; start++)
        for (var end = start + 1; end <= runes.Length; end++)
        {
            var part = string.Concat(runes[start..end]);
            var inner = string.Join(' ', IndexTerms.Inner(part));
            Assert.True(inner.Length == 0 || whole.Contains($" {inner} ", StringComparison.Ordinal), part);
        }
    }
}
