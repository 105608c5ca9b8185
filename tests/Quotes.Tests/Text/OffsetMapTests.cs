using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class OffsetMapTests
{
    // U+20BB7 takes two UTF-16 units; it is the second code point.
    private const string Beyond = "吉𠮷野家";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    public void A_character_beyond_the_BMP_moves_what_follows_by_one(int codePoint, int utf16)
    {
        Assert.Equal(utf16, new OffsetMap([1]).ToUtf16(codePoint));
    }

    [Fact]
    public void A_span_of_code_points_cuts_the_same_words_after_conversion()
    {
        var span = new OffsetMap([1]).ToUtf16(new TextSpan(1, 3));

        Assert.Equal("𠮷野", Beyond[span.Start..span.End]);
    }
}
