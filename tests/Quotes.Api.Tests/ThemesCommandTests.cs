namespace Quotes.Api.Tests;

/// <summary>The report on themes, by the process that an editor runs.</summary>
public sealed class ThemesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quotes-themes-");

    [Fact]
    public async Task The_report_tells_of_each_theme_what_it_takes_and_may_lack()
    {
        var (code, page, errors) = await RunAsync(Checkout.File("seeds"));
        var (_, again, _) = await RunAsync(Checkout.File("seeds"));

        Assert.True(code == 0, errors);
        Assert.Equal("", errors);
        Assert.Equal(page, again);
        Assert.StartsWith("12 themes over 53 quotes\n\nindustrial-internet  产业互联网  Industrial internet\n", page);
        Assert.Contains("\n  takes       12 quotes, 0 of them inherited\n", page);
        Assert.Contains("\n  evidence    客户 7, 客户需求 5, 为中心 2,", page);
        Assert.Contains("\n  never fires 架构调整 (stands in 1), 整合 (stands in 1)\n", page);
        Assert.Contains("\n              连接         3          0    9.32      3    8.32     0.92\n", page);
    }

    [Fact]
    public async Task A_broken_theme_is_named_and_the_others_are_reported()
    {
        var themes = await File.ReadAllTextAsync(
            Checkout.File("seeds/themes.yaml"),
            TestContext.Current.CancellationToken
        );
        Plant(themes.Replace("    definition: Investing in other companies.\n", ""));

        var (code, page, errors) = await RunAsync(_folder.FullName);

        Assert.Equal(0, code);
        Assert.StartsWith("11 themes over 53 quotes\n", page);
        Assert.StartsWith("themes.yaml:", errors);
        Assert.Contains("definition", Assert.Single(errors.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task Without_themes_or_a_corpus_one_line_says_so()
    {
        Plant(themes: null);
        var (noThemes, _, why) = await RunAsync(_folder.FullName);
        var (noCorpus, page, reason) = await RunAsync(Path.Combine(_folder.FullName, "nowhere"));

        Assert.Equal((1, 1), (noThemes, noCorpus));
        Assert.Equal("", page);
        Assert.Equal($"No report: {_folder.FullName} holds no themes.yaml that can be read.\n", why);
        Assert.Equal(
            $"No report: There is no seeds folder {_folder.FullName}/nowhere. "
                + "There is no corpus from before to serve instead.\n",
            reason
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private void Plant(string? themes)
    {
        foreach (var file in Directory.GetFiles(Checkout.File("seeds"), "2018*"))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        if (themes is not null)
            File.WriteAllText(Path.Combine(_folder.FullName, "themes.yaml"), themes);
    }

    private static async Task<(int Code, string Page, string Errors)> RunAsync(string seeds)
    {
        var data = Directory.CreateTempSubdirectory("quotes-data-");
        var run = await CommandRun.OfAsync(["themes"], ("Quotes__Seeds", seeds), ("Quotes__Data", data.FullName));
        data.Delete(recursive: true);
        return run;
    }
}
