using System.Text.Json;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>
/// Transcripts as files: each <c>Cases/name.txt</c> must be read as <c>name.json</c> beside it says. In turns, Q is a
/// question and A an answer; others are the nodes that are nobody's words.
/// </summary>
public sealed class CaseTests
{
    private static readonly string _folder = Checkout.File("tests/Quotes.Tests/Cases");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(_folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_is_read_as_its_file_says(string name)
    {
        var text = File.ReadAllText(Path.Combine(_folder, name + ".txt"));
        var expected = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(_folder, name + ".json")));
        var result = TranscriptParser.Parse(new SourceText(text));

        if (expected.TryGetProperty("problems", out var problems))
        {
            Assert.Null(result.Transcript);
            Assert.Equal(Texts(problems), result.Problems.Select(p => $"{p.Line}:{p.Column} {p.Found} / {p.Expected}"));
            return;
        }
        var transcript = result.Transcript!;
        Exactly.Stands(transcript);
        Assert.Equal(expected.GetProperty("form").GetString(), transcript.Form);
        Assert.Equal(expected.GetProperty("title").GetString(), transcript.Title?.Text);
        Assert.Equal(Texts(expected.GetProperty("authors")), transcript.Authors.Select(author => author.Text));
        Assert.Equal(Texts(expected.GetProperty("headings")), transcript.Headings.Select(heading => heading.Text));
        Assert.Equal(Texts(expected.GetProperty("voices")), transcript.Voices.Select(v => $"{v.Name} {v.Role}"));
        Assert.Equal(
            Texts(expected.GetProperty("turns")),
            transcript.Turns.Select(t => $"{(t.IsQuestion ? "Q" : "A")} {transcript.Voices[t.Voice].Name}: {t.Text}")
        );
        if (expected.TryGetProperty("family", out var family))
            Assert.Equal(family.GetString(), transcript.Family);
        if (expected.TryGetProperty("lede", out var lede))
            Assert.Equal(lede.GetString(), transcript.Lede?.Text);
        AssertTexts(expected, "sources", transcript.Sources.Select(source => source.Text));
        AssertTexts(expected, "editors", transcript.Editors.Select(editor => editor.Text));
        AssertTexts(expected, "labels", transcript.Voices.Select(voice => string.Join(" | ", voice.Labels)));
        AssertTexts(
            expected,
            "others",
            transcript
                .Nodes.Where(node => _others.Contains(node.Kind))
                .Select(node => $"{node.Kind}: {transcript.Source.Slice(node.Span)}")
        );
    }

    private static readonly string[] _others =
    [
        "date",
        "value",
        "caption",
        "copyright",
        "furniture",
        "handover",
        "note",
    ];

    private static void AssertTexts(JsonElement expected, string member, IEnumerable<string> texts)
    {
        if (expected.TryGetProperty(member, out var list))
            Assert.Equal(Texts(list), texts);
    }

    private static IEnumerable<string?> Texts(JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetString());
}
