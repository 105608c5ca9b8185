using Quotes.Tests.Storage;
using Quotes.Verification;

namespace Quotes.Tests.Verification;

/// <summary>Who is claimed to have said a thing is looked for, however many others have said it too.</summary>
public sealed class ClaimedSpeakerTests
{
    [Fact]
    public async Task What_everybody_says_is_found_with_the_claimed_speaker_too()
    {
        using var box = new Sandbox(withSeeds: false);
        var turns = Enumerable.Range(0, 300).Select(i => $"记者：第{i}件事，对吗？\n\n王小明：是这样的。\n\n");
        box.Plant("one.txt", $"许多事：专访\n\n{string.Concat(turns)}记者：最后一件呢？\n\n李大山：是这样的。\n");
        using var store = box.Open();
        var speakers = await store
            .ExportQuotesAsync(new QuoteFilter(), TestContext.Current.CancellationToken)
            .ToArrayAsync(TestContext.Current.CancellationToken);
        var last = speakers.Last(quote => quote.Text == "是这样的。").Speaker!;
        Assert.Equal("李大山", last.Name);

        var result = await store.VerifyAsync(
            "是这样的。",
            null,
            new VerificationOptions(Speaker: last.Id),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("exact", result.Verdict);
        Assert.Equal(["multiple_locations"], result.Alerts.Except(["too_short"]));
        Assert.Equal(last.Id, result.Matches[0].Speaker!.Id);
    }
}
