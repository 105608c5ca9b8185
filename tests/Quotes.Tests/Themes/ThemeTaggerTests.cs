using Quotes.Text;
using Quotes.Themes;

namespace Quotes.Tests.Themes;

public sealed class ThemeTaggerTests
{
    [Theory]
    [InlineData("云", "")]
    [InlineData("云和数据", "t")]
    [InlineData("云，云，云。", "")]
    [InlineData("大数据", "t")]
    [InlineData("别的", "")]
    public void Weights_add_up_to_the_threshold_and_each_term_counts_once(string sentence, string themes)
    {
        Assert.Equal(themes, Tagged("terms: { zh: { 云: 1, 数据: 1, 大数据: 2 } }", sentence));
    }

    [Fact]
    public void A_term_that_stands_twice_is_shown_twice()
    {
        var tag = Assert.Single(Tag("terms: { zh: { 云: 2 } }", "云和云"));

        Assert.Equal([new Evidence("云", 0, 1), new Evidence("云", 2, 3)], tag.Evidence);
    }

    [Fact]
    public void Of_terms_that_overlap_the_longest_counts_alone()
    {
        const string theme = "terms: { zh: { 产业: 1, 互联网: 1, 产业互联网: 1 } }";

        Assert.Equal("", Tagged(theme, "产业互联网"));
        Assert.Equal("t", Tagged(theme, "产业和互联网"));
        Assert.Equal("t", Tagged(theme, "产业互联网和互联网"));
    }

    [Fact]
    public void A_theme_may_set_its_own_threshold()
    {
        Assert.Equal("t", Tagged("threshold: 0.5\n    terms: { zh: { 云: 0.5 } }", "云"));
        Assert.Equal("", Tagged("threshold: 3\n    terms: { zh: { 云: 2.5 } }", "云"));
    }

    [Fact]
    public void A_negative_term_takes_away_and_is_no_evidence()
    {
        const string theme = "terms: { zh: { 投资: 2, 云: 1 } }\n    negative: { zh: { 投资者: 1, 不: 1 } }";

        Assert.Equal("t", Tagged(theme, "投资"));
        Assert.Equal("", Tagged(theme, "投资者"));
        Assert.Equal("", Tagged(theme, "不投资"));
        var tag = Assert.Single(Tag(theme, "不投资云"));
        Assert.Equal(["投资", "云"], tag.Evidence.Select(evidence => evidence.Text));
    }

    [Fact]
    public void A_term_with_needs_counts_only_beside_one_of_them()
    {
        const string theme = "terms: { zh: { 变化: 2 }, en: { App: 2 } }\n    needs: { 变化: [员工, HR], APP: [云] }";

        Assert.Equal("", Tagged(theme, "变化"));
        Assert.Equal("t", Tagged(theme, "员工的变化"));
        Assert.Equal("t", Tagged(theme, "变化，hr说"));
        Assert.Equal("", Tagged(theme, "app"));
        Assert.Equal("t", Tagged(theme, "云app"));
    }

    [Theory]
    [InlineData("apply", "")]
    [InlineData("snapp", "")]
    [InlineData("app2", "")]
    [InlineData("an app.", "t")]
    [InlineData("做App业务", "t")]
    [InlineData("做toB业务", "t")]
    [InlineData("做ＴＯＢ业务", "t")]
    [InlineData("做toBe业务", "")]
    [InlineData("C端", "t")]
    [InlineData("ABC端", "")]
    [InlineData("APPapp app", "t")]
    public void A_latin_term_is_a_word_in_any_case_and_width(string sentence, string themes)
    {
        Assert.Equal(themes, Tagged("terms: { en: { app: 2, toB: 2, C端: 2 } }", sentence));
    }

    [Theory]
    [InlineData("開發雲端產業", "雲|產業")]
    [InlineData("云和产业", "云|产业")]
    [InlineData("產業供應鏈", "")]
    public void A_term_is_found_in_traditional_characters_too(string sentence, string evidence)
    {
        var tags = Tag("terms: { zh: { 云: 1, 产业: 1, 供應鏈: 0.5 } }", sentence);

        Assert.Equal(evidence, string.Join('|', tags.SelectMany(tag => tag.Evidence).Select(e => e.Text)));
    }

    [Fact]
    public void Evidence_is_verbatim_and_counted_in_code_points()
    {
        var tag = Assert.Single(Tag("terms: { zh: { 𠮷野家: 1, APP: 1 } }", "𠮷😀𠮷野家ａＰＰ。"));

        Assert.Equal([new Evidence("𠮷野家", 2, 5), new Evidence("ａＰＰ", 5, 8)], tag.Evidence);
    }

    [Fact]
    public void A_short_echo_takes_the_themes_of_its_question()
    {
        var source = new SourceText("是云吗？没错。");
        var tags = Tagger("terms: { zh: { 云: 2 } }").Tag(source, new TextSpan(0, 4), [new TextSpan(4, 7)]);

        var tag = Assert.Single(Assert.Single(tags));
        Assert.True(tag.Inherited);
        Assert.Equal([new Evidence("云", 1, 2)], tag.Evidence);
    }

    [Theory]
    [InlineData("是云吗？这个问题我不便回答。")]
    [InlineData("是云吗？是投资。")]
    public void An_answer_that_says_something_itself_inherits_nothing(string text)
    {
        var source = new SourceText(text);
        var tags = Tagger("terms: { zh: { 云: 2, 投资: 2 } }")
            .Tag(source, new TextSpan(0, 4), [new TextSpan(4, source.CodePoints)]);

        Assert.DoesNotContain(tags[0], tag => tag.Inherited);
    }

    [Fact]
    public void Without_a_question_there_is_nothing_to_inherit()
    {
        var tags = Tagger("terms: { zh: { 云: 2 } }").Tag(new SourceText("没错。"), null, [new TextSpan(0, 3)]);

        Assert.Empty(Assert.Single(tags));
    }

    private static string Tagged(string theme, string sentence) =>
        string.Join(' ', Tag(theme, sentence).Select(tag => tag.Id));

    private static IReadOnlyList<ThemeTag> Tag(string theme, string sentence)
    {
        var source = new SourceText(sentence);
        return Tagger(theme).Tag(source, null, [new TextSpan(0, source.CodePoints)])[0];
    }

    private static ThemeTagger Tagger(string theme)
    {
        var problems = new List<Problem>();
        var yaml = $"themes:\n  - id: t\n    names: {{ zh: 题, en: T }}\n    definition: d\n    {theme}\n";
        var catalogue = ThemeCatalogue.Read(yaml, "themes.yaml", problems);
        Assert.Empty(problems);
        return new ThemeTagger(catalogue);
    }
}
