namespace Quotes.Api.Tests;

/// <summary>
/// A seeds folder of small interviews that differ in what is known of them: for citations, which must say so.
/// </summary>
public sealed class SmallInterviews : IDisposable
{
    private const string Chinese =
        "关于城市的对话：专访王小明\n\n示例日报：城市是什么？\n\n王小明：城市是人的总和，也是时间的容器。\n我们都在其中。\n\n"
        + "示例日报：您怎么看未来？\n\n王小明：没错。未来是走出来的，不是等来的。\n\n示例日报：还有呢？\n\n王小明：没错。没有了，{id}。\n";

    private const string English =
        "On Cities: 100% of {what} matters\n\nReporter: What is a city?\n\nKing: A city is the sum of its people & their time.\n\n"
        + "Reporter: And the future?\n\nKing: You walk it; you do not wait for it.\n";

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("quotes-seeds-").FullName;

    public SmallInterviews()
    {
        Write(
            "full",
            Chinese,
            "language: zh-Hans\noutlet: 示例日报\nauthors: [李记者]\neditors: [赵编辑, 钱编辑]\npublished: 2015-11-23\npage: A05\n"
                + "url: https://example.org/news/2015-1123.html"
        );
        Write("undated", Chinese, "language: zh-Hans\noutlet: 示例日报\nauthors: [李记者]");
        Write("talked", Chinese, "language: zh-Hans\noutlet: 示例日报\nconducted: 2015-11\nconductedSource: 导语");
        Write(
            "many",
            Chinese,
            "language: zh-Hans\noutlet: 示例日报\nauthors: [甲, 乙, 丙, 丁]\npublished: 2015\nurl: https://example.org/a_b~c%20d?e=1&f=$2#g"
        );
        Write("unknown", Chinese, "form: interview\nlanguage: und");
        Write(
            "english",
            English,
            "language: en\noutlet: Example Daily\nauthors: [Bo Li, Cy Wu]\npublished: 2015-09-03"
        );
        Write(
            "odd",
            """
            Odd { # _ $ \ ~ ^ % & "signs", 'and' more}}: a test

            Reporter: What is a sign?

            King: A {sign} is 100% _what_ you # make & take of it.

            Reporter: And what is none?

            King: What you do not take for one.

            """,
            "language: en\noutlet: \"The { Daily & $ons_~^\\\\ %#\"\nauthors: [\"A { B\"]\npublished: 2015-09-03\n"
                + "url: https://example.org/a%7Bb%7D?c=1&d=$2_~#e"
        );
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string id, string text, string metadata)
    {
        // No two transcripts have the same text: the second would be taken for a copy.
        File.WriteAllText(Path.Combine(Folder, id + ".txt"), text.Replace("{id}", id, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Folder, id + ".yaml"), $"id: {id}\n{metadata}\n");
    }
}
