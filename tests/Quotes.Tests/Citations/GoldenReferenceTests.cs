using Quotes.Citations;

namespace Quotes.Tests.Citations;

/// <summary>What citeproc-js 2.4 wrote with the published CSL styles, and what the standards say beyond it.</summary>
public sealed class GoldenReferenceTests
{
    private const string Url = "https://example.org/news/2015-1123.html";
    private const string Title = "关于城市的对话：专访王小明";

    [Theory]
    [InlineData("gb-t-7714-2025-numeric", $"[1] 王小明. {Title}[N/OL]. 示例日报，2015-11-23（A05）. {Url}.", "[1]")]
    [InlineData(
        "gb-t-7714-2015-numeric",
        $"[1] 王小明. {Title}[N/OL]. 示例日报, 2015-11-23(A05)[2026-11-23]. {Url}.",
        "[1]"
    )]
    [InlineData(
        "gb-t-7714-2025-author-date",
        $"王小明，2015. {Title}[N/OL]. 示例日报，2015-11-23（A05）. {Url}",
        "（王小明，2015）"
    )]
    [InlineData(
        "apa-7",
        $"王小明. (2015, November 23). {Title} (李记者, Interviewer). 示例日报, A05. {Url}",
        "(王小明, 2015, para. 12)"
    )]
    [InlineData(
        "mla-9",
        $"王小明. “{Title}.” Interview by 李记者. 示例日报, 23 Nov. 2015, p. A05, {Url}.",
        "(王小明, par. 12)"
    )]
    [InlineData(
        "chicago-18-notes",
        $"王小明. “{Title}.” Interview by 李记者. 示例日报, November 23, 2015. {Url}.",
        $"王小明, “{Title},” interview by 李记者, 示例日报, November 23, 2015, para. 12, {Url}."
    )]
    [InlineData(
        "chicago-18-author-date",
        $"王小明. 2015. “{Title}.” Interview by 李记者. 示例日报, November 23. {Url}.",
        "(王小明 2015, para. 12)"
    )]
    public void The_golden_references_are_written(string style, string reference, string inText)
    {
        Assert.Equal(reference, Write(style, Items.Golden));
        Assert.Equal(inText, CitationStyle.Find(style)!.InText(Items.Golden));
    }

    [Fact]
    public void Without_an_address_GB_T_calls_it_no_longer_online_and_gives_no_day_of_access()
    {
        var printed = Items.Golden with { Url = null };

        Assert.Equal($"[1] 王小明. {Title}[N]. 示例日报, 2015-11-23(A05).", Write("gb-t-7714-2015-numeric", printed));
        Assert.Equal($"[1] 王小明. {Title}[N]. 示例日报，2015-11-23（A05）.", Write("gb-t-7714-2025-numeric", printed));
    }

    [Theory]
    [InlineData("gb-t-7714-2025-numeric", $"[1] 王小明. {Title}[N/OL]. 示例日报，日期不详（A05）. {Url}.")]
    [InlineData("gb-t-7714-2025-author-date", $"王小明，日期不详. {Title}[N/OL]. 示例日报（A05）. {Url}")]
    [InlineData("gb-t-7714-2015-numeric", $"[1] 王小明. {Title}[N/OL]. 示例日报, 日期不详(A05)[2026-11-23]. {Url}.")]
    [InlineData("apa-7", $"王小明. (n.d.). {Title} (李记者, Interviewer). 示例日报, A05. {Url}")]
    [InlineData("mla-9", $"王小明. “{Title}.” Interview by 李记者. 示例日报, n.d., p. A05, {Url}.")]
    [InlineData("chicago-18-notes", $"王小明. “{Title}.” Interview by 李记者. 示例日报, n.d. {Url}.")]
    [InlineData("chicago-18-author-date", $"王小明. n.d. “{Title}.” Interview by 李记者. 示例日报. {Url}.")]
    public void A_date_that_is_not_known_is_said_to_be_so(string style, string reference) =>
        Assert.Equal(reference, Write(style, Items.Golden with { Issued = null }));

    [Theory]
    [InlineData(
        "gb-t-7714-2025-numeric",
        $"[1] 王小明. {Title}[N/OL]. 示例日报，2015-11-23（采访日期）（A05）. {Url}."
    )]
    [InlineData(
        "apa-7",
        $"王小明. (2015, November 23 [date of the interview]). {Title} (李记者, Interviewer). 示例日报, A05. {Url}"
    )]
    [InlineData(
        "mla-9",
        $"王小明. “{Title}.” Interview by 李记者. 示例日报, 23 Nov. 2015 [date of the interview], p. A05, {Url}."
    )]
    [InlineData(
        "chicago-18-notes",
        $"王小明. “{Title}.” Interview by 李记者. 示例日报, November 23, 2015 [date of the interview]. {Url}."
    )]
    [InlineData(
        "chicago-18-author-date",
        $"王小明. 2015. “{Title}.” Interview by 李记者. 示例日报, November 23 [date of the interview]. {Url}."
    )]
    public void A_date_of_the_interview_that_stands_in_is_named(string style, string reference) =>
        Assert.Equal(reference, Write(style, Items.Golden with { IsDatedByConversation = true }));

    [Theory]
    [InlineData("gb-t-7714-2025-numeric", "[1] 王小明. 标题[N]. 2015.")]
    [InlineData("apa-7", "王小明. (2015). 标题.")]
    [InlineData("mla-9", "王小明. “标题.” 2015.")]
    [InlineData("chicago-18-notes", "王小明. “标题.” 2015.")]
    [InlineData("chicago-18-author-date", "王小明. 2015. “标题.”")]
    [InlineData("gb-t-7714-2025-author-date", "王小明，2015. 标题[N]. 2015.")]
    public void With_a_year_and_nothing_else_nothing_else_is_written(string style, string reference)
    {
        var bare = Items.Golden with
        {
            Title = "标题",
            Interviewers = [],
            Container = null,
            Page = null,
            Url = null,
            Issued = CitationDate.Parse("2015"),
        };
        Assert.Equal(reference, Write(style, bare));
    }

    [Theory]
    [InlineData("gb-t-7714-2025-numeric", "[1] 标题？[N/OL]. 示例日报，2015-11-23（A05）.", "[1]")]
    [InlineData(
        "gb-t-7714-2025-author-date",
        "佚名，2015. 标题？[N/OL]. 示例日报，2015-11-23（A05）.",
        "（佚名，2015）"
    )]
    [InlineData("apa-7", "标题？ (2015, November 23). 示例日报, A05.", "(“标题？,” 2015, para. 12)")]
    [InlineData("mla-9", "“标题？” 示例日报, 23 Nov. 2015, p. A05,", "(“标题？,” par. 12)")]
    [InlineData(
        "chicago-18-notes",
        "“标题？” 示例日报, November 23, 2015.",
        "“标题？,” 示例日报, November 23, 2015, para. 12, " + Url + "."
    )]
    [InlineData("chicago-18-author-date", "“标题？” 2015. 示例日报, November 23.", "(“标题？,” 2015, para. 12)")]
    public void Where_nobody_is_named_the_title_leads(string style, string beginning, string inText)
    {
        var anonymous = Items.Golden with { Title = "标题？", Authors = [], Interviewers = [] };
        Assert.StartsWith(beginning + " " + Url, Write(style, anonymous), StringComparison.Ordinal);
        Assert.Equal(inText, CitationStyle.Find(style)!.InText(anonymous));
    }

    [Theory]
    [InlineData("gb-t-7714-2025-numeric", 2, "[1] 甲，乙. ", "[1]")]
    [InlineData("gb-t-7714-2025-numeric", 4, "[1] 甲，乙，丙，等. ", "[1]")]
    [InlineData("gb-t-7714-2015-numeric", 4, "[1] 甲, 乙, 丙, 等. ", "[1]")]
    [InlineData("gb-t-7714-2025-author-date", 2, "甲，乙，2015. ", "（甲 等，2015）")]
    [InlineData("apa-7", 2, "甲, & 乙. ", "(甲 & 乙, 2015, para. 12)")]
    [InlineData("apa-7", 4, "甲, 乙, 丙, & 丁. ", "(甲 et al., 2015, para. 12)")]
    [InlineData("mla-9", 2, "甲, and 乙. ", "(甲 and 乙, par. 12)")]
    [InlineData("mla-9", 4, "甲, et al. ", "(甲 et al., par. 12)")]
    [InlineData("chicago-18-author-date", 2, "甲, and 乙. 2015.", "(甲 and 乙 2015, para. 12)")]
    [InlineData("chicago-18-author-date", 4, "甲, 乙, 丙, and 丁. 2015.", "(甲 et al. 2015, para. 12)")]
    [InlineData("chicago-18-author-date", 7, "甲, 乙, 丙, et al. 2015.", "(甲 et al. 2015, para. 12)")]
    public void Of_several_authors_as_many_are_named_as_the_style_wants(
        string style,
        int count,
        string beginning,
        string inText
    )
    {
        string[] names = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];
        var item = Items.Golden with { Authors = names[..count], Interviewers = [] };
        Assert.StartsWith(beginning, Write(style, item), StringComparison.Ordinal);
        Assert.Equal(inText, CitationStyle.Find(style)!.InText(item));
    }

    [Fact]
    public void Several_interviewers_are_all_named()
    {
        var item = Items.Golden with { Interviewers = ["甲", "乙"] };
        Assert.Contains($"{Title} (甲 & 乙, Interviewers).", Write("apa-7", item), StringComparison.Ordinal);
        Assert.Contains("Interview by 甲 and 乙.", Write("mla-9", item), StringComparison.Ordinal);
        Assert.Contains("Interview by 甲 and 乙.", Write("chicago-18-notes", item), StringComparison.Ordinal);
    }

    [Fact]
    public void An_English_reference_has_half_width_marks_and_English_words()
    {
        var many = Items.English with { Authors = ["A", "B", "C", "D"], Issued = null };
        Assert.Equal(
            $"[1] A, B, C, et al. On Cities[N/OL]. Example Daily, n.d.(A05). {Url}.",
            Write("gb-t-7714-2025-numeric", many)
        );
        Assert.Equal("(A et al., n.d.)", CitationStyle.Find("gb-t-7714-2025-author-date")!.InText(many));
    }

    [Fact]
    public void Quotation_marks_inside_a_title_become_single_ones_inside_others()
    {
        var item = Items.Golden with { Title = "“投资”还是“合作”？" };
        Assert.Contains("“‘投资’还是‘合作’？” Interview", Write("chicago-18-notes", item), StringComparison.Ordinal);
        Assert.Contains("“投资”还是“合作”？ (李记者, Interviewer).", Write("apa-7", item), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015", "2015", "2015", "2015年")]
    [InlineData("2015-05", "May 2015", "May 2015", "2015年5月")]
    [InlineData("2015-09-03", "September 3, 2015", "3 Sept. 2015", "2015年9月3日")]
    public void A_date_is_written_as_far_as_it_is_known(string iso, string american, string british, string chinese)
    {
        var date = CitationDate.Parse(iso)!;
        Assert.Equal((iso, american, british, chinese), (date.Iso, date.American, date.British, date.Chinese));
    }

    private static string Write(string style, CitationItem item) => CitationStyle.Find(style)!.Reference(item);
}
