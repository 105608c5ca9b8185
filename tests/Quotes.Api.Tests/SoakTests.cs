using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>It runs for ever (G8): what it holds after much work is what it held after little.</summary>
public sealed class SoakTests : IDisposable
{
    private const int Readers = 8;
    private const int RequestsPerSecond = 1440;
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";

    // At the same pace: what is compiled, kept and pooled for such work is so before the first look.
    private static readonly (TimeSpan Duration, int Reloads) _warmUp = (
        TimeSpan.FromSeconds(_isFull ? 125 : 6),
        _isFull ? 5 : 1
    );
    private static readonly (TimeSpan Duration, int Reloads) _work = (
        TimeSpan.FromSeconds(_isFull ? 600 : 10),
        _isFull ? 24 : 2
    );

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
    private int _edition;

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task What_it_holds_does_not_grow()
    {
        Plant();
        await using var server = await _seeds.ServeAsync(("Quotes__Poll", "00:00:01"));
        await LoadAsync(server, _warmUp.Duration, _warmUp.Reloads);
        var before = await AtRestAsync(server);

        var (asked, busy) = await LoadAsync(server, _work.Duration, _work.Reloads);

        var after = await AtRestAsync(server);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{asked} requests, {_work.Reloads} reloads: {before} then {after}; before each reload {string.Join(' ', busy)} MB"
        );
        // Connections that the client has let go since are no leak.
        Assert.InRange(after.Descriptors, 0, before.Descriptors + 2);
        Assert.InRange(after.Threads, 0, before.Threads + 4);
        // So little work does not yet show what stays; it shows what runs away.
        Assert.InRange(after.Resident, 0, (long)(before.Resident * (_isFull ? 1.05 : 1.5)));
    }

    private async Task<(long Asked, IReadOnlyList<long> Busy)> LoadAsync(Server server, TimeSpan duration, int reloads)
    {
        var clock = Stopwatch.StartNew();
        var asked = 0L;
        var readers = Enumerable
            .Range(0, Readers)
            .Select(reader =>
                Task.Run(async () =>
                {
                    // Each query is asked by many and often, but for one in ten; and every minute asks as all do.
                    for (var i = reader; clock.Elapsed < duration; i++)
                    {
                        var path =
                            i % 10 == 0
                                ? $"/v1/quotes?limit={1 + (i / 10 % 100)}&minLength={i / 1000 % 10}"
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
        var busy = new List<long>();
        for (var reload = 1; reload <= reloads; reload++)
        {
            await Task.Delay(duration / (reloads + 1), TestContext.Current.CancellationToken);
            busy.Add(Vitals.Of(server).Resident >> 20);
            Plant();
        }
        await Task.WhenAll(readers);
        return (asked, busy);
    }

    private void Plant()
    {
        _edition++;
        for (var i = 0; i < 12; i++)
            _seeds.Plant($"talk-{i:D2}.txt", $"第{_edition}版", pairs: 10);
    }

    // With a corpus that nobody has asked yet; what is on its way out has gone: connections in closing, the corpora
    // before, idle threads.
    private async Task<Vitals> AtRestAsync(Server server)
    {
        Plant();
        await Task.Delay(TimeSpan.FromSeconds(_isFull ? 25 : 8), TestContext.Current.CancellationToken);
        return Vitals.Of(server);
    }
}
