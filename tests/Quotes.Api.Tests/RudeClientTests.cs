using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>Rude clients cost only themselves (G6): others are served meanwhile, and all of them are let go.</summary>
public sealed class RudeClientTests : IDisposable
{
    private const string Export = "GET /v1/quotes/export HTTP/1.1\r\nHost: quotes\r\n\r\n";
    private const string Body =
        "POST /v1/verifications HTTP/1.1\r\nHost: quotes\r\nContent-Type: application/json\r\n"
        + "Content-Length: 60000\r\n\r\n{";

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";
    private static readonly int _each = _isFull ? 500 : 50;
    private static readonly (string, string)[] _hasty =
    [
        ("Quotes__Limits__HeaderTime", "00:00:04"),
        ("Quotes__Limits__BodyTime", "00:00:04"),
        ("Quotes__Limits__IdleTime", "00:00:04"),
        ("Quotes__Limits__AnswerTime", "00:00:04"),
    ];

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Others_are_served_while_hundreds_ask_slowly_and_do_not_read_and_all_are_let_go()
    {
        for (var i = 0; i < 10; i++)
            _seeds.Plant($"talk-{i}.txt", $"第{i}人", pairs: 250);
        // All as by default, where there is the time: of those that do not read, few get an export at all.
        await using var server = await _seeds.ServeAsync(_isFull ? [] : _hasty);
        var before = Vitals.Of(server);
        var rude = new List<RawClient>();
        foreach (var beginning in (string[])["", "GET /v1 HTTP/1.1\r\nHost: quotes\r\nX-Slow: ", Body, Export])
            for (var i = 0; i < _each; i++)
            {
                var client = await RawClient.ConnectAsync(server.Address, unread: 4096);
                await client.SendAsync(beginning);
                rude.Add(client);
            }
        var since = Stopwatch.StartNew();

        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            var (answer, _) = await AskAsync(server, i, times);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await Eventually.IsAsync(() => Task.FromResult(!rude.Any(client => client.IsHeld())), "some are still held");

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{rude.Count} rude clients: others' p50 {times[150]:F1} ms, p99 {times[297]:F1} ms; "
                + $"all let go after {since.Elapsed.TotalSeconds:F0} s"
        );
        rude.ForEach(client => client.Dispose());
        await Eventually.IsAsync(
            () => Task.FromResult(Vitals.Of(server).Descriptors <= before.Descriptors + 20),
            $"descriptors stay: {before.Descriptors} then {Vitals.Of(server).Descriptors}"
        );
    }

    private static async Task<(HttpResponseMessage Answer, string Body)> AskAsync(
        Server server,
        int i,
        List<double> times
    )
    {
        var clock = Stopwatch.StartNew();
        var answer = await server.GetAsync($"/v1/quotes?limit={1 + (i % 100)}");
        times.Add(clock.Elapsed.TotalMilliseconds);
        return answer;
    }
}
