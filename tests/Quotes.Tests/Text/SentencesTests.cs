using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("好。不好？行！", "好。|不好？|行！")]
    [InlineData("真的吗？！是的……也许", "真的吗？！|是的……|也许")]
    [InlineData("他说：“好。”然后走了。", "他说：“好。”|然后走了。")]
    [InlineData("他说“好。”，然后走了。", "他说“好。”，然后走了。")]
    [InlineData("（好。）再来。", "（好。）|再来。")]
    [InlineData("“1+1”大于2。", "“1+1”大于2。")]
    [InlineData("增长3.5倍。看www.example.org。", "增长3.5倍。|看www.example.org。")]
    [InlineData("Mr. Smith met Dr. Wu. They spoke of A. Lee.", "Mr. Smith met Dr. Wu.|They spoke of A. Lee.")]
    [InlineData("It is 3.5 now. Fine.", "It is 3.5 now.|Fine.")]
    [InlineData("  好。\u3000再见。 ", "好。|再见。")]
    [InlineData("没有结尾", "没有结尾")]
    [InlineData("   ", "")]
    public void A_sentence_ends_where_a_reader_stops(string text, string sentences) =>
        Assert.Equal(
            sentences,
            string.Join('|', Sentences.Split(text, 0, text.Length).Select(s => text[s.Start..s.End]))
        );
}
