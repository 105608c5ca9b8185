namespace Quotes.Api.Tests;

/// <summary>How an answer in the README is held against the real one.</summary>
public sealed class ReadmeExampleTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":[]}", true)]
    [InlineData("{\n  \"a\": 1,\n  \"b\": []\n}", true)]
    [InlineData("{\n  \"a\": 1,\n  …\n}", true)]
    [InlineData("{\n  …\n  \"b\": []\n}\n…", true)]
    [InlineData("{\n  \"b\": [],\n  …\n}", false)]
    [InlineData("{\n  \"a\": 1,\n}", false)]
    [InlineData("…\n  \"c\": 1", false)]
    public void A_line_of_three_dots_stands_for_any_lines(string shown, bool fits)
    {
        var example = ReadmeExample.ReadAll($"```sh\ncurl x\n```\n\n```json\n{shown}\n```\n").Single();

        Assert.Equal(fits, example.Shows("{\"a\":1,\"b\":[]}"));
    }

    [Fact]
    public void The_block_below_a_curl_is_its_answer_and_a_block_of_commands_is_not()
    {
        var examples = ReadmeExample.ReadAll("```sh\nls\ncurl a\ncurl b\n```\n```sh\ncurl c\n```\n```csv\nid\n```\n");

        Assert.Equal(["curl a", "curl b", "curl c"], examples.Select(example => example.Command));
        Assert.Equal([null, null, "csv"], examples.Select(example => example.Language));
        Assert.True(examples[2].Shows("id\r\n"));
        Assert.False(examples[2].Shows("id\r\n1\r\n"));
    }
}
