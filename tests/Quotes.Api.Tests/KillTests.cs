using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;

namespace Quotes.Api.Tests;

/// <summary>Pulling the plug during an import or a reload loses and mixes nothing (G2 of reliability.md).</summary>
public sealed class KillTests : IDisposable
{
    // A tenth of it in everyday runs.
    private static readonly int _kills = Environment.GetEnvironmentVariable("QUOTES_FULL") is null ? 10 : 100;

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Whoever_is_killed_during_an_import_leaves_what_the_next_start_serves_whole()
    {
        Plant(60, "甲");
        var clean = Stopwatch.StartNew();
        string whole;
        await using (var server = await _seeds.ServeAsync())
            whole = await DigestAsync(server);
        var longest = clean.Elapsed;
        var random = new Random(20261129);
        for (var kill = 0; kill < _kills; kill++)
        {
            Directory.Delete(_seeds.Data, recursive: true);
            await KillAsync(longest * random.NextDouble());

            await using var server = await _seeds.ServeAsync();
            Assert.Equal(whole, await DigestAsync(server));
            AssertTidy();
        }
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
