using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>What makes real interviews hard to read, the most damaging first.</summary>
public sealed class TrapTests
{
    [Fact]
    public void Trap_1_several_paragraphs_under_one_label_are_one_turn()
    {
        var read = Read(
            "记者：为何修河？\n\n周立：河断了。\n\n断了三年。\n\n水才回来。\n\n记者：然后呢？\n\n周立：然后人回来。\n"
        );

        Assert.Equal(4, read.Turns.Count);
        Assert.Equal(3, read.Turns[1].Paragraphs.Count);
        Assert.Equal("河断了。\n\n断了三年。\n\n水才回来。", read.Turns[1].Text);
    }

    [Fact]
    public void Trap_2_the_family_is_told_for_each_document()
    {
        Assert.Equal("bracket", Read("[记者]为何？\n[周立]因为：水。\n[记者]何时？\n[周立]去年。").Family);
        Assert.Equal("name-time", Read("周立 00:01\n因为：水。\n许宁 00:05\n何时？\n周立 00:07\n去年。").Family);
        Assert.Equal("name-colon", Read("记者：为何？\n周立：因为水。\n记者：何时？\n周立：去年。").Family);
    }

    [Fact]
    public void Trap_3_keys_of_the_head_and_what_is_called_so_below_are_no_labels()
    {
        var read = Read(
            "修河来源：江城晚报作者 | 白一南 编辑 | 陈小北2月，江城修河局（下称：河局）和江城水务局（下称：水局）合并。"
                + "江城晚报：河局做什么？周立：修河。江城晚报：水局呢？周立：看水。"
        );

        Assert.Equal(["江城晚报", "周立"], read.Voices.Select(voice => voice.Name));
        Assert.Equal(["江城晚报"], read.Sources.Select(source => source.Text));
        Assert.Equal("修河", read.Title?.Text);
    }

    [Fact]
    public void Trap_4_phrases_before_a_colon_are_no_speakers_even_where_they_come_back()
    {
        var read = Read(
            "记者：怎么修？周立：先看。例如：看水色。我的意思是：别急。记者：再呢？周立：再听。例如：听水声。第二个问题：谁来修？"
                + "我的意思是：大家。记者：好。周立：第二个问题：钱呢？"
        );

        Assert.Equal(["记者", "周立"], read.Voices.Select(voice => voice.Name));
        Assert.Equal(6, read.Turns.Count);
    }

    [Fact]
    public void Trap_5_most_quoted_spans_of_a_lede_are_not_speech()
    {
        var read = Read(
            "修河。所谓“大河计划，又名水的回家之路”今年开始，周立说，“河不能断，断了就不是河了，是沟。”他修“老坝”。"
                + "记者：为何？周立：河不能断，断了就不是河了，是沟。记者：然后？周立：没有了。"
        );

        Assert.Equal("河不能断，断了就不是河了，是沟。", Assert.Single(read.Quotations).Text);
    }

    [Fact]
    public void Trap_6_headings_are_found_though_glued_to_the_words_or_quotations_themselves()
    {
        var read = Read(
            "“先看水”记者：为何？周立：河断了。“再看人”记者：然后？周立：他说“水回来”。记者：谁？周立：老人。"
        );

        Assert.Equal(["“再看人”"], read.Headings.Select(heading => heading.Text));
        Assert.Equal("他说“水回来”。", read.Turns[3].Text);
    }

    [Theory]
    [InlineData("主持人姜燕：河呢？\n陈雄：在。\n姜燕：山呢？\n陈雄：也在。", "姜燕", "主持人姜燕 | 姜燕")]
    [InlineData("陈雄（主持人）：河呢？\n姜燕：在。\n陈雄：山呢？\n姜燕：也在。", "陈雄", "陈雄（主持人） | 陈雄")]
    [InlineData(
        "晚点LatePost：河呢？\n姜燕：在。\n晚点：山呢？\n姜燕：也在。\n晚点：水呢？\n姜燕：在。",
        "晚点LatePost",
        "晚点LatePost | 晚点"
    )]
    [InlineData(
        "JANE SMITH, HOST: And?\n\nPETER BERG: No.\n\nMS. SMITH: Why?\n\nPETER BERG: Rain.\n\nMS. SMITH: Rain?\n",
        "JANE SMITH",
        "JANE SMITH, HOST | MS. SMITH"
    )]
    public void Trap_7_a_label_that_changes_its_shape_is_one_voice(string text, string name, string labels)
    {
        var read = Read(text);

        Assert.Equal((name, labels), (read.Voices[0].Name, string.Join(" | ", read.Voices[0].Labels)));
        Assert.Equal("interviewer", read.Voices[0].Role);
        Assert.Equal(2, read.Voices.Count);
    }

    [Theory]
    [InlineData("Apache APISIX 社区")]
    [InlineData("AT&T")]
    [InlineData("J. R. R. Tolkien")]
    [InlineData("《晚点》")]
    [InlineData("古丽·阿依")]
    [InlineData("Jean-Luc O'Neil")]
    [InlineData("36氪")]
    [InlineData("Frédéric Krumbein")]
    public void Trap_8_labels_hold_spaces_Latin_dots_and_signs(string name)
    {
        var lines = Read($"{name}：河呢？\n周立：在。\n{name}：山呢？\n周立：也在。");
        var glued = Read($"开场。{name}：河呢？周立：在。{name}：山呢？周立：也在。");

        Assert.Equal([name, "周立"], lines.Voices.Select(voice => voice.Name));
        Assert.Equal([name, "周立"], glued.Voices.Select(voice => voice.Name));
    }

    [Fact]
    public void Trap_9_announcements_before_the_first_question_are_the_lede()
    {
        var read = Read("欢迎来到江城。\n请大家入座。\n\n主持人：河呢？\n周立：在。\n主持人：山呢？\n周立：也在。");

        Assert.Equal("欢迎来到江城。\n请大家入座。", read.Lede?.Text);
        Assert.Null(read.Title);
    }

    [Theory]
    [InlineData(
        "来源：江城\n\n江城：河在。\n\n周立：在哪？\n\n江城：那里。\n\n周立：哪里？",
        "江城",
        "the label is the name of the publication"
    )]
    [InlineData(
        "周立：在哪？\n\n主持人：那里。\n\n周立：哪里？\n\n主持人：远方。",
        "主持人",
        "the label is the role of one who asks"
    )]
    [InlineData(
        "许宁：在哪？\n\n周立：那里。\n\n许宁：哪里？\n\n周立：远方。",
        "许宁",
        "the voice speaks first and most of its turns are questions"
    )]
    public void Trap_10_who_asks_is_told_by_the_strongest_evidence(string text, string asker, string evidence)
    {
        var read = Read("河\n" + text);

        Assert.Equal(
            (asker, evidence),
            read.Voices.Where(voice => voice.Role == "interviewer")
                .Select(voice => (voice.Name, voice.Evidence))
                .Single()
        );
    }

    [Fact]
    public void Trap_10_that_nobody_can_be_told_to_ask_is_an_answer_too()
    {
        var read = Read("许宁：河在。\n周立：山在。\n许宁：水在。\n周立：人在吗？");

        Assert.Equal("conversation", read.Form);
        Assert.All(read.Voices, voice => Assert.Equal("unknown", voice.Role));
        Assert.All(read.Turns, turn => Assert.Equal((false, null), (turn.IsQuestion, turn.Answers)));
    }

    [Fact]
    public void Trap_11_turns_of_a_single_character_are_turns()
    {
        var read = Read("开场。记者：在？周立：在。记者：走？周立：嗯记者：好周立：好");

        Assert.Equal(["在？", "在。", "走？", "嗯", "好", "好"], read.Turns.Select(turn => turn.Text));
    }

    [Fact]
    public void Trap_12_one_question_may_have_many_answerers_and_two_may_answer_together()
    {
        var read = Read(
            "记者：去吗？\n周立：去。\n许宁：我也去。\n记者：几时？\n周立、许宁：明天。\n姜燕：我不去。\n周立：好。\n姜燕：好。"
        );

        Assert.Equal(["记者", "周立", "许宁", "周立、许宁", "姜燕"], read.Voices.Select(voice => voice.Name));
        Assert.Equal([null, 0, 0, null, 3, 3, 3, 3], read.Turns.Select(turn => turn.Answers));
    }

    [Fact]
    public void Trap_13_interjections_and_stage_directions_stay_where_they_stand()
    {
        var read = Read(
            "记者：河呢？\n周立：在（笑）。它会说话。（怎么说？）水声就是。\n（众人笑）\n许宁说“是的”。\n记者：好。\n周立：好。"
        );

        Assert.Equal(
            ["在（笑）。", "它会说话。", "（怎么说？）", "水声就是。", "许宁说“是的”。"],
            Sentences(read.Turns[1])
        );
        Assert.Contains("（众人笑）", read.Turns[1].Text, StringComparison.Ordinal);
        Assert.Equal("（众人笑）", read.Source.Slice(Assert.Single(read.Nodes, node => node.Kind == "note").Span));
    }

    [Fact]
    public void Trap_14_odd_spaces_marks_and_line_ends_hide_no_label()
    {
        var read = Read(
            "\uFEFF河\r\n\r\n\u3000\u3000记者：10：30 见？\u00A0\r\n\u200B周立：「见」⋯⋯ https://example.org:80/a\r\n\u3000\u3000记者: \"几点\"?\r\n\u00A0周立：10:30。\r\n"
        );

        Assert.Equal(["记者", "周立"], read.Voices.Select(voice => voice.Name));
        Assert.Equal(
            ["10：30 见？\u00A0", "「见」⋯⋯ https://example.org:80/a", "\"几点\"?", "10:30。"],
            read.Turns.Select(turn => turn.Text)
        );
        Assert.Equal("河", read.Title?.Text);
    }

    private static IEnumerable<string> Sentences(Turn turn) => turn.Sentences.Select(sentence => sentence.Text);

    private static ParsedTranscript Read(string text)
    {
        var result = TranscriptParser.Parse(new SourceText(text));
        Assert.True(result.Transcript is not null, string.Join('\n', result.Problems));
        Exactly.Stands(result.Transcript);
        return result.Transcript;
    }
}
