using Quotes.Citations;
using Quotes.Text;

namespace Quotes.Tests.Citations;

/// <summary>Where words stand: by themselves, alone of their kind, and never within a grapheme.</summary>
public sealed class SelectorTests
{
    [Fact]
    public void Words_that_stand_once_have_thirty_two_code_points_on_each_side()
    {
        var text = new string('前', 40) + "中间的话。" + new string('后', 40);
        var (quote, position) = Select(text, "中间的话。");

        Assert.Equal(
            ("中间的话。", new string('前', 32), new string('后', 32)),
            (quote.Exact, quote.Prefix, quote.Suffix)
        );
        Assert.Equal((40, 45), (position.Start, position.End));
    }

    [Fact]
    public void At_the_edges_of_a_text_there_is_as_much_as_there_is()
    {
        var (quote, _) = Select("没错。", "没错。");
        Assert.Equal(("没错。", "", ""), (quote.Exact, quote.Prefix, quote.Suffix));
    }

    [Fact]
    public void What_stands_around_words_that_come_again_is_extended_until_they_are_alone()
    {
        var text = "甲" + string.Concat(Enumerable.Repeat("问：是吗？答：没错。", 30)) + "乙";
        var (quote, position) = Select(text, "没错。", text.Length / 2);

        var whole = quote.Prefix + quote.Exact + quote.Suffix;
        Assert.True(whole.Length > 64 + 3);
        Assert.Equal(text.IndexOf(whole, StringComparison.Ordinal), text.LastIndexOf(whole, StringComparison.Ordinal));
        Assert.True(position.Start >= text.Length / 2);
        Assert.Equal(position.Start - quote.Prefix!.Length, text.IndexOf(whole, StringComparison.Ordinal));
    }

    [Fact]
    public void Positions_count_code_points()
    {
        var (quote, position) = Select("😀😀他说：我们😀赢了。😀", "我们😀赢了。");
        Assert.Equal("😀😀他说：", quote.Prefix);
        Assert.Equal((5, 11), (position.Start, position.End));
    }

    [Fact]
    public void No_selector_begins_or_ends_within_a_grapheme()
    {
        // A family of four joined to one, and letters with marks, at every distance from the words.
        for (var gap = 0; gap < 12; gap++)
        {
            var text = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦e\u0301", 12)) + new string('一', gap);
            var around = text + "他说的话。" + new string('二', gap) + text;
            var (quote, _) = Select(around, "他说的话。");
            var starts = System.Globalization.StringInfo.ParseCombiningCharacters(around);
            var from = around.IndexOf(quote.Prefix + quote.Exact + quote.Suffix, StringComparison.Ordinal);
            var to = from + (quote.Prefix + quote.Exact + quote.Suffix).Length;
            Assert.Contains(from, starts);
            Assert.True(to == around.Length || starts.Contains(to));
        }
    }

    [Fact]
    public void Words_that_end_within_a_grapheme_are_selected_to_its_end()
    {
        var text = "他说了e\u0301";
        var selectors = Selectors.Of(new SourceText(text), new TextSpan(0, 4));
        Assert.Equal(text, selectors[0].Exact);
        Assert.Equal((0, 5), (selectors[1].Start, selectors[1].End));
    }

    [Theory]
    [InlineData(
        "https://a.example/b",
        "他说，好-的。",
        "https://a.example/b#:~:text=%E4%BB%96%E8%AF%B4%EF%BC%8C%E5%A5%BD%2D%E7%9A%84%E3%80%82"
    )]
    [InlineData("https://a.example/b#c", "a & b, c", "https://a.example/b#:~:text=a%20%26%20b%2C%20c")]
    public void A_text_fragment_escapes_what_means_something_in_it(string url, string words, string address) =>
        Assert.Equal(address, TextFragment.Of(url, words));

    [Fact]
    public void Long_words_are_named_by_their_beginning_and_end_cut_at_marks()
    {
        var words = "这是很长的一段话的开头部分，" + new string('中', 300) + "，这是很长的一段话的结尾部分。";
        var place = Uri.UnescapeDataString(TextFragment.Of("https://a.example/", words).Split("text=")[1]);
        Assert.Equal("这是很长的一段话的开头部分，,这是很长的一段话的结尾部分。", place);
    }

    private static (Selector Quote, Selector Position) Select(string text, string words, int from = 0)
    {
        var source = new SourceText(text);
        var at = text.IndexOf(words, from, StringComparison.Ordinal);
        var selectors = Selectors.Of(source, source.SpanOf(at, at + words.Length));
        return (selectors[0], selectors[1]);
    }
}
