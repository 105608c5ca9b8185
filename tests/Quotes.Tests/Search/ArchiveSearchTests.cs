using Quotes.Tests.Evaluation;
using Quotes.Tests.Storage;

namespace Quotes.Tests.Search;

/// <summary>The index of many transcripts against a scan of their folded text.</summary>
public sealed class ArchiveSearchTests
{
    // A tenth of what is promised, unless the long run is asked for.
    private static readonly int _tenths = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 10 : 1;

    [Fact]
    public async Task Any_short_query_finds_what_a_scan_finds()
    {
        var folder = Environment.GetEnvironmentVariable("QUOTES_CORPUS");
        Assert.SkipWhen(folder is null, "QUOTES_CORPUS is not set");
        using var box = new Sandbox(withSeeds: false);
        var files = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files.Where((_, i) => i % 10 == 0).Take(10 * _tenths))
            box.Plant(
                Path.GetFileName(file),
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
            );
        using var store = box.Open();
        var exactness = await SearchExactness.OfAsync(store, 200 * _tenths, 7, TestContext.Current.CancellationToken);

        Assert.True(exactness.Quotes > 1000 && exactness.Found > exactness.Queries);
        Assert.Empty(exactness.Wrong);
    }
}
