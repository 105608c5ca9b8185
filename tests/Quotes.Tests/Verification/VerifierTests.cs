using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Tests.Verification;

public sealed class VerifierTests
{
    private static readonly SpeakerRef _answerer = new("tang", "汤道生", "interviewee");
    private static readonly SpeakerRef _asker = new("news", "新京报", "interviewer");

    private readonly SpokenPassage[] _passages =
    [
        Passage("question", "n-1", 0, "你们有500个客户吗？必须全部留住吗？", _asker),
        Passage(
            "answer",
            "a-1",
            100,
            "我们不会放弃任何一个客户，因为客户的需要才是最重要的。未来，我们可能投资300家企业，帮助它们服务好自己的用户。",
            _answerer
        ),
        Passage("answer", "a-2", 300, "没错。", _answerer),
        Passage("answer", "a-3", 400, "“𠮷野家”用的是CSIG的云，张三是它的总裁；我们和张三谈了三年的合作。", _answerer),
        Passage("answer", "a-4", 500, "没错。合作伙伴是共生的关系，投资只是手段之一。", _answerer),
    ];

    [Theory]
    [InlineData("客户的需要才是最重要的", "exact")]
    [InlineData("没错", "exact")]
    [InlineData("  “客户的需要才是最重要的。” ", "exact")]
    [InlineData("“𠮷野家”用的是CSIG的云", "exact")]
    [InlineData("「𠮷野家」用的是ＣＳＩＧ的云", "normalized")]
    [InlineData("因为 客户的 需要才是最重要的.未来、我们可能投资３００家企业", "normalized")]
    [InlineData("我们不会放弃任何一个客户，由于客户的需要才是最要紧的。", "near")]
    [InlineData("我们会放弃任何一个客户，因为客户的需要才是最重要的。", "near")]
    [InlineData("客户的需要……帮助它们服务好自己的用户", "composite")]
    [InlineData("客户的需要[...]用户", "not_found")]
    [InlineData("我们不会放弃任何一个客户……假的……帮助它们服务好自己的用户", "not_found")]
    [InlineData("我们不会放弃任何一个客户……可能……帮助它们服务好自己的用户", "composite")]
    [InlineData("帮助它们服务好自己的用户，我们不会放弃任何一个客户。", "composite")]
    [InlineData("今天的天气和昨天的天气完全不一样，要带伞。", "not_found")]
    [InlineData("云服务", "not_found")]
    [InlineData("。", "not_found")]
    [InlineData("   ", "not_found")]
    public void A_text_gets_its_verdict(string given, string verdict) => Assert.Equal(verdict, Verify(given).Kind);

    [Theory]
    [InlineData("用的是ＣＳＩＧ的云", "width")]
    [InlineData("用的是csig的云", "case")]
    [InlineData("用的是 CSIG 的云", "whitespace")]
    [InlineData("用的是CS\u200BIG的云", "invisible")]
    [InlineData("「𠮷野家」用的是CSIG的云", "quoteMarks")]
    [InlineData("客户、因为客户的需要", "punctuation")]
    [InlineData("\u2F64的是CSIG的云", "compatibility")]
    public void A_folding_that_was_taken_is_named(string given, string difference)
    {
        var verdict = Verify(given);

        Assert.Equal("normalized", verdict.Kind);
        Assert.Equal([difference], verdict.Matches[0].Differences);
        Assert.Equal((1, 0), (verdict.Matches[0].Similarity, verdict.Matches[0].Edits));
    }

    [Fact]
    public void Traditional_characters_are_the_same_only_where_that_was_asked_for()
    {
        const string given = "客戶的需要才是最重要的";

        Assert.Equal("near", Verify(given).Kind);
        var verdict = Verify(given, new VerificationOptions(Script: true));
        Assert.Equal("normalized", verdict.Kind);
        Assert.Equal(["script"], verdict.Matches[0].Differences);
    }

    [Theory]
    [InlineData("我们会放弃任何一个客户，因为客户的需要才是最重要的。", "negation_changed")]
    [InlineData("我们不会放弃任何一个客户，因为客户的需要才不是最重要的。", "negation_changed")]
    [InlineData("未来，我们可能投资3000家企业，帮助它们服务好自己的用户。", "number_changed")]
    [InlineData("未来，我们可能投资三百家企业，帮助它们服务好自己的用户。", "number_changed")]
    [InlineData("未来，我们必须投资300家企业，帮助它们服务好自己的用户。", "modality_changed")]
    [InlineData("李四是它的总裁；我们和张三谈了三年的合作。", "name_changed")]
    [InlineData("你们有500个客户吗？必须全部留住吗？", "spoken_by_interviewer")]
    [InlineData("没错", "multiple_locations")]
    [InlineData("没错", "too_short")]
    public void What_changes_the_meaning_is_alerted(string given, string alert) =>
        Assert.Contains(alert, Verify(given).Alerts);

    [Theory]
    [InlineData("我们不会放弃任何一个客人，因为客户的需要才是最重要的。")]
    [InlineData("未来，我们也可能投资300多家企业，帮助它们服务好自己的用户。")]
    [InlineData("未来呀，我们可能投资300家企业，帮助它们服务好自己的用户。")]
    public void A_change_that_leaves_those_words_alone_is_not(string given)
    {
        var verdict = Verify(given);

        Assert.Equal("near", verdict.Kind);
        Assert.Empty(verdict.Alerts);
    }

    [Fact]
    public void Words_claimed_of_another_are_alerted_and_found_all_the_same()
    {
        var verdict = Verify("客户的需要才是最重要的", new VerificationOptions(Speaker: "somebody"));

        Assert.Equal("exact", verdict.Kind);
        Assert.Equal(["speaker_mismatch"], verdict.Alerts);
        Assert.Empty(Verify("客户的需要才是最重要的", new VerificationOptions(Speaker: "tang")).Alerts);
    }

    [Fact]
    public void Of_those_who_said_the_same_the_claimed_speaker_is_named_first_and_the_interviewer_last()
    {
        SpokenPassage[] passages =
        [
            Passage("question", "n-1", 0, "所以说，客户的需要才是最重要的？", _asker),
            Passage("answer", "a-1", 100, "客户的需要才是最重要的。", new("ma", "马化腾", "interviewee")),
            Passage("answer", "a-2", 200, "对，客户的需要才是最重要的。", _answerer),
        ];
        Verdict Verify(string? speaker) =>
            Verifier.Verify("客户的需要才是最重要的", passages, new VerificationOptions(Speaker: speaker));

        Assert.Equal(["multiple_locations"], Verify(null).Alerts);
        Assert.Equal([100, 202, 4], Verify(null).Matches.Select(match => match.Span.Start));
        Assert.Equal(["multiple_locations"], Verify("tang").Alerts);
        Assert.Equal("a-2", Verify("tang").Matches[0].AnswerId);
        Assert.Equal(["spoken_by_interviewer", "multiple_locations"], Verify("news").Alerts);
    }

    [Fact]
    public void A_piece_that_stands_in_several_places_is_taken_where_the_text_goes_on()
    {
        SpokenPassage[] passages =
        [
            Passage("lede", "l-1", 0, "合作伙伴是共生的关系", _answerer),
            Passage("answer", "a-1", 100, "客户的需要才是最重要的。", _answerer),
            Passage("answer", "a-2", 200, "合作伙伴是共生的关系。", _answerer),
        ];
        var verdict = Verifier.Verify(
            "客户的需要才是最重要的，合作伙伴是共生的关系",
            passages,
            new VerificationOptions()
        );

        Assert.Equal(["crosses_turns"], verdict.Alerts);
        Assert.Equal("a-2", verdict.Matches[1].AnswerId);
    }

    [Fact]
    public void Parts_say_where_they_stand_and_what_was_done_to_them()
    {
        const string given = "帮助它们服务好自己的用户……我们不会放弃任何一个客户……投资只是手段之一";
        var verdict = Verify(given);

        Assert.Equal("composite", verdict.Kind);
        Assert.Equal(3, verdict.Segments.Count);
        Assert.All(verdict.Segments, segment => Assert.Equal(segment.Text, given[segment.Start..segment.End]));
        Assert.All(verdict.Segments, segment => Assert.Equal("exact", segment.Match!.Kind));
        Assert.Equal(["crosses_turns", "reordered"], verdict.Alerts);
        var spaced = Verify("我们不会放弃任何一个客户 …… 帮助它们服务好自己的用户");
        Assert.Equal(["omits_text"], spaced.Alerts);
        Assert.All(spaced.Segments, segment => Assert.Equal("exact", segment.Match!.Kind));
    }

    [Fact]
    public void Places_and_differences_stand_where_they_say()
    {
        const string given = "他说「𠮷野家用的是CSIG的云彩，张三是他的总裁」";
        var match = Verify(given[2..]).Matches[0];
        var source = new SourceText(_passages[3].Text);
        var whole = new SourceText(given[2..]);

        Assert.Equal("near", match.Kind);
        Assert.Equal(match.Text, source.Slice(new(match.Span.Start - 400, match.Span.End - 400)));
        Assert.Equal(match.Text, string.Concat(match.Diff.Select(run => run.SourceText)));
        Assert.Equal("𠮷野家用的是CSIG的云彩，张三是他的总裁", string.Concat(match.Diff.Select(run => run.GivenText)));
        Assert.All(
            match.Diff,
            run =>
            {
                Assert.Equal(run.GivenText, whole.Slice(run.Given));
                Assert.Equal(run.SourceText, source.Slice(new(run.Source.Start - 400, run.Source.End - 400)));
            }
        );
        Assert.Equal(["q-a-3"], match.QuoteIds);
        Assert.Equal("；我们和张三谈了三年的合作。", match.Context.After);
    }

    [Fact]
    public void All_places_are_named_the_best_first_up_to_the_limit()
    {
        var all = Verify("没错").Matches;

        Assert.Equal([300, 500], all.Select(match => match.Span.Start));
        Assert.Single(Verify("没错", new VerificationOptions(Limit: 1)).Matches);
        Assert.Contains("multiple_locations", Verify("没错", new VerificationOptions(Limit: 1)).Alerts);
    }

    [Fact]
    public void What_is_not_found_comes_with_the_closest_passage()
    {
        var verdict = Verify("合作伙伴不是投资的对象，而是竞争的关系");

        Assert.Equal("not_found", verdict.Kind);
        Assert.Equal("a-4", verdict.Closest!.AnswerId);
        Assert.InRange(verdict.Closest.Similarity, .25, .69);
        Assert.Equal(["too_short"], Verify("没错！").Alerts);
    }

    [Fact]
    public void No_text_makes_it_stumble()
    {
        var random = new Random(3);
        const string letters = "客户没不3一… .“”「」『』\"[]（略）\n\u0301\u200D𠮷👨ＣCSIG,，。";
        for (var round = 0; round < 2000; round++)
        {
            var runes = letters.EnumerateRunes().ToArray();
            var given = string.Concat(
                Enumerable.Range(0, random.Next(40)).Select(_ => runes[random.Next(runes.Length)])
            );
            var verdict = Verify(given, new VerificationOptions(Script: round % 2 == 0));
            Assert.All(verdict.Matches, match => Assert.InRange(match.Similarity, 0, 1));
        }
    }

    private Verdict Verify(string given, VerificationOptions? options = null) =>
        Verifier.Verify(given, _passages, (options ?? new()) with { Names = ["张三", "汤道生"] });

    private static SpokenPassage Passage(string kind, string id, int start, string text, SpeakerRef speaker)
    {
        var span = new TextSpan(start, start + new SourceText(text).CodePoints);
        return new(
            kind,
            "one",
            kind == "answer" ? id : null,
            kind == "question" ? id : "n-1",
            speaker,
            text,
            span,
            kind == "answer" ? [new PlacedQuote($"q-{id}", span)] : []
        );
    }
}
