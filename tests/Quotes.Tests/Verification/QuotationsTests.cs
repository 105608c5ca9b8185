using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Tests.Verification;

public sealed class QuotationsTests
{
    [Theory]
    [InlineData("他说：“做业务的人。”又说「很开放的。」", "做业务的人。|很开放的。")]
    [InlineData("“他说‘做业务’的时候「很开放」。”", "他说‘做业务’的时候「很开放」。")]
    [InlineData("『他说「很开放的」的时候』", "他说「很开放的」的时候")]
    [InlineData("“他说“做业务”的时候”", "他说“做业务”的时候")]
    [InlineData("“没有关上的引号，他说：“做业务的人。”", "做业务的人。")]
    [InlineData("“没有关上，“还是没有关上，“做业务的人。”后来", "做业务的人。")]
    [InlineData("没有打开的引号”，他说：“做业务的人。”", "做业务的人。")]
    [InlineData("“做业务的人。\n第二段。”", "")]
    [InlineData("He said \"it is so\" and \"it was so\", 5\" wide.", "it is so|it was so")]
    [InlineData("“出海”", "")]
    [InlineData("> 做业务的人。\r\n> 第二行是这样。", "做业务的人。|第二行是这样。")]
    [InlineData("  > > 做业务的人。", "做业务的人。")]
    [InlineData("> 做业务的人。\n>\n> — [汤道生，《标题》](https://a.example/q)", "做业务的人。")]
    [InlineData("> We do business.\n> -- Somebody Else", "We do business.")]
    [InlineData(">>>>>", "")]
    public void Quotations_are_found_without_their_marks(string text, string quotations)
    {
        var document = new SourceText(text);
        Assert.Equal(quotations, string.Join('|', Quotations.Find(document).Select(document.Slice)));
    }

    [Theory]
    [InlineData("“", "")]
    [InlineData("“「『", "")]
    [InlineData("”", "")]
    [InlineData("“「", "做业务的人。")]
    public void Marks_without_end_are_no_quotation_and_no_burden(string marks, string words)
    {
        var text = string.Concat(Enumerable.Repeat(marks, 20_000)) + (words.Length > 0 ? $"“{words}”" : "");
        var document = new SourceText(text);
        Assert.Equal(words, string.Concat(Quotations.Find(document).Select(document.Slice)));
    }
}
