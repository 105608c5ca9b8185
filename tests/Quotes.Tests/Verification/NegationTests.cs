using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Tests.Verification;

/// <summary>A negation that a quotation leaves out is told, wherever it stood.</summary>
public sealed class NegationTests
{
    [Theory]
    [InlineData(
        "但是你們的意思是接下來的處理，都是可以給新的主體，你們並不……",
        "但是你們的意思是接下來的處理，都是可以給新的主體，你們並……"
    )]
    [InlineData("Yeah, I haven’t seen it there.", "Yeah, I have seen it there.")]
    [InlineData("Yeah, I never said that I haven’t.", "Yeah, I never said that I have.")]
    [InlineData("It is what I never visited Cupertino for.", "visited Cupertino for.")]
    [InlineData("我们不觉得腾讯要投资这些公司。", "觉得腾讯要投资这些公司。")]
    [InlineData("I do not think that we must invest.", "think that we must invest.")]
    public void A_negation_that_is_left_out_is_told(string said, string given) =>
        Assert.Contains("negation_changed", Verify(said, given).Alerts);

    [Theory]
    [InlineData("我们觉得腾讯要投资这些公司。", "觉得腾讯要投资这些公司。")]
    [InlineData("未来，腾讯要投资这些公司。", "腾讯要投资这些公司。")]
    [InlineData("这个是不是说，腾讯要投资这些公司。", "腾讯要投资这些公司。")]
    public void Where_none_is_left_out_none_is_told(string said, string given) =>
        Assert.Empty(Verify(said, given).Alerts);

    private static Verdict Verify(string said, string given) =>
        Verifier.Verify(
            given,
            [
                new SpokenPassage(
                    "answer",
                    "i",
                    "a-1",
                    null,
                    null,
                    said,
                    new TextSpan(0, new SourceText(said).CodePoints),
                    []
                ),
            ],
            new VerificationOptions()
        );
}
