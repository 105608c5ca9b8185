using System.Text.Json;
using System.Text.Json.Nodes;
using Quotes.Tests.Storage;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

public sealed class FrontMatterTests : IDisposable
{
    private const string Text =
        "# 对话\n\n### 记者：\n城市是什么？\n\n### 王小明：\n城市是人的总和，也是时间的容器。\n";

    private readonly Sandbox _box = new(withSeeds: false);

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task Metadata_may_stand_at_the_top_of_a_Markdown_text()
    {
        _box.Plant("a.md", "---\n# 资料\nid: city\noutlet: 示例日报\n---\n\n" + Text);
        using var store = _box.Open();

        var interview = await store.FindInterviewAsync("city", TestContext.Current.CancellationToken);
        var transcript = await store.FindTranscriptAsync("city", TestContext.Current.CancellationToken);
        var source = await store.FindSourceAsync("city", TestContext.Current.CancellationToken);

        Assert.Equal(("对话", "示例日报"), (interview!.Title, interview.Outlet));
        Assert.StartsWith("---\n# 资料\nid: city\n", source);
        Assert.Equal(
            ["metadata 0-35", "space 35-36", "title 38-40"],
            transcript!.Nodes.Where(node => node.Kind != "note").Take(3).Select(n => $"{n.Kind} {n.Start}-{n.End}")
        );
        Assert.All(transcript.Turns, turn => Assert.Equal(turn.Text, source![turn.Span.Start..turn.Span.End]));
    }

    [Theory]
    [InlineData(
        "---\nid: A\n---\n",
        2,
        5,
        "id holds “A”; expected are small letters and digits with hyphens between them."
    )]
    [InlineData(
        "---\r\n\r\npublished: x\r\n---\r\n",
        3,
        12,
        "published holds “x”; expected is a date as yyyy, yyyy-MM or yyyy-MM-dd."
    )]
    [InlineData(
        "---\nid: a\n  b: c\n---\n",
        3,
        4,
        "This is no YAML: While scanning a plain scalar value, found invalid mapping."
    )]
    [InlineData(
        "---\nid: a\n",
        1,
        1,
        "The front matter that begins here has no end; expected is a further line “---”."
    )]
    public async Task What_is_wrong_in_it_is_said_in_its_place(string front, int line, int column, string message)
    {
        _box.Plant("a.md", front + Text);

        Assert.Contains(new Problem("a.md", line, column, message), (await _box.LookAsync(allowDrop: true)).Problems);
    }

    [Fact]
    public async Task Front_matter_and_a_yaml_beside_it_are_one_too_many()
    {
        _box.Plant("a.md", "---\nid: city\n---\n" + Text);
        _box.Plant("a.yaml", "id: town\n");

        var corpus = await _box.LookAsync(allowDrop: true);

        Assert.Equal(0, corpus.Counts.Interviews);
        Assert.Contains(
            new Problem("a.md", 1, 1, "It has front matter, and a.yaml beside it; expected is one of the two."),
            corpus.Problems
        );
    }

    [Theory]
    [InlineData("---\n\n")]
    [InlineData("---\n---\n")]
    [InlineData("---\nAlice: hello\n---\n")]
    [InlineData("---\n王小明：你好\n---\n")]
    [InlineData("--- id: a\n---\n")]
    public void A_text_that_begins_with_a_rule_has_no_front_matter(string beginning)
    {
        var problems = new List<Problem>();

        Assert.Null(FrontMatter.Find(beginning + Text, "a.md", problems));
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Other_texts_than_Markdown_have_no_front_matter()
    {
        _box.Plant(
            "a.txt",
            "---\nid: city\n---\n记者：城市是什么？\n王小明：城市是人的总和。\n记者：是吗？\n王小明：是的。\n"
        );

        var corpus = await _box.LookAsync();
        using var store = _box.Open();

        Assert.Equal(1, corpus.Counts.Interviews);
        Assert.Null(await store.FindInterviewAsync("city", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_place_behind_it_is_moved_and_nothing_else_changes()
    {
        var seed = File.ReadAllText(Directory.GetFiles(Sandbox.CheckoutSeeds(), "*.txt").Single());
        const string front = "---\ntitle: 𠮷\n---\n\r\n";
        var moved = new SourceText(front + seed).ToCodePoint(front.Length);

        var alone = ShiftedTranscript.Parse(new SourceText(seed), 0, new Metadata()).Transcript!;
        var behind = ShiftedTranscript
            .Parse(new SourceText(front + seed), front.Length - 2, new Metadata())
            .Transcript!;

        Exactly.Stands(behind);
        Assert.NotEmpty(behind.Quotations.SelectMany(quotation => quotation.Original!.Diff));
        Assert.Equal(["metadata", "space"], behind.Nodes.Take(2).Select(node => node.Kind));
        Assert.Equal(Json(alone, 0), Json(behind with { Nodes = [.. behind.Nodes.Skip(2)] }, moved));
    }

    // All of a transcript but its source, every span moved back, whatever member it stands in.
    private static string Json(ParsedTranscript transcript, int moved)
    {
        var json = JsonSerializer.SerializeToNode(transcript)!.AsObject();
        json.Remove(nameof(ParsedTranscript.Source));
        void Move(JsonNode? node)
        {
            if (node is JsonObject { Count: 2 } span && span["Start"] is { } start && span["End"] is { } end)
                (span["Start"], span["End"]) = (start.GetValue<int>() - moved, end.GetValue<int>() - moved);
            else if (node is JsonObject map)
                foreach (var (_, value) in map)
                    Move(value);
            else if (node is JsonArray list)
                foreach (var value in list)
                    Move(value);
        }
        Move(json);
        return json.ToJsonString();
    }
}
