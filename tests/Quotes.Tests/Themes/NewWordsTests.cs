using Quotes.Themes;

namespace Quotes.Tests.Themes;

public sealed class NewWordsTests
{
    // 24 characters, none of them twice but 乙丙: 3 · 24 / (3 · 3) is eight times chance.
    private static readonly string[] _varied = ["天地玄乙丙黄宇宙", "洪荒日乙丙月盈昃", "辰宿列乙丙张寒来"];

    [Fact]
    public void A_made_up_word_in_varied_contexts_is_found_with_its_figures()
    {
        var word = Assert.Single(NewWords.Find(_varied));

        Assert.Equal(("乙丙", 3), (word.Word, word.Count));
        Assert.Equal(3, word.MutualInformation!.Value, 1e-12);
        Assert.Equal(Math.Log2(3), word.BoundaryEntropy!.Value, 1e-12);
    }

    [Fact]
    public void The_side_that_varies_less_tells_the_entropy()
    {
        var word = Assert.Single(NewWords.Find([_varied[0], "洪荒玄乙丙月盈昃", _varied[2]]));

        Assert.Equal("乙丙", word.Word);
        Assert.Equal(Math.Log2(3) - 2.0 / 3, word.BoundaryEntropy!.Value, 1e-12);
    }

    [Fact]
    public void A_rarer_word_is_found_only_where_it_is_asked_for()
    {
        Assert.Empty(NewWords.Find(_varied, leastCount: 4));
        Assert.Empty(NewWords.Find(_varied[..2]));
        Assert.Equal(["乙丙"], NewWords.Find(_varied[..2], leastCount: 2).Select(word => word.Word));
    }

    [Fact]
    public void A_frequent_pair_by_chance_is_not_a_word()
    {
        // All orders of four characters: each pair stands six times, as often as chance has it (0 bits).
        string[] characters = ["甲", "乙", "丙", "丁"];
        var orders =
            from a in characters
            from b in characters.Except([a])
            from c in characters.Except([a, b])
            from d in characters.Except([a, b, c])
            select a + b + c + d;

        Assert.Empty(NewWords.Find(orders));
    }

    [Fact]
    public void A_word_that_stands_only_within_a_longer_one_is_not_listed()
    {
        Assert.Equal(["甲乙丙"], Words("天地甲乙丙黄宇宙", "洪荒甲乙丙月盈昃", "辰宿甲乙丙张寒来"));
    }

    [Fact]
    public void A_part_that_stands_twice_in_each_word_of_its_count_is_listed()
    {
        Assert.Equal(
            ["乙丙", "乙丙甲乙丙"],
            Words(
                "天地乙丙甲乙丙黄宇",
                "洪荒乙丙甲乙丙月盈",
                "辰宿乙丙甲乙丙张寒",
                "秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光"
            )
        );
    }

    [Fact]
    public void Punctuation_and_the_bounds_of_a_text_are_another_neighbour_each_time()
    {
        var word = Assert.Single(NewWords.Find(["天地玄黄宇宙，乙丙。", "洪荒日月盈昃。“乙丙”", "乙丙！辰宿列张寒来"]));

        Assert.Equal("乙丙", word.Word);
        Assert.Equal(Math.Log2(3), word.BoundaryEntropy!.Value, 1e-12);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_are_characters()
    {
        var word = Assert.Single(NewWords.Find(_varied.Select(text => text.Replace("乙丙", "𠀀𠀁"))));

        Assert.Equal(("𠀀𠀁", 3), (word.Word, word.Count));
        Assert.Equal(3, word.MutualInformation!.Value, 1e-12);
    }

    [Fact]
    public void A_latin_word_is_found_whole_in_any_case_and_width()
    {
        Assert.Equal(
            [new NewWord("csig", 3, null, null), new NewWord("tob", 3, null, null)],
            NewWords.Find(["CSIG，toB", "csig toB的", "ＣＳＩＧ、TOB", "2B 2B 2B a a a app apply"])
        );
    }

    private static IEnumerable<string> Words(params string[] texts) => NewWords.Find(texts).Select(word => word.Word);
}
