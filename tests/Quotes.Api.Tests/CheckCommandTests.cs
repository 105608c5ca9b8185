using System.Diagnostics;

namespace Quotes.Api.Tests;

/// <summary>What an editor is told of a file before it is published, by the process that he runs.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Text =
        "# 对话\n\n### 记者：\n城市是什么？\n\n### 王小明：\n城市是人的总和，也是时间的容器。未来是走出来的。\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quotes-check-");

    [Fact]
    public async Task The_report_tells_what_the_parser_saw()
    {
        var file = Plant("a.md", "---\nid: city\nspeakers: [{ name: 王小明, id: wang }, { name: 李四 }]\n---\n" + Text);

        var (code, page, errors) = await RunAsync(file);

        Assert.Equal("", errors);
        Assert.Equal(
            $"""
            {file}
              encoding    utf-8
              family      markdown-heading
              form        interview
              language    zh-Hans
              id          city (the metadata says so)
              title       对话
              outlet      —
              authors     —
              editors     —
              conducted   —
              published   —
              speakers    记者 (s-5df8707c), interviewer: the label is the role of one who asks
                          王小明 (wang), interviewee: another voice asks
              no turn of  李四
              sections    —
              counts      2 turns, 1 question, 1 answer, 2 quotes
              turns       Q 记者: 城市是什么？
                          A 王小明: 城市是人的总和，也是时间的容器。未来是走出来的。
              metadata    {file}, id, speakers
              problems    —


            """,
            page
        );
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task The_transcript_that_the_readme_tells_to_write_gives_the_report_that_it_shows()
    {
        var readme = await File.ReadAllTextAsync(Checkout.File("README.md"), TestContext.Current.CancellationToken);
        var blocks = readme[readme.IndexOf("### How to add a transcript", StringComparison.Ordinal)..]
            .Split("   ```")
            .Select(block => block.ReplaceLineEndings("\n").Replace("\n   ", "\n", StringComparison.Ordinal))
            .ToArray();
        var file = Plant("city.md", blocks[1]["markdown\n".Length..]);

        var (code, page, _) = await RunAsync(file);

        Assert.Equal(0, code);
        Assert.Equal(
            blocks[5]["text\n".Length..],
            page.Replace(file, "city.md", StringComparison.Ordinal).TrimEnd('\n') + "\n"
        );
    }

    [Fact]
    public async Task Every_problem_of_a_text_and_of_its_metadata_has_its_line_and_the_exit_code_is_1()
    {
        var good = Plant("good.md", Text);
        var text = Plant("a.txt", "天下大势，分久必合。\n");
        var yaml = Plant("a.yaml", "id: A\noutlit: 示例日报\n");
        var alone = Plant("alone.yaml", "id: b\n");
        var themes = Plant("themes.yaml", "themes: 1\n");

        var (code, page, errors) = await RunAsync(good, text, yaml, alone, themes);

        Assert.Equal((1, ""), (code, errors));
        var problems = page.Split('\n').Where(line => line.StartsWith('/') && line.Contains(": ")).ToArray();
        Assert.Equal(
            [
                $"{yaml}:1:5: id holds “A”; expected are small letters and digits with hyphens between them.",
                $"{yaml}:2:1: The key “outlit” is not known; known are id, title, form, language, outlet, column, authors, "
                    + "editors, conducted, conductedSource, published, url, page, rights, event, alternateOf, speakers.",
            ],
            problems.Take(2)
        );
        Assert.Equal(problems.Take(2), problems.Skip(2).Take(2));
        Assert.Equal($"{alone}:1:1: It stands beside no transcript of the same name.", problems[4]);
        Assert.StartsWith($"{themes}:1:", problems[5]);
        Assert.Equal(6, problems.Length);
    }

    [Fact]
    public async Task A_text_that_is_no_transcript_is_said_to_be_none()
    {
        var file = Plant("a.txt", "天下大势，分久必合。\n");

        var (code, page, _) = await RunAsync(file);

        Assert.Equal(1, code);
        Assert.EndsWith(
            $"{file}:1:1: Found “天下大势，分久必合。” and no label that comes back; expected turns that begin with the name of "
                + "the speaker and a colon.\n\n",
            page
        );
    }

    [Fact]
    public async Task What_is_no_file_to_read_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes and links are made as on Linux.");
        var pipe = Path.Combine(_folder.FullName, "pipe.md");
        Process.Start("mkfifo", pipe).WaitForExit();
        var link = Path.Combine(_folder.FullName, "link.md");
        File.CreateSymbolicLink(link, "/dev/zero");
        var folder = _folder.CreateSubdirectory("x.md").FullName;
        var binary = Path.Combine(_folder.FullName, "binary.txt");
        await File.WriteAllBytesAsync(binary, [0x7F, 0x45, 0x4C, 0x46, 0], TestContext.Current.CancellationToken);
        var other = Plant("a.pdf", "x");

        var (code, page, errors) = await RunAsync(
            pipe,
            link,
            folder,
            binary,
            other,
            "/no/such\u001b[31m",
            "/dev/zero",
            ""
        );

        Assert.Equal((1, ""), (code, errors));
        Assert.Equal(
            [
                $"{pipe}:1:1: It is no ordinary file; allowed are files.",
                $"{link}:1:1: It is a link; allowed are files, and links to files in the folder itself.",
                $"{folder}:1:1: It is a folder; allowed are files.",
                $"{binary}:1:1: Byte 0 is the control character U+007F; allowed are tabs and line ends.",
                $"{other}:1:1: It is neither a transcript (.txt, .md, .srt, .vtt) nor the .yaml of one.",
                "/no/such\\u{001B}[31m:1:1: There is no such file.",
                "/dev/zero:1:1: It is no ordinary file; allowed are files.",
                ":1:1: There is no such file.",
            ],
            page.Split('\n').Where(line => line.Contains(":1:1: "))
        );
    }

    [Fact]
    public async Task What_a_terminal_would_obey_is_written_out()
    {
        var file = Plant("a.md", Text.Replace("城市是什么", "城市\u202E是\u0085什么"));

        var (code, page, _) = await RunAsync(file);

        Assert.Equal(0, code);
        Assert.Contains("Q 记者: 城市\\u{202E}是\\u{0085}什么？", page);
    }

    [Fact]
    public async Task Help_and_wrong_usage_tell_of_the_command()
    {
        var (code, help, errors) = await RunAsync("--help");
        var (none, nothing, usage) = await RunAsync();
        var (wrong, _, why) = await RunAsync("--all", "a.md");

        Assert.StartsWith("usage: check FILE…\n", help);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal((2, "", help), (none, nothing, usage));
        Assert.Equal((2, "There is no option --all.\n" + help), (wrong, why));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private string Plant(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static Task<(int Code, string Page, string Errors)> RunAsync(params string[] files) =>
        CommandRun.OfAsync(["check", .. files]);
}
