using Quotes.Text;
using Quotes.Themes;

namespace Quotes.Tests.Themes;

public sealed class ThemeReportTests
{
    private const string Yaml = """
        themes:
          - id: t
            names: { zh: 题, en: Topic }
            definition: Clouds.
            terms:
              zh: { 雾: 2, 云: 2, 电: 1 }
            negative: { zh: { 雷: 1, 雪: 1 } }
        """;

    // 乙丙 stands in all three quotes of the theme and in none of the three others.
    private static readonly Quote[] _quotes =
    [
        Say("云天地玄乙丙黄宇宙。", Tag("云")),
        Say("云洪荒日乙丙月盈昃。", Tag("云")),
        Say("云辰宿列乙丙张寒来。", Tag("云", "云")),
        Say("没错。", Tag("云") with { Inherited = true }),
        Say("秋收冬藏。"),
        Say("闰余成岁，有电有雷。"),
        Say("律吕调阳。"),
    ];

    [Fact]
    public void A_theme_tells_what_it_takes_and_by_which_words()
    {
        var report = Report(_quotes);

        Assert.Equal(("t", 4, 1), (report.Theme.Id, report.Quotes, report.Inherited));
        Assert.Equal([new EvidenceCount("云", 4)], report.Evidence);
    }

    [Fact]
    public void Terms_that_never_fire_tell_whether_they_stand_anywhere()
    {
        Assert.Equal([new IdleTerm("电", 1), new IdleTerm("雾", 0), new IdleTerm("雪", 0)], Report(_quotes).Idle);
    }

    [Fact]
    public void A_word_of_its_quotes_is_a_candidate_by_how_little_it_stands_elsewhere()
    {
        var candidate = Assert.Single(Report(_quotes).Candidates);

        Assert.Equal(("乙丙", 3, 0), (candidate.Word.Word, candidate.Inside, candidate.Outside));
        Assert.Equal(12 * Math.Log(2), candidate.LogLikelihood, 1e-9);
    }

    [Fact]
    public void A_word_that_stands_elsewhere_as_often_is_no_candidate()
    {
        Quote[] elsewhere = [.. _quotes.Where(quote => quote.Text.Contains('乙')).Select(q => q with { Themes = [] })];

        Assert.Empty(Report([.. _quotes.Where(quote => quote.Text.Contains('乙')), .. elsewhere]).Candidates);
    }

    [Theory]
    [InlineData("乙丙")]
    [InlineData("丙")]
    [InlineData("甲乙丙")]
    public void A_word_that_holds_a_term_or_is_held_by_one_is_no_candidate(string term)
    {
        Assert.Empty(Report(_quotes, Yaml.Replace("雾", term)).Candidates);
    }

    [Fact]
    public void A_latin_word_is_a_candidate_beside_a_term_that_merely_begins_like_it()
    {
        Quote[] quotes =
        [
            Say("用app。", Tag("云")),
            Say("做App。", Tag("云")),
            Say("有APP。", Tag("云")),
            Say("Apply。"),
        ];

        var candidate = Assert.Single(Report(quotes, Yaml.Replace("雾", "apply")).Candidates);
        Assert.Equal(("app", 3, 0), (candidate.Word.Word, candidate.Inside, candidate.Outside));
    }

    [Fact]
    public void A_latin_word_in_every_quote_that_has_any_is_no_candidate()
    {
        Quote[] quotes = [Say("the云", Tag("云")), Say("the云", Tag("云")), Say("The end."), Say("没错。")];

        Assert.Empty(Report(quotes).Candidates);
    }

    [Fact]
    public void A_broken_theme_is_a_problem_and_the_others_are_reported()
    {
        var problems = new List<Problem>();
        var reports = ThemeReport.Read(Yaml + "\n  - id: u\n", "themes.yaml", _quotes, problems);

        Assert.Equal(["t"], reports.Select(report => report.Theme.Id));
        Assert.Contains(problems, problem => problem.File == "themes.yaml");
    }

    private static ThemeReport Report(IReadOnlyList<Quote> quotes, string yaml = Yaml)
    {
        var problems = new List<Problem>();
        var reports = ThemeReport.Read(yaml, "themes.yaml", quotes, problems);
        Assert.Empty(problems);
        return Assert.Single(reports);
    }

    private static ThemeTag Tag(params string[] words) =>
        new("t", false, [.. words.Select(word => new Evidence(word, 0, word.Length))]);

    private static Quote Say(string text, params ThemeTag[] tags) =>
        new()
        {
            Id = "q-" + text,
            Text = text,
            Length = text.Length,
            Language = "zh",
            Kind = "answer",
            Interview = new InterviewRef("i", "Interview"),
            Themes = tags,
            Span = new TextSpan(0, text.Length),
        };
}
