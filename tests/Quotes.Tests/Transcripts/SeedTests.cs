using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>The first seed: a wall of text, read exactly.</summary>
public sealed class SeedTests
{
    internal static readonly string Text = File.ReadAllText(
        Checkout.File("seeds/2018-11-01-xinjingbao-tang-daosheng.txt")
    );

    private readonly ParsedTranscript _seed = TranscriptParser.Parse(new SourceText(Text)).Transcript!;

    [Fact]
    public void Every_character_stands_in_one_node_and_every_text_is_its_slice()
    {
        Assert.Equal(3939, _seed.Source.CodePoints);
        Exactly.Stands(_seed);
    }

    [Fact]
    public void The_head_is_read_though_nothing_parts_it()
    {
        Assert.Equal("腾讯将如何用CtoB的方式发力产业互联网？构架调整后将更突出技术能力？", _seed.Title!.Text);
        Assert.Equal(["独角鲸科技"], _seed.Sources.Select(source => source.Text));
        Assert.Equal(["白金蕾"], _seed.Authors.Select(author => author.Text));
        Assert.Equal(["陈诗怡", "陈维城"], _seed.Editors.Select(editor => editor.Text));
        Assert.StartsWith("9月30日，腾讯以内部信形式", _seed.Lede!.Text, StringComparison.Ordinal);
        Assert.EndsWith("怎么影响客户，这就是本末倒置”。", _seed.Lede.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixteen_questions_have_sixteen_answers()
    {
        Assert.Equal("name-colon interview", $"{_seed.Family} {_seed.Form}");
        Assert.Equal(32, _seed.Turns.Count);
        Assert.All(_seed.Turns, (turn, i) => Assert.Equal(i % 2 == 0, turn.IsQuestion));
        Assert.All(_seed.Turns.Where(turn => !turn.IsQuestion), (turn, i) => Assert.Equal(2 * i, turn.Answers));
        Assert.Equal(51, _seed.Turns.Sum(turn => turn.Sentences.Count));
        Assert.Equal("没错。", _seed.Turns[7].Text);
        Assert.Equal("没错。", _seed.Turns[25].Text);
        Assert.Equal("相当于动力非常足，并没有遇到什么阻力。", _seed.Turns[24].Text);
    }

    [Fact]
    public void The_asker_is_told_by_evidence()
    {
        Assert.Equal(["新京报", "汤道生"], _seed.Voices.Select(voice => voice.Name));
        Assert.Equal(["interviewer", "interviewee"], _seed.Voices.Select(voice => voice.Role));
        Assert.Equal("the label stands before the name of the source in the lede", _seed.Voices[0].Evidence);
        Assert.Equal("another voice asks", _seed.Voices[1].Evidence);
    }

    [Fact]
    public void Headings_stand_before_questions_1_5_and_11()
    {
        Assert.Equal(
            ["“架构调整是为了让连接更紧密”", "“TO B业务的关键在于以客户需求为中心”", "“投资也会保留合作伙伴独立性”"],
            _seed.Headings.Select(heading => heading.Text)
        );
        var questions = _seed.Turns.Where(turn => turn.IsQuestion).ToArray();
        Assert.Equal([0, 4, 10], new[] { 0, 1, 2 }.Select(s => Array.FindIndex(questions, q => q.Section == s)));
    }

    [Fact]
    public void Questions_5_and_11_keep_their_hard_spaces()
    {
        var hard = _seed.Turns.Where(turn => turn.Text.EndsWith("\u00A0\u00A0\u00A0", StringComparison.Ordinal));
        Assert.Equal([8, 20], hard.Select(turn => ((List<Turn>)_seed.Turns).IndexOf(turn)));
    }

    [Fact]
    public void Two_of_the_four_spans_quoted_in_the_lede_are_speech()
    {
        var (edited, verbatim) = (_seed.Quotations[0], _seed.Quotations[1]);

        Assert.Equal(2, _seed.Quotations.Count);
        Assert.Equal([1, 1], _seed.Quotations.Select(quotation => quotation.Voice));
        Assert.Equal(88, edited.Span.Length);
        Assert.Equal((11, 1 - 9 / 88.0), (edited.Original!.Turn, edited.Original.Similarity));
        Assert.Equal(
            ["-我觉得", "=做", "2/to", "=B业务最重要的是客户导向，以你的合作伙伴", "、/，", "=以你服务", "-的每个"],
            edited.Original.Diff.Take(7).Select(Shown)
        );
        Assert.Equal((19, 1.0), (verbatim.Original!.Turn, verbatim.Original.Similarity));
        Assert.Equal("equal", Assert.Single(verbatim.Original.Diff).Op);
    }

    private static string Shown(Quotes.Verification.DiffRun run) =>
        run.Op switch
        {
            "equal" => "=" + run.SourceText,
            "delete" => "-" + run.SourceText,
            "insert" => "+" + run.GivenText,
            _ => $"{run.GivenText}/{run.SourceText}",
        };
}
