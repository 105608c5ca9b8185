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

    public static TheoryData<string> Cases =>
        [
            .. Directory
                .GetFiles(Checkout.File("tests/Quotes.Tests/Cases"), "*.txt")
                .Select(file => Path.GetFileName(file)!)
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_damaged_at_random_is_still_read_exactly_or_refused(string name)
    {
        var random = new Random(name.Length);
        var original = File.ReadAllText(Checkout.File("tests/Quotes.Tests/Cases/" + name));
        string[] texts =
        [
            original,
            original.ReplaceLineEndings("\r\n"),
            original.ReplaceLineEndings("\r"),
            "\uFEFF" + original,
        ];
        string[] pieces =
        [
            "\r\n",
            "\n\n",
            "\uFEFF",
            "\u00A0",
            "\u3000",
            "\u200B",
            "：",
            ":",
            "“",
            "）",
            "</v>",
            "# ",
            "──",
            "👍",
        ];
        for (var round = 0; round < 60; round++)
        {
            var text = texts[round % texts.Length];
            for (var i = round < texts.Length ? 0 : random.Next(1, 8); i > 0 && text.Length > 1; i--)
                text = Mutated(text, pieces[random.Next(pieces.Length)], random);
            var result = TranscriptParser.Parse(new SourceText(text));
            if (result.Transcript is { } transcript)
                Exactly.Stands(transcript);
            else
                Assert.All(
                    result.Problems,
                    problem => Assert.True(problem is { Line: > 0, Column: > 0, Found.Length: > 0 })
                );
        }
    }

    [Theory]
    [InlineData("：")]
    [InlineData("Q:")]
    [InlineData("Q1 a？\nA1 b。\n")]
    [InlineData("[")]
    [InlineData("[a]")]
    [InlineData("【甲】乙。\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("**a:**\n")]
    [InlineData("### a：\n\n")]
    [InlineData("#")]
    [InlineData("──")]
    [InlineData("──甲？\n乙。\n")]
    [InlineData("00:00:01 --> 00:00:02\n")]
    [InlineData("1:00 a\n")]
    [InlineData("a 1:00\n")]
    [InlineData("（")]
    [InlineData("a, b:")]
    [InlineData("Ab Cd, e: f. ")]
    [InlineData("王小明、李四：好。")]
    public void Four_megabytes_of_one_thing_are_read_or_refused(string piece)
    {
        // Some families look first at what a text begins with; a tenth is enough to tell whether time grows with it.
        foreach (var before in (string[])["", "WEBVTT\n\n", "# 题\n\n", "“甲乙丙丁，甲乙丙丁甲乙丙丁。”他说。\n"])
        {
            var length = before.Length == 0 ? 4_000_000 : 400_000;
            var text = before + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var result = TranscriptParser.Parse(new SourceText(text));

            Assert.True(result.Transcript is not null || result.Problems.Count > 0);
        }
    }

    [Fact]
    public void Ten_thousand_voices_are_read()
    {
        var names = Enumerable.Range(0, 10_000).Select(i => $"王{(char)(0x4E00 + i)}");
        var text = string.Concat(Enumerable.Repeat(string.Concat(names.Select(name => $"{name}：是吗？\n")), 2));
        var transcript = TranscriptParser.Parse(new SourceText(text)).Transcript;

        Assert.NotNull(transcript);
        Assert.True(transcript.Voices.Count > 9_900, $"{transcript.Voices.Count} voices");
        Exactly.Stands(transcript);
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
