using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;

namespace Quotes.Api.Tests;

/// <summary>Pulling the plug during an import or a reload loses and mixes nothing (G2 of reliability.md).</summary>
public sealed class KillTests : IDisposable
{
    // A tenth of it in everyday runs.
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") is not null;
    private static readonly int _kills = _isFull ? 100 : 10;

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Whoever_is_killed_during_an_import_leaves_what_the_next_start_serves_whole()
    {
        Plant(60, "甲");
        var watch = Stopwatch.StartNew();
        string whole;
        await using (var server = await _seeds.ServeAsync())
            whole = await DigestAsync(server);
        var (longest, random) = (watch.Elapsed, new Random(20261129));
        var (clean, after) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var kill = 0; kill < _kills; kill++)
        {
            // By turns with the others, for the machine is not the same all the while.
            Directory.Delete(_seeds.Data, recursive: true);
            watch.Restart();
            await using (var server = await _seeds.ServeAsync())
                clean.Add(watch.Elapsed);
            Directory.Delete(_seeds.Data, recursive: true);
            await KillAsync(longest * random.NextDouble());

            watch.Restart();
            await using var again = await _seeds.ServeAsync();
            after.Add(watch.Elapsed);
            Assert.Equal(whole, await DigestAsync(again));
            AssertTidy();
        }
        var ratio = Median(after) / Median(clean);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"ready after {ratio:F2} × a clean import, at most {after.Max() / Median(clean):F2} ×"
        );
        Assert.True(!_isFull || ratio <= 1.5, $"ready after {ratio:F2} × a clean import");
    }

    [Fact]
    public async Task Whoever_is_killed_during_a_reload_leaves_the_old_corpus_or_the_new()
    {
        Plant(60, "甲");
        string old;
        await using (var server = await _seeds.ServeAsync())
            old = await DigestAsync(server);
        var random = new Random(11);
        for (var kill = 0; kill < _kills; kill++)
        {
            string mark = $"乙{kill}";
            await using (var server = await _seeds.ServeAsync())
            {
                Plant(3, mark);
                await Task.Delay(TimeSpan.FromSeconds(4 * random.NextDouble()), TestContext.Current.CancellationToken);
                server.Kill();
            }

            // Without a look at the seeds: what is served is what stands in the data folder.
            string left;
            Directory.Move(_seeds.Path, _seeds.Path + "-away");
            await using (var server = await _seeds.ServeAsync(("Quotes__Poll", "0")))
                left = await DigestAsync(server);
            Directory.Move(_seeds.Path + "-away", _seeds.Path);
            await using (var server = await _seeds.ServeAsync(("Quotes__Poll", "0")))
            {
                var now = await DigestAsync(server);
                Assert.True(left == old || left == now, $"kill {kill}: neither the old corpus nor the new");
                old = now;
            }
            AssertTidy();
        }
    }

    private void Plant(int count, string mark)
    {
        for (var i = 0; i < count; i++)
            _seeds.Plant($"talk-{i:D2}.txt", $"{mark}之{i}", pairs: 20);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(times.Count() / 2);

    private async Task KillAsync(TimeSpan after)
    {
        await using var server = Server.Launch(_seeds.Path, _seeds.Data);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        server.Kill();
    }

    private void AssertTidy()
    {
        var files = Directory.GetFiles(_seeds.Data).Select(Path.GetFileName).ToArray();
        Assert.DoesNotContain(files, file => file!.Contains(".tmp", StringComparison.Ordinal));
        Assert.True(files.Count(file => file!.StartsWith("corpus-", StringComparison.Ordinal)) <= 2);
    }

    private static async Task<string> DigestAsync(Server server)
    {
        var (answer, body) = await server.GetAsync("/v1/quotes/export?format=ndjson");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
    }
}
