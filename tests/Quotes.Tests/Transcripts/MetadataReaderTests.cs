using System.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

public sealed class MetadataReaderTests
{
    private const string Signs = "\n\t :-[]{}#&*!|>'\"%@`?,\\x";
    private const string Slug = "expected are small letters and digits with hyphens between them.";
    private const string Day = "expected is a date as yyyy, yyyy-MM or yyyy-MM-dd.";

    [Theory]
    [InlineData("id: B_1", 1, 5, "id holds “B_1”; " + Slug)]
    [InlineData("id: -b", 1, 5, "id holds “-b”; " + Slug)]
    [InlineData("id: 客户", 1, 5, "id holds “客户”; " + Slug)]
    [InlineData("event: The Summit", 1, 8, "event holds “The Summit”; " + Slug)]
    [InlineData("alternateOf: 客户", 1, 14, "alternateOf holds “客户”; " + Slug)]
    [InlineData("event: a\nalternateOf: b", 2, 14, "alternateOf stands beside event; expected is one of the two.")]
    [InlineData("title:", 1, 7, "title holds nothing; expected is a text.")]
    [InlineData("title: \"\"", 1, 8, "title holds nothing; expected is a text.")]
    [InlineData("title: ~", 1, 8, "title holds nothing; expected is a text.")]
    [InlineData("title: [a]", 1, 8, "title holds a list; expected is a text.")]
    [InlineData("title: { a: b }", 1, 8, "title holds keys with values; expected is a text.")]
    [InlineData("authors: 王", 1, 10, "authors holds “王”; expected is a list of texts.")]
    [InlineData("authors: [王, ]\neditors: [[a]]", 2, 10, "editors holds a list; expected is a list of texts.")]
    [InlineData("form: essay", 1, 7, "form holds “essay”; expected is one of interview, conversation, speech.")]
    [InlineData("language: Chinese!", 1, 11, "language holds “Chinese!”; expected: a BCP 47 tag, such as zh-Hans.")]
    [InlineData("published: 2018-02-30", 1, 12, "published holds “2018-02-30”; " + Day)]
    [InlineData("published: 2018-13", 1, 12, "published holds “2018-13”; " + Day)]
    [InlineData("published: 0000", 1, 12, "published holds “0000”; " + Day)]
    [InlineData("published: 2018-1-1", 1, 12, "published holds “2018-1-1”; " + Day)]
    [InlineData("published: 1. 11. 2018", 1, 12, "published holds “1. 11. 2018”; " + Day)]
    [InlineData(
        "conducted: 2018-11-01",
        1,
        12,
        "conducted stands without conductedSource; say where the date is known from."
    )]
    [InlineData(
        "url: javascript:alert(1)",
        1,
        6,
        "url holds “javascript:alert(1)”; expected: an absolute address that begins with https:// or http://."
    )]
    [InlineData("speakers: 王", 1, 11, "speakers holds “王”; expected is a list of entries with keys.")]
    [InlineData("speakers:\n  - id: a", 2, 5, "The key name is missing.")]
    [InlineData(
        "speakers:\n  - name: 王\n    role: boss",
        3,
        11,
        "role holds “boss”; expected is one of interviewer, interviewee, speaker, unknown."
    )]
    [InlineData(
        "speakers:\n  - name: 王\n    names: { english: Wang }",
        3,
        12,
        "names has the key “english”; expected is a BCP 47 tag, such as en."
    )]
    [InlineData(
        "speakers:\n  - name: 王\n    nick: W",
        3,
        5,
        "The key “nick” is not known; known are name, id, names, title, organization, aliases, role."
    )]
    [InlineData(
        "outlit: 新京报",
        1,
        1,
        "The key “outlit” is not known; known are id, title, form, language, outlet, column, authors, editors, conducted, "
            + "conductedSource, published, url, page, rights, event, alternateOf, speakers."
    )]
    public void What_is_wrong_is_said_whole_and_in_its_place(string yaml, int line, int column, string message)
    {
        var problems = new List<Problem>();

        Assert.Null(MetadataReader.Read(yaml + "\n", "f.yaml", problems));
        Assert.Equal([new Problem("f.yaml", line, column, message)], problems);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var problems = new List<Problem>();

        MetadataReader.Read("id: A\npublished: x\nnothing: 1\n", "f.yaml", problems);

        Assert.Equal([(1, 5), (2, 12), (3, 1)], problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void What_is_in_order_is_read()
    {
        var problems = new List<Problem>();
        const string yaml = """
            id: a-1
            title: "1984"
            conducted: 2018-11
            conductedSource: the lede
            url: https://example.org/a?b=c#d
            authors: [王, 李]
            speakers:
              - name: 王
                names: { zh-Hant-TW: 王, en: Wang }
                aliases: [老王]
                role: interviewee
            """;

        var metadata = MetadataReader.Read(yaml, "f.yaml", problems)!;

        Assert.Empty(problems);
        Assert.Equal("a-1", metadata.Id);
        Assert.Equal("1984", metadata.Title);
        Assert.Equal("2018-11", metadata.Conducted);
        Assert.Equal(["王", "李"], metadata.Authors);
        var speaker = Assert.Single(metadata.Speakers);
        Assert.Equal("Wang", speaker.Names["en"]);
        Assert.Equal(["老王"], speaker.Aliases);
        Assert.Equal("interviewee", speaker.Role);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_throw()
    {
        var valid = Encoding.UTF8.GetBytes(
            "id: a\nspeakers:\n  - name: \"王\"\n    names: { zh: 王, en: &x Wang }\n    aliases: [a, *x, 'b']\n"
                + "conducted: 2018\n? [a]\n: |\n  text\n--- # end\n%TAG ! x\n"
        );
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var bytes = seed % 2 == 0 ? new byte[random.Next(200)] : (byte[])valid.Clone();
            if (seed % 2 == 0)
                random.NextBytes(bytes);
            else
                for (var change = 0; change <= seed % 9; change++)
                    bytes[random.Next(bytes.Length)] = (byte)Signs[random.Next(Signs.Length)];
            var problems = new List<Problem>();

            var metadata = MetadataReader.Read(Encoding.UTF8.GetString(bytes), "f.yaml", problems);

            Assert.True(metadata is null == problems.Count > 0, $"seed {seed}");
            Assert.All(problems, problem => Assert.True(problem is { Line: > 0, Column: > 0, Message.Length: > 0 }));
        }
    }
}
