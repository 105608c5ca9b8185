using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("把云作为CSIG的成立", "把云 云作 作为 为 csig 的成 成立 立 ")]
    [InlineData("9月30日", "9 月 30 日 ")]
    [InlineData("Open Data，数据", "open data 数据 据 ")]
    [InlineData("\U00020BB7野家👨‍👩‍👧", "\U00020BB7野 野家 家👨 👨👩 👩👧 👧 ")]
    [InlineData("，。“”", "")]
    public void Text_is_indexed_under_pairs_and_words(string text, string terms) =>
        Assert.Equal(terms, IndexTerms.Of(Folding.Fold(text).Text));

    [Theory]
    [InlineData("客户 腾讯", "客户|腾讯")]
    [InlineData("  客户\u3000客户 ", "客户")]
    [InlineData("\"open data\" 云", "open data|云")]
    [InlineData("“客户 导向”", "客户导向")]
    [InlineData("「客户 导向」 『open data』", "客户导向|open data")]
    [InlineData("“关于「客户」 的”", "关于\"客户\"的")]
    [InlineData("「客户", "\"客户")]
    [InlineData("ＣＳＩＧ成立", "csig成立")]
    [InlineData("can't", "can\"t")]
    [InlineData("C++", "c++")]
    [InlineData("NEAR(a b)", "near(a|b)")]
    [InlineData("\"open", "\"open")]
    [InlineData("客户 ！！", "客户")]
    public void Terms_are_parted_by_white_space_and_kept_by_quotation_marks(string text, string terms) =>
        Assert.Equal(terms, string.Join('|', SearchQuery.Parse(text)!.Terms));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("，。")]
    [InlineData("\0")]
    [InlineData("\u200B")]
    public void Nothing_to_look_up_is_no_query(string text)
    {
        Assert.Null(SearchQuery.Parse(text));
        Assert.Null(SearchQuery.Parse(text, SearchMatch.Phrase));
    }

    [Fact]
    public void A_phrase_is_one_term() =>
        Assert.Equal(["open data云"], SearchQuery.Parse("open data 云", SearchMatch.Phrase)!.Terms);

    [Fact]
    public void More_than_is_allowed_is_no_query()
    {
        Assert.Null(SearchQuery.Parse(new string('云', SearchQuery.Longest + 1)));
        Assert.Null(SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, SearchQuery.MostTerms + 1))));
    }

    [Fact]
    public void A_question_may_have_more_words_than_a_search_for_all() =>
        Assert.Equal(
            SearchQuery.MostTerms + 1,
            SearchQuery
                .Parse(string.Join(' ', Enumerable.Range(0, SearchQuery.MostTerms + 1)), SearchMatch.Any)!
                .Terms.Count
        );

    [Theory]
    [InlineData("is it his", "[Is] [it] history, [his] history.")]
    [InlineData("what do customers say", "A [customer], many [customer]s, [say] so.")]
    [InlineData("business classes", "[Business], busines, [classe]s and a class.")]
    [InlineData("CSIG 是什么", "[CSIG是什么]？[CSIG]N")]
    [InlineData("SIG", "C[SIG]")]
    public void Of_a_question_words_count_whole_or_where_they_begin_a_longer_one(string query, string marked)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var search = SearchQuery.Parse(query, SearchMatch.Any)!;
        foreach (var mark in Highlights.Of(search, text, 0).Reverse())
            text = text.Insert(mark.End, "]").Insert(mark.Start, "[");

        Assert.Equal(marked, text);
    }

    [Fact]
    public void Every_text_that_contains_a_term_is_indexed_under_its_parts()
    {
        const string text =
            "9月30日，腾讯（Tencent）以内部信形式宣布CSIG成立：open data 2.0，\U00020BB7野家可以toB、co-operative！";
        var folded = Folding.Fold(text).Text;
        var index = IndexTerms.Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < folded.Length; start++)
        for (var end = start + 1; end <= folded.Length; end++)
        {
            if (char.IsLowSurrogate(folded[start]) || (end < folded.Length && char.IsLowSurrogate(folded[end])))
                continue;
            foreach (var part in TermParts.Of(folded[start..end]))
                Assert.True(index.Any(term => Holds(part, term)), $"{folded[start..end]}: {part}");
        }
    }

    private static bool Holds(TermPart part, string term) =>
        part.Kind switch
        {
            PartKind.Whole => term == part.Text,
            PartKind.Beginning => term.StartsWith(part.Text, StringComparison.Ordinal),
            PartKind.Ending => term.EndsWith(part.Text, StringComparison.Ordinal),
            _ => term.Contains(part.Text, StringComparison.Ordinal),
        };
}
