using System.Net;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>
/// Seeds that cannot be read: the rest is served, and what is wrong is said once, with file and line.
/// </summary>
public sealed class BadSeedsTests : IDisposable
{
    private readonly string _seeds = Directory.CreateTempSubdirectory("quotes-seeds-").FullName;

    public BadSeedsTests()
    {
        foreach (var file in Directory.GetFiles(Checkout.File("seeds")))
            File.Copy(file, Path.Combine(_seeds, Path.GetFileName(file)));
    }

    [Fact]
    public async Task Without_any_transcript_every_path_answers()
    {
        foreach (
            var file in Directory
                .GetFiles(_seeds)
                .Where(file => !file.EndsWith("themes.yaml", StringComparison.Ordinal))
        )
            File.Delete(file);

        await using var server = await Server.StartAsync(_seeds);

        foreach (var path in (string[])["/", "/check", "/llms.txt", "/sitemap.xml", "/feed.atom", "/feed.json"])
            Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(path)).Answer.StatusCode);
        var verdict = await server.GetJsonAsync(
            "/v1/verifications?text=" + Uri.EscapeDataString("没有谁说过的这样一句话")
        );
        Assert.Equal("not_found", verdict.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task An_unreadable_transcript_and_a_broken_yaml_leave_the_rest_served()
    {
        Write("lecture.txt", "天下大势，分久必合，合久必分。\n周末七国分争，并入于秦。\n");
        Write("second.txt", File.ReadAllText(Directory.GetFiles(Checkout.File("seeds"), "*.txt").Single()));
        Write("second.yaml", "id: second\nlanguage: zh-Hans\noutlit: 新京报\n");
        await File.WriteAllBytesAsync(
            Path.Combine(_seeds, "gibberish.txt"),
            [0xE5, 0xAE, 0xA2, 0xFF, 0xFE, 0x00],
            TestContext.Current.CancellationToken
        );

        await using var server = await Server.StartAsync(_seeds);
        var corpus = await server.GetJsonAsync("/v1/corpus");

        Assert.Equal(1, corpus.GetProperty("counts").GetProperty("interviews").GetInt32());
        Assert.Equal(53, corpus.GetProperty("counts").GetProperty("quotes").GetInt32());
        var problems = corpus.GetProperty("problems").EnumerateArray().ToArray();
        Assert.Equal(
            ["gibberish.txt", "lecture.txt", "second.yaml"],
            problems.Select(p => p.GetProperty("file").GetString()).Distinct().Order(StringComparer.Ordinal)
        );
        var yaml = problems.Single(p => p.GetProperty("file").GetString() == "second.yaml");
        Assert.Equal(3, yaml.GetProperty("line").GetInt32());
        Assert.Equal(1, yaml.GetProperty("column").GetInt32());
        Assert.Contains("outlit", yaml.GetProperty("message").GetString());
        foreach (var problem in problems)
            Assert.Single(
                server.Log,
                line => line.Contains(problem.GetProperty("message").GetString()!, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task The_same_seeds_give_the_same_ids_and_export_anywhere()
    {
        await using var here = await Server.StartAsync();
        await using var there = await Server.StartAsync(_seeds, null, ("TZ", "Asia/Shanghai"), ("LANG", "tr_TR.UTF-8"));

        var (first, one) = await here.GetAsync("/v1/quotes/export");
        var (second, two) = await there.GetAsync("/v1/quotes/export");
        Assert.Equal(one, two);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Headers.GetValues("Corpus-Version"), second.Headers.GetValues("Corpus-Version"));
    }

    [Fact]
    public async Task A_date_known_by_its_month_counts_as_the_first_of_it()
    {
        var yaml = Directory.GetFiles(_seeds, "2018*.yaml").Single();
        var text = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            yaml,
            text.Replace("conducted: 2018-11-01", "conducted: 2018-11", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await using var server = await Server.StartAsync(_seeds);

        var within = await server.GetJsonAsync("/v1/quotes?from=2018-11-01&to=2018-11-01");
        var before = await server.GetJsonAsync("/v1/quotes?to=2018-10-31");

        Assert.Equal(53, within.GetProperty("total").GetInt32());
        Assert.Equal(0, before.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Characters_beyond_the_BMP_count_once_or_twice_as_asked()
    {
        var before = "甲" + char.ConvertFromUtf32(0x20BB7) + "乙";
        Write(
            "astral.txt",
            $"记者：您住在哪里？\n王小明：我住在{char.ConvertFromUtf32(0x20BB7)}野家旁边，那里很安静。👨‍👩‍👧一家都好。\n"
                + $"记者：{before}是什么？\n王小明：是一个例子。\n"
        );
        Write("astral.yaml", "id: astral\nlanguage: zh-Hans\n");
        await using var server = await Server.StartAsync(_seeds);
        var (_, source) = await server.GetAsync("/v1/interviews/astral/transcript?format=text");
        var runes = source.EnumerateRunes().ToArray();

        var points = await server.GetJsonAsync("/v1/quotes?interview=astral");
        var units = await server.GetJsonAsync("/v1/quotes?interview=astral&offsets=utf16");

        Assert.Equal(3, points.GetProperty("items").GetArrayLength());
        foreach (var quote in points.GetProperty("items").EnumerateArray())
        {
            var span = quote.GetProperty("span");
            var slice = runes[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()];
            var words = slice.Aggregate(new StringBuilder(), (text, rune) => text.Append(rune.ToString())).ToString();
            Assert.Equal(quote.GetProperty("text").GetString(), words);
            Assert.Equal(slice.Length, quote.GetProperty("length").GetInt32());
        }
        foreach (var quote in units.GetProperty("items").EnumerateArray())
        {
            var span = quote.GetProperty("span");
            Assert.Equal(
                quote.GetProperty("text").GetString(),
                source[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]
            );
        }
        Assert.NotEqual(points.GetProperty("items")[2].GetRawText(), units.GetProperty("items")[2].GetRawText());
    }

    [Fact]
    public async Task Chinese_and_rare_characters_go_out_unescaped()
    {
        Write(
            "astral.txt",
            $"记者：您好？\n王小明：我住在{char.ConvertFromUtf32(0x20BB7)}野家</script>旁边👨‍👩‍👧。\n记者：好？\n王小明：好的。\n"
        );
        await using var server = await Server.StartAsync(_seeds);
        var (_, body) = await server.GetAsync("/v1/quotes?interview=astral");

        Assert.Contains($"我住在{char.ConvertFromUtf32(0x20BB7)}野家</script>旁边👨‍👩‍👧。", body);
        Assert.DoesNotContain("\\u", body);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(_seeds, recursive: true);
        GC.SuppressFinalize(this);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_seeds, name), text);
}
