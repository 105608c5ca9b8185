using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Quotes.Api.Tests;

/// <summary>Readers never notice a reload (G5 of reliability.md).</summary>
public sealed class ReloadUnderLoadTests : IDisposable
{
    private const int Interviews = 12;
    private const int Readers = 4;

    // A tenth of it in everyday runs.
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") is not null;
    private static readonly int _publications = _isFull ? 50 : 5;

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task No_reader_sees_an_error_or_a_mixed_body_while_corpora_are_published()
    {
        Plant(0);
        await using var server = await _seeds.ServeAsync(("Quotes__Poll", "00:00:01"));
        using var over = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var seen = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(server, seen, over.Token)));
        var reading = Task.WhenAll(readers);
        await server.GetAsync("/v1/quotes?limit=1");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var before = Vitals.Of(server);

        for (var publication = 1; publication <= _publications; publication++)
        {
            Plant(publication);
            await UntilAsync(server, publication);
            // What a first few publications have made stays to be used again.
            if (publication == _publications / 5)
                before = Vitals.Of(server);
        }

        watch.Stop();
        await over.CancelAsync();
        await reading;
        Assert.All(seen, version => Assert.Single(version.Value.Distinct()));
        Assert.True(seen.Count >= _publications, $"{seen.Count} versions were seen of {_publications + 1}");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var after = Vitals.Of(server);
        var rate = seen.Values.Sum(bodies => bodies.Count) / watch.Elapsed.TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_publications} publications, {rate:F0} answers a second: {before} then {after}"
        );
        Assert.InRange(after.Descriptors, 0, before.Descriptors + 2);
        // A few publications are over before the first ones' leavings are.
        Assert.True(!_isFull || after.Resident <= 1.1 * before.Resident, $"{before} then {after}");
        Assert.InRange(Directory.GetFiles(_seeds.Data, "corpus-*").Length, 1, 2);
    }

    // Every answer of a publication holds its number, so that a body of two shows.
    private void Plant(int number)
    {
        for (var i = 0; i < Interviews; i++)
            _seeds.Plant($"talk-{i:D2}.txt", $"第{number}版");
    }

    private static async Task ReadAsync(
        Server server,
        ConcurrentDictionary<string, ConcurrentBag<string>> seen,
        CancellationToken over
    )
    {
        while (!over.IsCancellationRequested)
            foreach (var path in (string[])["/v1/quotes?limit=100", "/v1/quotes/export?format=ndjson"])
            {
                var (answer, body) = await server.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var numbers = Regex
                    .Matches(body, "第[0-9]+版")
                    .Select(match => match.Value)
                    .Distinct()
                    .Order(StringComparer.Ordinal);
                var version = answer.Headers.GetValues("Corpus-Version").Single();
                seen.GetOrAdd(version, _ => []).Add(string.Join(',', numbers));
            }
    }

    private static async Task UntilAsync(Server server, int number)
    {
        var waited = Stopwatch.StartNew();
        while (await FoundAsync(server, $"第{number}版") == 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"publication {number} is not served");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<int> FoundAsync(Server server, string words) =>
        (await server.GetJsonAsync($"/v1/quotes?limit=1&q={Uri.EscapeDataString($"\"{words}\"")}"))
            .GetProperty("total")
            .GetInt32();
}
