using System.Text;
using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("我说\uFEFF你\u200B好\u200D\uFE0F", "我说你好", FoldingStep.Invisible)]
    [InlineData("ＣＳＩＧ１", "csig1", FoldingStep.Width | FoldingStep.Case)]
    [InlineData("ｶﾞｷﾞﾊﾟ", "ガギパ", FoldingStep.Width)]
    [InlineData("用 AI 写", "用ai写", FoldingStep.Whitespace | FoldingStep.Case)]
    [InlineData("open\u00A0 data", "open data", FoldingStep.Whitespace)]
    [InlineData("open data", "open data", FoldingStep.None)]
    [InlineData("open, data", "open,data", FoldingStep.Whitespace)]
    [InlineData("客户\u3000至上", "客户至上", FoldingStep.Width | FoldingStep.Whitespace)]
    [InlineData("“好”「好」『好』\"好\"＂don’t", "\"好\"\"好\"\"好\"\"好\"\"don\"t", FoldingStep.QuoteMarks)]
    [InlineData("好。好．好.", "好.好.好.", FoldingStep.Punctuation)]
    [InlineData("一、二，三,", "一,二,三,", FoldingStep.Punctuation)]
    [InlineData("等…等……等⋯⋯等......等", "等…等…等…等…等", FoldingStep.Punctuation)]
    [InlineData("好——好―好–好－好", "好-好-好-好-好", FoldingStep.Punctuation)]
    [InlineData("汤姆・索亚·汤姆‧索亚•", "汤姆·索亚·汤姆·索亚·", FoldingStep.Punctuation)]
    [InlineData("《书》〈篇〉（注）", "<书><篇>(注)", FoldingStep.Punctuation)]
    [InlineData("\uF900\u2F00\U0002F800", "豈一丽", FoldingStep.Compatibility)]
    [InlineData("客戶導向", "客戶導向", FoldingStep.None)]
    [InlineData("", "", FoldingStep.None)]
    public void Each_step_folds_what_it_says_and_is_named(string text, string folded, FoldingStep steps)
    {
        var result = Folding.Fold(text);

        Assert.Equal(folded, result.Text);
        Assert.Equal(steps, result.Steps);
    }

    [Theory]
    [InlineData("客戶導向", "客户导向")]
    [InlineData("乾坤", "干坤")]
    [InlineData("我说", "我说")]
    public void Script_is_folded_only_where_asked_and_only_to_simplified(string text, string folded)
    {
        Assert.Equal(folded, Folding.Fold(text, script: true).Text);
        Assert.Equal(text, Folding.Fold(text).Text);
    }

    [Fact]
    public void A_folded_range_leads_back_to_its_words()
    {
        const string text = "我说\U00020BB7野家👨‍👩‍👧“好”……";
        var source = new SourceText(text);
        var folded = Folding.Fold(text);

        var place = folded.Text.IndexOf("\U00020BB7野家", StringComparison.Ordinal);
        Assert.Equal("\U00020BB7野家", source.Slice(folded.SourceOf(place, place + 4)));
        var family = folded.Text.IndexOf('"');
        Assert.Equal("👨‍👩‍👧", source.Slice(folded.SourceOf(place + 4, family)));
        Assert.Equal("……", source.Slice(folded.SourceOf(folded.Text.Length - 1, folded.Text.Length)));
    }

    [Fact]
    public void Folding_twice_is_folding_once_and_every_range_maps_to_what_it_was_made_of()
    {
        var random = new Random(7);
        for (var round = 0; round < 4000; round++)
        {
            var text = RandomText(random);
            foreach (var script in new[] { false, true })
            {
                var once = Folding.Fold(text, script);
                var twice = Folding.Fold(once.Text, script);
                Assert.True(
                    once.Text == twice.Text,
                    $"{Escaped(text)} -> {Escaped(once.Text)} -> {Escaped(twice.Text)}"
                );
                AssertRangesContainTheirSource(text, once, script);
            }
        }
    }

    [Fact]
    public void Four_hundred_thousand_combining_marks_fold_as_fast_as_letters()
    {
        // Normalize() needs 20 s for this; here it is so many steps, and the test would time out otherwise.
        var folded = Folding.Fold("e" + new string('\u0301', 400_000) + new string('\u3099', 400_000));

        Assert.Equal(800_001, folded.Text.Length);
    }

    private static void AssertRangesContainTheirSource(string text, Folded folded, bool script)
    {
        var source = new SourceText(text);
        var end = 0;
        for (var i = 0; i < folded.Text.Length; i++)
        {
            if (char.IsLowSurrogate(folded.Text[i]))
                continue;
            var length = char.IsHighSurrogate(folded.Text[i]) ? 2 : 1;
            var span = folded.SourceOf(i, i + length);
            Assert.True(span.Start >= end && span.End > span.Start, Escaped(text));
            end = span.End;
            // Folded alone, the source of a character gives that character again (white space alone gives nothing).
            if (folded.Text[i] != ' ')
                Assert.Equal(folded.Text.Substring(i, length), Folding.Fold(source.Slice(span), script).Text);
        }
        Assert.True(end <= source.CodePoints);
    }

    private static string RandomText(Random random)
    {
        const string pieces =
            "客户戶導 AaＡ１2  \u3000\u00A0\n。．.,，、…⋯....---—－・·《〉（“”‘’「』'\"\uFEFF\u200D\u00AD\uFE0Fｶﾞハ\u3099\u309Aか\u0301é\uF900\u2F00";
        var text = new StringBuilder();
        for (var i = random.Next(24); i > 0; i--)
        {
            var rune = random.Next(10) switch
            {
                0 => new Rune(random.Next(0x20000, 0x2FA20)),
                1 => new Rune(random.Next(0x10FFFF) is var any && any is >= 0xD800 and <= 0xDFFF ? 'x' : any),
                _ => new Rune(pieces[random.Next(pieces.Length)]),
            };
            text.Append(rune.ToString());
        }
        return text.ToString();
    }

    private static string Escaped(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => $"\\u{rune.Value:X4}"));
}
