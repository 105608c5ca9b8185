using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>Rude clients cost only themselves (G6): others are served meanwhile, and all of them are let go.</summary>
public sealed class RudeClientTests : IDisposable
{
    private const string Export = "GET /v1/quotes/export HTTP/1.1\r\nHost: quotes\r\n\r\n";
    private const string List = "GET /v1/quotes?limit=100 HTTP/1.1\r\nHost: quotes\r\n\r\n";
    private const string Body =
        "POST /v1/verifications HTTP/1.1\r\nHost: quotes\r\nContent-Type: application/json\r\n"
        + "Content-Length: 60000\r\n\r\n{";

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";
    private static readonly int _each = _isFull ? 500 : 50;
    private static readonly (string Kind, string Beginning)[] _kinds =
    [
        ("idle", ""),
        ("slow heads", "GET /v1 HTTP/1.1\r\nHost: quotes\r\nX-Slow: "),
        ("slow bodies", Body),
        // Few get an export; what the others ask for as well is more than the system holds for a connection.
        ("not reading", Export + string.Concat(Enumerable.Repeat(List, 20))),
    ];
    private static readonly (string, string)[] _hasty =
    [
        ("Quotes__Limits__HeaderTime", "00:00:04"),
        ("Quotes__Limits__BodyTime", "00:00:04"),
        ("Quotes__Limits__IdleTime", "00:00:04"),
        ("Quotes__Limits__AnswerTime", "00:00:04"),
    ];

    // The connections that a store keeps open once so many have read at once; each is a descriptor.
    private static readonly int _pool = 5 * Environment.ProcessorCount;

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Others_are_served_while_hundreds_ask_slowly_and_do_not_read_and_all_are_let_go()
    {
        for (var i = 0; i < 10; i++)
            _seeds.Plant($"talk-{i}.txt", $"第{i}人", pairs: 250);
        // All as by default, where there is the time.
        await using var server = await _seeds.ServeAsync(_isFull ? [] : _hasty);
        var before = Vitals.Of(server);
        using var over = new CancellationTokenSource();
        var others = AskAllTheWhileAsync(server, over.Token);
        var rude = new Dictionary<string, RawClient[]>();
        foreach (var (kind, beginning) in _kinds)
            rude[kind] = await ComeAsync(server, beginning);
        var since = Stopwatch.StartNew();

        var letGo = new Dictionary<string, double>();
        await Eventually.IsAsync(
            () =>
            {
                foreach (var (kind, clients) in rude)
                    if (!letGo.ContainsKey(kind) && RawClient.Held(clients) == 0)
                        letGo[kind] = since.Elapsed.TotalSeconds;
                return Task.FromResult(letGo.Count == rude.Count);
            },
            "some are still held"
        );
        await over.CancelAsync();
        var times = await others;
        var after = Vitals.Of(server);

        var (p50, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{rude.Count * _each} rude clients; of {times.Count} others' requests p50 {p50:F1} ms, p99 {p99:F1} ms; "
                + "all let go after "
                + string.Join(", ", letGo.Select(kind => $"{kind.Value:F0} s ({kind.Key})"))
                + $"; descriptors {before.Descriptors} then {after.Descriptors}"
        );
        // A tenth of them is over too soon to tell.
        Assert.True(!_isFull || p99 <= 50, $"others' p99 is {p99:F1} ms");
        // What is no JSON is the word of a process that ends.
        Assert.DoesNotContain(server.Lines, line => !line.StartsWith('{'));
        Assert.All(letGo, kind => Assert.InRange(kind.Value, 0, 60));
        Assert.InRange(after.Descriptors, 0, before.Descriptors + 2 + _pool);
        foreach (var client in rude.Values.SelectMany(clients => clients))
            client.Dispose();
    }

    private static async Task<RawClient[]> ComeAsync(Server server, string beginning)
    {
        var clients = new RawClient[_each];
        for (var i = 0; i < _each; i++)
        {
            clients[i] = await RawClient.ConnectAsync(server.Address, unread: 4096);
            await clients[i].SendAsync(beginning);
        }
        return clients;
    }

    private static async Task<List<double>> AskAllTheWhileAsync(Server server, CancellationToken over)
    {
        var times = new List<double>();
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            var clock = Stopwatch.StartNew();
            var (answer, _) = await server.GetAsync($"/v1/quotes?limit={1 + (i % 100)}");
            times.Add(clock.Elapsed.TotalMilliseconds);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await Task.Delay(10, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        times.Sort();
        return times;
    }
}
