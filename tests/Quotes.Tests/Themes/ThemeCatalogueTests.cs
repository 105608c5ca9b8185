using Quotes.Themes;

namespace Quotes.Tests.Themes;

/// <summary>What is wrong with a theme is said whole and in its place; the others stay.</summary>
public sealed class ThemeCatalogueTests
{
    private const string Names = "names: { zh: 题, en: T }";
    private const string Rest = Names + "\n    definition: d\n    terms: { zh: { 云: 2 } }";

    [Fact]
    public void The_theme_of_the_README_is_in_order_and_tags_what_it_says()
    {
        var readme = File.ReadAllText(Checkout.File("README.md"));
        var start = readme.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        var yaml = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        var problems = new List<Problem>();
        var tagger = new ThemeTagger(ThemeCatalogue.Read(yaml, "themes.yaml", problems));

        Assert.Empty(problems);
        Assert.Equal("supply-chain", Tags("我们的供应链。"));
        Assert.Equal("", Tags("上游的采砂。"));
        Assert.Equal("supply-chain", Tags("上游厂商的物流。"));
        Assert.Equal("", Tags("知识供应链。"));
        Assert.Equal("supply-chain", Tags("供應鏈。"));

        string Tags(string text) =>
            string.Join(
                ' ',
                tagger.Tag(new(text), null, [new(0, text.Length)]).SelectMany(tags => tags).Select(tag => tag.Id)
            );
    }

    [Theory]
    [InlineData("id: b\n    definition: d\n    terms: { zh: { 云: 2 } }", 6, 5, "The key names is missing.")]
    [InlineData(
        "id: b\n    names: { en: T }\n    definition: d\n    terms: { zh: { 云: 2 } }",
        7,
        12,
        "names has no zh; a theme is named in zh and en."
    )]
    [InlineData("id: a\n    " + Rest, 6, 9, "The id a is another theme's already.")]
    [InlineData(
        "id: B!\n    " + Rest,
        6,
        9,
        "id holds “B!”; expected are small letters and digits with hyphens between them."
    )]
    [InlineData(
        "id: b\n    colour: red\n    " + Rest,
        7,
        5,
        "The key “colour” is not known; known are id, names, parent, iptc, definition, needs, terms, negative, threshold."
    )]
    [InlineData("id: [b]\n    " + Rest, 6, 9, "id holds a list; expected is a text.")]
    [InlineData(
        "id: b\n    parent: c\n    " + Rest,
        7,
        13,
        "parent is c; expected is the id of a theme further up in the file."
    )]
    [InlineData(
        "id: b\n    iptc: [medtop:1]\n    " + Rest,
        7,
        11,
        "iptc lists “medtop:1”; expected are ids such as medtop:20000170."
    )]
    [InlineData(
        "id: b\n    " + Names + "\n    definition: d\n    terms: { zh: { 云: 0 } }",
        9,
        23,
        "The weight of “云” must be above 0 and at most 10."
    )]
    [InlineData(
        "id: b\n    " + Names + "\n    definition: d\n    terms: { zh: { 云: much } }",
        9,
        23,
        "云 holds “much”; expected is a number."
    )]
    [InlineData(
        "id: b\n    " + Names + "\n    definition: d",
        6,
        5,
        "terms is missing; expected are terms with weights by language."
    )]
    [InlineData("id: b\n    threshold: -1\n    " + Rest, 7, 16, "threshold must be above 0 and at most 10.")]
    [InlineData("id: b\n    threshold: 0,5\n    " + Rest, 7, 16, "threshold holds “0,5”; expected is a number.")]
    [InlineData(
        "id: b\n    needs: { 雨: [云] }\n    " + Rest,
        7,
        12,
        "needs names “雨”, which is no term of this theme."
    )]
    public void A_theme_that_is_not_in_order_is_named_and_the_others_stay(
        string theme,
        int line,
        int column,
        string message
    )
    {
        var problems = new List<Problem>();
        var yaml = $"themes:\n  - id: a\n    {Rest}\n  - {theme}\n  - id: z\n    {Rest}\n";

        var catalogue = ThemeCatalogue.Read(yaml, "themes.yaml", problems);

        Assert.Equal([new Problem("themes.yaml", line, column, message)], problems);
        Assert.Equal(["a", "z"], catalogue.Themes.Select(t => t.Id));
        Assert.Equal([0, 1], catalogue.Terms.Select(term => term.Theme));
        Assert.Equal([2, 2], catalogue.Thresholds);
    }

    [Fact]
    public void A_file_without_themes_says_so()
    {
        var problems = new List<Problem>();

        Assert.Empty(ThemeCatalogue.Read("topics: []\n", "themes.yaml", problems).Themes);
        Assert.Equal(
            [
                new("themes.yaml", 1, 1, "The key themes is missing."),
                new Problem("themes.yaml", 1, 1, "The key “topics” is not known; known are themes."),
            ],
            problems
        );
    }

    [Fact]
    public void A_parent_further_up_is_kept()
    {
        var problems = new List<Problem>();
        var yaml =
            $"themes:\n  - id: a\n    {Rest}\n  - id: b\n    parent: a\n    iptc: [medtop:20000170]\n    {Rest}\n";

        var themes = ThemeCatalogue.Read(yaml, "themes.yaml", problems).Themes;

        Assert.Empty(problems);
        Assert.Equal("a", themes[1].Parent);
        Assert.Equal(["medtop:20000170"], themes[1].Iptc);
    }
}
