using Quotes.Api.Mcp;

namespace Quotes.Api.Tests;

/// <summary>A page ends where a line or a sentence does, whatever else has a stop in it.</summary>
public sealed class TextPageTests
{
    [Theory]
    [InlineData("前句。|圆周率是3.14。|后")]
    [InlineData("One is so.| See https://example.org/a.b?c!d of Mr. Li now.| Then")]
    [InlineData("前句。|他说：“甲。”|乙")]
    [InlineData("前句。|真的？！|乙")]
    [InlineData("It is.| She said: “Yes.”| Then")]
    [InlineData("前句。|一行\n|甲。乙")]
    public void It_ends_at_the_last_place_where_one_may_end(string marked)
    {
        var parts = marked.Split('|');
        var ends = parts[..^1].Select((_, i) => parts[..(i + 1)].Sum(part => part.Length)).ToArray();
        var words = string.Concat(parts);
        // The page is full somewhere behind the first of these places.
        for (var full = ends[0]; full <= words.Length; full++)
        {
            var before = new string('字', TextPage.Most - full);
            var page = TextPage.Of(before + words + new string('字', TextPage.Most), 0);

            Assert.Equal(before + words[..ends.Last(end => end <= full)], page.Text);
            Assert.Equal((page.Text.Length, 0), (page.End, page.Start));
        }
    }
}
