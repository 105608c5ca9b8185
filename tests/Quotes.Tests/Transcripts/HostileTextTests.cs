using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>Texts that nobody would publish: read or refused, never thrown at, nothing lost.</summary>
public sealed class HostileTextTests
{
    [Fact]
    public void A_seed_cut_and_shuffled_at_random_is_still_read_exactly_or_refused()
    {
        var random = new Random(20181101);
        string[] pieces =
        [
            "：",
            "“",
            "”",
            "\n",
            "新京报：",
            "（",
            "👍",
            "\u00A0",
            "汤道生",
            "来源：",
            "作者 | ",
            "。",
            "……",
            "\r\n",
        ];
        for (var round = 0; round < 300; round++)
        {
            var text = SeedTests.Text;
            for (var i = random.Next(1, 30); i > 0; i--)
                text = Mutated(text, pieces[random.Next(pieces.Length)], random);
            var result = TranscriptParser.Parse(new SourceText(text));
            if (result.Transcript is { } transcript)
                Exactly.Stands(transcript);
            else
                Assert.NotEmpty(result.Problems);
        }
    }

    [Theory]
    [InlineData("：")]
    [InlineData("“")]
    [InlineData("甲：")]
    [InlineData("甲：乙。\n")]
    [InlineData("“甲，乙。”说：")]
    [InlineData("来源：")]
    [InlineData("字")]
    [InlineData("（")]
    [InlineData(" ")]
    public void A_megabyte_of_one_thing_is_read_or_refused(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 350_000 / piece.Length));
        var result = TranscriptParser.Parse(new SourceText(text));

        Assert.True(result.Transcript is not null || result.Problems.Count > 0);
    }

    private static string Mutated(string text, string piece, Random random)
    {
        var at = random.Next(text.Length);
        // A cut inside a pair of surrogates would be no text.
        if (char.IsLowSurrogate(text[at]))
            at--;
        var length = Math.Min(random.Next(60), text.Length - at);
        if (at + length < text.Length && char.IsLowSurrogate(text[at + length]))
            length++;
        return random.Next(3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, piece),
            _ => string.Concat(text.Remove(at, length), text.AsSpan(at, length)),
        };
    }
}
