using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>No request buys more than two seconds (G7), and whoever leaves takes his work with him.</summary>
public sealed class WorstRequestTests : IAsyncLifetime
{
    // The two seconds of an answer, and what the collector of garbage and the compiler take beside: as much again,
    // where the machine has much else to do.
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(4);

    // The words that every answer of the seeds below holds, so that each term finds everything.
    private const string Common =
        "我们看重客户 也看重 合作伙伴 第 个回答 是 回答 看重 客户 伙伴 合作 我们 们看 重客 重合 作伙";

    private static readonly string[] _paths =
    [
        $"/v1/quotes?q={Uri.EscapeDataString(Common)}&match=any&sort=relevance&limit=100",
        $"/v1/quotes?q={Uri.EscapeDataString(Common)}&match=any&script=fold&sort=-length&limit=100",
        $"/v1/search?q={Uri.EscapeDataString(Common)}&match=any&script=fold&limit=100",
        $"/v1/answers?q={Uri.EscapeDataString("我 们 看 重 客 户 也 合 作 伙 伴 第 个 回 答 是")}&limit=100",
        $"/v1/quotes?q={Uri.EscapeDataString("\"我们看重客户，也看重合作伙伴\"")}&sort=relevance",
        $"/v1/quotes/random?limit=50&q={Uri.EscapeDataString("看重")}&minLength=0",
        $"/v1/quotes/daily?q={Uri.EscapeDataString("看重")}&minLength=0",
        "/v1/quotes?theme=-investment,-talent&sort=-date&limit=100&maxLength=5000",
        $"/v1/verifications?text={Uri.EscapeDataString(string.Concat(Enumerable.Repeat("我们看重客户也看重合作", 180)))}",
    ];

    private static readonly string _longest = _paths[4];
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";

    private readonly SeedsFolder _seeds = new();
    private Server? _server;

    private Server Server => _server!;

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 40; i++)
            _seeds.Plant($"talk-{i:D2}.txt", $"第{i}人", pairs: 250);
        // Nothing is kept, so that every request is work, and the store's, which takes longer than memory.
        _server = await _seeds.ServeAsync(("Quotes__Cache", "0"), ("Quotes__Memory", "0"));
        foreach (var path in _paths)
            await Server.GetAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _seeds.Dispose();
    }

    [Fact]
    public async Task The_worst_requests_take_no_more_than_two_seconds_of_processor()
    {
        foreach (var path in _paths)
        {
            var before = Vitals.Of(Server).Cpu;
            var (answer, body) = await Server.GetAsync(path);
            var took = Vitals.Of(Server).Cpu - before;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{took.TotalSeconds:F2} s, {(int)answer.StatusCode}: "
                    + Uri.UnescapeDataString(path)[..Math.Min(60, path.Length / 4)]
            );
            Assert.True((int)answer.StatusCode is 200 or 503, $"{path}: {answer.StatusCode} {body}");
            Assert.InRange(took, TimeSpan.Zero, _most);
        }
        var document = Document();
        var begun = Vitals.Of(Server).Cpu;
        using var content = new ByteArrayContent(document);
        content.Headers.ContentType = new("application/json");
        using var verdicts = await Server.Client.PostAsync(
            new Uri("/v1/verifications/document", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        var spent = Vitals.Of(Server).Cpu - begun;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{spent.TotalSeconds:F2} s, {(int)verdicts.StatusCode}: a document"
        );
        Assert.True((int)verdicts.StatusCode is 200 or 503, $"a document: {verdicts.StatusCode}");
        Assert.InRange(spent, TimeSpan.Zero, _most);
    }

    [Fact]
    public async Task Others_are_served_while_all_of_them_run_at_once()
    {
        var worst = Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => _paths).Select(path => Server.GetAsync(path)));
        var times = new List<double>();
        while (times.Count < 100 || !worst.IsCompleted)
        {
            var begun = Stopwatch.GetTimestamp();
            var (answer, _) = await Server.GetAsync($"/v1/quotes?limit={1 + (times.Count % 100)}");
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
        times.Sort();
        var (p50, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"of {times.Count} others' requests p50 {p50:F1} ms, p99 {p99:F1} ms"
        );
        // Whether the machine does much else is known in long runs alone.
        Assert.True(!_isFull || p99 <= 100, $"others' p99 is {p99:F1} ms");
        foreach (var (answer, body) in await worst)
            Assert.True((int)answer.StatusCode is 200 or 503, $"{answer.StatusCode} {body}");
    }

    [Fact]
    public async Task The_work_of_those_who_have_left_is_not_done()
    {
        const int Callers = 24;
        var full = await CostAsync(async () =>
        {
            for (var i = 0; i < Callers; i++)
                await Server.GetAsync(_longest);
        });
        var left = await CostAsync(async () =>
        {
            for (var i = 0; i < Callers; i++)
            {
                using var caller = await RawClient.ConnectAsync(Server.Address);
                await caller.SendAsync($"GET {_longest} HTTP/1.1\r\nHost: quotes\r\n\r\n");
                // Long enough for the work to have begun, much shorter than it takes.
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Callers} answers {full.TotalMilliseconds} ms, as many that were left {left.TotalMilliseconds} ms"
        );
        Assert.True(
            left < full / 2,
            $"{left.TotalMilliseconds} ms for those who left, {full.TotalMilliseconds} ms for answers"
        );
    }

    /// <summary>The processor time of what is done, and of all that it leaves to be done.</summary>
    private async Task<TimeSpan> CostAsync(Func<Task> work)
    {
        var before = Vitals.Of(Server).Cpu;
        await work();
        TimeSpan last;
        var now = Vitals.Of(Server).Cpu;
        do
        {
            last = now;
            await Task.Delay(300, TestContext.Current.CancellationToken);
            now = Vitals.Of(Server).Cpu;
        } while (now - last > TimeSpan.FromMilliseconds(50));
        return now - before;
    }

    private static byte[] Document()
    {
        var text = new StringBuilder();
        while (text.Length < 60_000)
            text.Append("他说：“我们看重客户，也看重合作伙伴的回答和第几个回答是什么，这要看我们怎么看重客户。”然后");
        return JsonSerializer.SerializeToUtf8Bytes(new { text = text.ToString() });
    }
}
