using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;

namespace Quotes.Tests.Verification;

/// <summary>True quotations that were damaged are found again; the whole table is printed by the benchmarks.</summary>
public sealed class DamagedQuotationTests
{
    // A part of what is promised, unless the long run is asked for.
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";

    [Fact]
    public async Task On_the_first_seed_every_damage_that_has_a_bar_is_found_and_told()
    {
        using var box = new Sandbox();
        using var store = box.Open();
        var scores = await VerificationScores.OfAsync(store, 60, _never, 7, TestContext.Current.CancellationToken);

        HoldsItsBars(scores);
        Assert.Equal(_never.Length, scores.Never.Values.Sum(score => score.Texts));
        Assert.Equal(0, scores.Never.Values.Sum(score => score.Near + score.Composite));
    }

    [Fact]
    public async Task On_transcripts_of_the_archive_too()
    {
        var folder = Environment.GetEnvironmentVariable("QUOTES_CORPUS");
        Assert.SkipWhen(folder is null, "QUOTES_CORPUS is not set");
        using var box = new Sandbox(withSeeds: false);
        var files = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files.Where((_, i) => i % 10 == 3).Take(_isFull ? 100 : 10))
            box.Plant(
                Path.GetFileName(file),
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
            );
        using var store = box.Open();

        HoldsItsBars(
            await VerificationScores.OfAsync(store, _isFull ? 200 : 60, [], 7, TestContext.Current.CancellationToken)
        );
    }

    // On the questions of others, and on what people in the trade might well have said.
    private static readonly string[] _never =
    [
        "腾讯从来不投资产业链上的任何一家企业。",
        "我们的游戏业务今后会并入云与智慧产业事业群。",
        "客户永远是对的，这是我们做生意的原则。",
        "今年的收入比去年增长了百分之三十。",
        "人工智能会取代大部分重复性的工作。",
        "We will never sell the cloud business to anybody.",
        "合作伙伴大会明年不再举办。",
        "微信支付的手续费会在年底前下调。",
    ];

    private static void HoldsItsBars(VerificationScores scores)
    {
        void Least(string damage, int length, double share)
        {
            var score = scores.From(damage, length);
            var wrong = scores.Wrong.Where(line => line.StartsWith(damage, StringComparison.Ordinal));
            Assert.True(score.Texts > 0 && score.Right >= share * score.Texts, $"{score}\n{string.Join('\n', wrong)}");
        }
        Least("verbatim", 0, 1);
        Least("punctuation, width", 0, 1);
        Least("script", 0, 1);
        Least("10 % substituted", 12, .99);
        Least("20 % substituted", 16, .97);
        foreach (var damage in new[] { "negation dropped", "number changed" })
        {
            var score = scores.From(damage, 0);
            Assert.True(score.ToAlert > 0);
            Assert.Equal(score.ToAlert, score.Alerted);
        }
    }
}
