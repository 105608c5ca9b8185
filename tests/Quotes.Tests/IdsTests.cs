namespace Quotes.Tests;

public sealed class IdsTests
{
    [Fact]
    public void Ids_are_the_same_on_every_machine_and_for_ever()
    {
        const string interview = "tencent-industrial-internet-2018";

        Assert.Equal(
            ["q-qgj1hy6svqbd", "a-ppek11je1w95", "n-5rst7t96nfex", "q-602zszyd72ec", "q-k25a71emfvp4"],
            new[]
            {
                Ids.Quote(interview, "answer", "没错。", 1),
                Ids.Answer(interview, "没错。", 1),
                Ids.Question(interview, "会给自己提很多新目标？", 1),
                Ids.Quote(interview, "lede", "没错。", 1),
                Ids.Quote(interview, "answer", "没错。", 2),
            }
        );
    }

    [Theory]
    [InlineData("Dowson Tong", "dowson-tong")]
    [InlineData("Alex", "alex")]
    [InlineData("汤道生", "s-949fbede")]
    [InlineData("Apache APISIX 社区", "apache-apisix-")]
    public void A_slug_keeps_what_ASCII_there_is_and_stays_apart_from_others(string name, string slug) =>
        Assert.StartsWith(slug, Slugs.Of(name, "s-"), StringComparison.Ordinal);
}
