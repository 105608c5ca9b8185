using Quotes.Citations;

namespace Quotes.Tests.Citations;

/// <summary>The formats of reference managers, letter for letter.</summary>
public sealed class ExportTests
{
    [Fact]
    public void BibTeX_keeps_Chinese_names_whole_and_says_who_interviewed() =>
        Assert.Equal(
            """
            @article{q-0123456789ab,
              author = {{王小明}},
              title = {{关于城市的对话：专访王小明}},
              journal = {{示例日报}},
              year = {2015},
              month = nov,
              day = {23},
              pages = {A05},
              url = {https://example.org/news/2015-1123.html},
              urldate = {2026-11-23},
              langid = {chinese},
              note = {采访：李记者}
            }

            """.ReplaceLineEndings("\n"),
            BibTex.Write(Items.Golden, "q-0123456789ab")
        );

    [Theory]
    [InlineData("50% & $9 #1 a_b {c}", @"50\% \& \$9 \#1 a\_b \{c\}")]
    [InlineData(@"a\b~c^d", @"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d")]
    [InlineData("a { b", @"a \textbraceleft{} b")]
    [InlineData("} {", @"\textbraceright{} \textbraceleft{}")]
    [InlineData("a\nb", "a b")]
    public void BibTeX_escapes_what_LaTeX_would_take_for_markup(string title, string escaped) =>
        Assert.Contains(
            $"title = {{{{{escaped}}}}},",
            BibTex.Write(Items.Golden with { Title = title }, "k"),
            StringComparison.Ordinal
        );

    [Fact]
    public void RIS_has_a_tag_a_line_and_CRLF_after_each() =>
        Assert.Equal(
            string.Concat(
                new[]
                {
                    "TY  - NEWS",
                    "AU  - 王小明",
                    "A2  - 李记者",
                    "TI  - 关于城市的对话：专访王小明",
                    "T2  - 示例日报",
                    "PY  - 2015",
                    "DA  - 2015/11/23/",
                    "Y2  - 2026/11/23/",
                    "SP  - A05",
                    "UR  - https://example.org/news/2015-1123.html",
                    "LA  - zh-Hans",
                    "ER  - ",
                }.Select(line => line + "\r\n")
            ),
            Ris.Write(Items.Golden)
        );

    [Fact]
    public void A_line_break_in_a_title_begins_no_tag_of_its_own() =>
        Assert.Contains(
            "TI  - a  ER  - \r\n",
            Ris.Write(Items.Golden with { Title = "a\r\nER  - " }),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var bare = Items.Golden with
        {
            Authors = [],
            Interviewers = [],
            Container = null,
            Issued = null,
            Page = null,
            Url = null,
        };
        Assert.Equal("TY  - NEWS\r\nTI  - 关于城市的对话：专访王小明\r\nLA  - zh-Hans\r\nER  - \r\n", Ris.Write(bare));
        Assert.DoesNotContain("year", BibTex.Write(bare, "k"), StringComparison.Ordinal);
    }

    [Fact]
    public void RIS_names_every_editor_on_a_line_of_its_own() =>
        Assert.Contains(
            "A2  - 李记者\r\nED  - 赵\r\nED  - 钱\r\nTI  - ",
            Ris.Write(Items.Golden with { Editors = ["赵", "钱"] }),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("2015", "DA  - 2015///")]
    [InlineData("2015-11", "DA  - 2015/11//")]
    public void A_date_that_is_not_whole_leaves_its_places_empty(string date, string line) =>
        Assert.Contains(
            line,
            Ris.Write(Items.Golden with { Issued = CitationDate.Parse(date) }),
            StringComparison.Ordinal
        );
}
