using Quotes.Tests.Evaluation;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>However the turns of an interview are marked, they are read.</summary>
public sealed class FamilyTests
{
    private const string Asked = "城市是什么？";
    private const string Answered = "城市是人的总和，也是时间的容器。";

    [Theory]
    [InlineData(
        "name-colon",
        "记者：城市是什么？\n\n王小明：城市是人的总和，也是时间的容器。\n\n记者：城市是什么？\n\n王小明：城市是人的总和，也是时间的容器。\n"
    )]
    [InlineData(
        "question-answer",
        "问：城市是什么？\n答：城市是人的总和，也是时间的容器。\n问：城市是什么？\n答：城市是人的总和，也是时间的容器。"
    )]
    [InlineData(
        "question-answer",
        "Q: 城市是什么？\nA: 城市是人的总和，也是时间的容器。\nQ: 城市是什么？\nA: 城市是人的总和，也是时间的容器。"
    )]
    [InlineData(
        "bold",
        "**记者：** 城市是什么？\n\n**王小明：** 城市是人的总和，也是时间的容器。\n\n**记者：** 城市是什么？\n\n**王小明**：城市是人的总和，也是时间的容器。\n"
    )]
    [InlineData(
        "bracket",
        "[记者]城市是什么？\n[王小明]城市是人的总和，也是时间的容器。\n[记者]城市是什么？\n[王小明]城市是人的总和，也是时间的容器。"
    )]
    [InlineData(
        "bracket",
        "【记者】：城市是什么？\n【王小明】：城市是人的总和，也是时间的容器。\n【记者】：城市是什么？\n【王小明】：城市是人的总和，也是时间的容器。"
    )]
    [InlineData(
        "srt",
        "1\n00:00:00,000 --> 00:00:02,000\n记者: 城市是什么？\n\n2\n00:00:02,000 --> 00:00:04,000\n王小明: 城市是人的总和，也是时间的容器。\n\n3\n00:00:05,000 --> 00:00:06,000\n记者: 城市是什么？\n\n4\n00:00:07,000 --> 00:00:08,000\n王小明: 城市是人的总和，也是时间的容器。\n"
    )]
    [InlineData(
        "webvtt",
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v 记者>城市是什么？\n\nsecond\n00:02.000 --> 00:04.000\n<v.loud 王小明>城市是人的总和，也是时间的容器。\n\n00:05.000 --> 00:06.000\n<v 记者>城市是什么？\n\n00:07.000 --> 00:08.000\n<v 王小明>城市是人的总和，也是时间的容器。\n"
    )]
    [InlineData(
        "markdown-heading",
        "### 记者：\n城市是什么？\n\n### 王小明：\n城市是人的总和，也是时间的容器。\n\n### 记者：\n城市是什么？\n\n### 王小明：\n城市是人的总和，也是时间的容器。\n"
    )]
    public void The_family_is_named_and_its_turns_are_read(string family, string text)
    {
        var transcript = TranscriptParser.Parse(new SourceText(text)).Transcript;

        Assert.NotNull(transcript);
        Exactly.Stands(transcript);
        Assert.Equal((family, "interview"), (transcript.Family, transcript.Form));
        Assert.Equal([Asked, Answered, Asked, Answered], transcript.Turns.Select(turn => turn.Text.Trim()));
        Assert.Equal([true, false, true, false], transcript.Turns.Select(turn => turn.IsQuestion));
    }

    [Fact]
    public void Names_of_several_words_with_initials_titles_and_accents_are_whole()
    {
        const string text =
            "Audrey Tang: Welcome to Taipei, everyone.\n\nDr. Frédéric Krumbein: Thank you.\n\nAudrey Tang: How are you?\n\n"
            + "Javier C. Hernández: Fine, thank you very much.\n\nAudrey Tang: Let us begin, then. First things first: the map.\n\n"
            + "Dr. Frédéric Krumbein: Yes.\n\nJavier C. Hernández: Yes.\n";
        var transcript = TranscriptParser.Parse(new SourceText(text)).Transcript!;

        Assert.Equal(
            ["Audrey Tang", "Dr. Frédéric Krumbein", "Javier C. Hernández"],
            transcript.Voices.Select(voice => voice.Name)
        );
        Assert.Equal(7, transcript.Turns.Count);
    }

    [Fact]
    public void A_headline_with_a_colon_is_no_turn()
    {
        const string text =
            "关于城市的对话：专访王小明\n\n记者：是吗？\n\n王小明：是的。\n\n记者：真的？\n\n王小明：真的。\n";
        var transcript = TranscriptParser.Parse(new SourceText(text)).Transcript!;

        Assert.Equal("关于城市的对话：专访王小明", transcript.Title?.Text);
        Assert.Equal(4, transcript.Turns.Count);
    }

    [Fact]
    public void The_archive_rewritten_into_every_family_is_read_as_well()
    {
        var folder = Environment.GetEnvironmentVariable("QUOTES_CORPUS");
        Assert.SkipWhen(folder is null, "QUOTES_CORPUS is not set");
        var files = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal);
        var all = FamilyScore.Of(files).ToArray();
        // The bars of one line are so high that only the whole archive tells; for the others a part does.
        var some = all.Where((_, i) => i % 8 == 0).ToArray();

        Assert.All(
            Rewriting.All,
            family =>
            {
                var score = FamilyScore.Of(family, family.LeastPrecision > 0 ? all : some);
                Assert.True(
                    score.Meets(family),
                    $"{family.Name}: {score.Exact} of {score.Documents}, precision {score.Precision}, "
                        + $"recall {score.Recall}\n{string.Join('\n', score.Wrong.Take(10))}"
                );
            }
        );
    }
}
