using System.Text;
using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class YamlMapTests
{
    [Theory]
    [InlineData("", "The file holds no mapping; expected are keys with values.")]
    [InlineData("# nothing\n", "The file holds no mapping; expected are keys with values.")]
    [InlineData("text", "The file holds no mapping; expected are keys with values.")]
    [InlineData("- a\n- b\n", "The file holds no mapping; expected are keys with values.")]
    [InlineData("a: 1\n---\nb: 2\n", "The file holds 2 documents; expected are keys with values.")]
    public void A_file_that_holds_no_mapping_says_so(string text, string message)
    {
        Assert.Equal([new Problem("f.yaml", 1, 1, message)], Refused(text));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", 2, 1, "This is no YAML: Duplicate key a")]
    [InlineData("a: &x [1]\nb: *x\n", 2, 4, "This is no YAML: it holds an alias")]
    [InlineData("a: 1\n!!str a: 2\n", 2, 1, "This is no YAML: it holds a tag")]
    [InlineData(
        "a: \"\\uD800\"\n",
        1,
        4,
        "This is no YAML: While scanning a quoted scalar, found invalid Unicode surrogates."
    )]
    public void What_cannot_be_read_is_named_in_its_place(string text, int line, int column, string message)
    {
        Assert.Equal([new Problem("f.yaml", line, column, message)], Refused(text));
    }

    [Theory]
    [InlineData("a: [1\n")]
    [InlineData("a: 'open\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a:\n\tb: 1\n")]
    [InlineData("a: @b\n")]
    [InlineData("a: \"\\UFFFFFFFF\"\n")]
    [InlineData("%YAML 99999999999.1\n---\na: 1\n")]
    [InlineData("a: *nobody\n")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("a: &a [*a]\n")]
    [InlineData("? &a [*a]\n: 1\n")]
    public void Broken_syntax_is_one_problem_with_a_place(string text)
    {
        var problem = Assert.Single(Refused(text));

        Assert.StartsWith("This is no YAML: ", problem.Message);
        Assert.InRange(problem.Line, 1, 3);
        Assert.InRange(problem.Column, 1, 30);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[{a: ")]
    public void Deep_nesting_is_refused_and_ends_nothing(string level)
    {
        var text = "a: \n " + new StringBuilder().Insert(0, level, 10_000);

        var problem = Assert.Single(Refused(text));

        Assert.StartsWith("This is no YAML: ", problem.Message);
    }

    [Fact]
    public void Aliases_that_stand_for_a_billion_nodes_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 40; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        bomb.Append("? *a39\n: 1\n");

        Assert.Equal("This is no YAML: it holds an alias", Assert.Single(Refused(bomb.ToString())).Message);
    }

    [Fact]
    public void A_long_value_is_shown_cut_between_characters()
    {
        var problems = new List<Problem>();
        YamlMap.Read("a: x" + string.Concat(Enumerable.Repeat("𠮷", 40)) + "\n", "f.yaml", problems)!.Number("a");

        var shown = "x" + string.Concat(Enumerable.Repeat("𠮷", 19));
        Assert.Equal([new Problem("f.yaml", 1, 4, $"a holds “{shown}…”; expected is a number.")], problems);
    }

    [Fact]
    public void A_key_that_is_no_text_among_weights_is_named()
    {
        var problems = new List<Problem>();
        YamlMap.Read("w: { [a]: 1, b: 2 }\n", "f.yaml", problems)!.Weights("w", 10);

        Assert.Equal("The key a list is not known; known are b.", Assert.Single(problems).Message);
    }

    private static List<Problem> Refused(string text)
    {
        var problems = new List<Problem>();
        Assert.Null(YamlMap.Read(text, "f.yaml", problems));
        return problems;
    }
}
