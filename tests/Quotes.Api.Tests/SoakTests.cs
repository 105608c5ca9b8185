using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>It runs for ever (G8): what it holds after much work is what it held after little.</summary>
public sealed class SoakTests : IDisposable
{
    private const int Readers = 8;
    private const int RequestsPerSecond = 1440;
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(_isFull ? 90 : 6);
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(_isFull ? 600 : 10);
    private static readonly int _reloads = _isFull ? 24 : 2;

    private static readonly string[] _paths =
    [
        "/v1/quotes?limit=20",
        "/v1/quotes?limit=20&format=csv",
        "/v1/quotes/random",
        "/v1/themes",
        "/v1/search?q=%E5%AE%A2%E6%88%B7",
        "/v1/verifications?text=%E6%88%91%E4%BB%AC%E7%9C%8B%E9%87%8D%E5%AE%A2%E6%88%B7",
        "/v1/quotes?limit=0",
        "/nowhere",
        "/health/ready",
    ];

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task What_it_holds_does_not_grow()
    {
        Plant(0);
        await using var server = await _seeds.ServeAsync(("Quotes__Poll", "00:00:01"));
        await LoadAsync(server, _warmUp, reloads: 1);
        var before = await AtRestAsync(server);

        var asked = await LoadAsync(server, _duration, _reloads);

        var after = await AtRestAsync(server);
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} requests, {_reloads} reloads: {before} then {after}");
        // Connections that the client has let go since are no leak.
        Assert.InRange(after.Descriptors, 0, before.Descriptors + 2);
        Assert.InRange(after.Threads, 0, before.Threads + 4);
        // So little work does not yet show what stays; it shows what runs away.
        Assert.InRange(after.Resident, 0, (long)(before.Resident * (_isFull ? 1.05 : 1.5)));
    }

    private async Task<long> LoadAsync(Server server, TimeSpan duration, int reloads)
    {
        var clock = Stopwatch.StartNew();
        var asked = 0L;
        var readers = Enumerable
            .Range(0, Readers)
            .Select(reader =>
                Task.Run(async () =>
                {
                    // Each query is asked by many and often, but for one that is asked once.
                    for (var i = reader; clock.Elapsed < duration; i++)
                    {
                        var path =
                            i % 10 == 0
                                ? $"/v1/quotes?limit={1 + (i / 10 % 100)}&minLength={i / 1000 % 50}"
                                : _paths[i % _paths.Length];
                        // 864,000 in ten minutes, and no more: others use the machine too.
                        if (Interlocked.Read(ref asked) > clock.Elapsed.TotalSeconds * RequestsPerSecond)
                        {
                            await Task.Delay(5, TestContext.Current.CancellationToken);
                            continue;
                        }
                        using var answer = await server.Client.GetAsync(
                            new Uri(path, UriKind.Relative),
                            TestContext.Current.CancellationToken
                        );
                        await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                        Assert.True(
                            answer.StatusCode < HttpStatusCode.InternalServerError,
                            $"{path}: {answer.StatusCode}"
                        );
                        Interlocked.Increment(ref asked);
                    }
                })
            )
            .ToArray();
        for (var reload = 1; reload <= reloads; reload++)
        {
            await Task.Delay(duration / (reloads + 1), TestContext.Current.CancellationToken);
            Plant(reload);
        }
        await Task.WhenAll(readers);
        return asked;
    }

    private void Plant(int number)
    {
        for (var i = 0; i < 12; i++)
            _seeds.Plant($"talk-{i:D2}.txt", $"第{number}版", pairs: 10);
    }

    // What is on its way out has gone: connections in closing, the corpus before the one before, idle threads.
    private static async Task<Vitals> AtRestAsync(Server server)
    {
        await Task.Delay(TimeSpan.FromSeconds(_isFull ? 25 : 6), TestContext.Current.CancellationToken);
        return Vitals.Of(server);
    }
}
