using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>A restart is invisible behind a load balancer that asks for readiness (G9).</summary>
public sealed class RestartTests
{
    private const int RequestsPerSecond = 200;
    private static readonly int _restarts = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 20 : 2;
    private static readonly string[] _paths =
    [
        "/v1/quotes?limit=5",
        "/v1/themes",
        "/v1/quotes/random",
        "/v1/search?q=%E5%AE%A2%E6%88%B7",
    ];

    [Fact]
    public async Task No_request_fails_while_instances_are_replaced_one_after_another()
    {
        var instances = new List<Server> { await StartAsync(), await StartAsync() };
        var balancer = new Balancer(instances);
        using var over = new CancellationTokenSource();
        var looking = balancer.LookAsync(over.Token);
        var asking = AskAsync(balancer, over.Token);

        for (var restart = 0; restart < _restarts; restart++)
        {
            var old = instances[0];
            old.Terminate();
            Assert.Equal(0, await old.EndAsync());
            await old.DisposeAsync();
            var fresh = await StartAsync();
            instances.RemoveAt(0);
            instances.Add(fresh);
            balancer.Replace(old, fresh);
        }

        await over.CancelAsync();
        await looking;
        var (asked, failures) = await asking;
        foreach (var instance in instances)
            await instance.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_restarts} restarts, {asked} requests, {failures.Count} failures"
        );
        Assert.True(failures.Count == 0, $"{failures.Count} of {asked}: {failures.FirstOrDefault()}");
        Assert.True(asked > 100, $"{asked} requests");
    }

    // Longer than by default: the balancer below shares the machine with whatever else is tested.
    private static Task<Server> StartAsync() => Server.StartAsync(environment: ("Quotes__Drain", "00:00:05"));

    private static async Task<(int Asked, IReadOnlyCollection<string> Failures)> AskAsync(
        Balancer balancer,
        CancellationToken over
    )
    {
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var (running, asked, clock) = (new List<Task>(), 0, Stopwatch.StartNew());
        while (!over.IsCancellationRequested)
        {
            for (; asked < clock.Elapsed.TotalSeconds * RequestsPerSecond; asked++)
                running.Add(OneAsync(balancer.Next(), _paths[asked % _paths.Length], failures));
            await Task.Delay(5, CancellationToken.None);
        }
        await Task.WhenAll(running);
        return (asked, failures);
    }

    private static async Task OneAsync(
        Server server,
        string path,
        System.Collections.Concurrent.ConcurrentQueue<string> failures
    )
    {
        try
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if (answer.StatusCode != HttpStatusCode.OK)
                failures.Enqueue($"{path}: {(int)answer.StatusCode}");
        }
        catch (Exception failure)
            when (failure is HttpRequestException or TaskCanceledException or ObjectDisposedException)
        {
            failures.Enqueue($"{path}: {failure}");
        }
    }

    /// <summary>
    /// Sends each request to the next instance that was ready when it last looked, four times a second.
    /// </summary>
    private sealed class Balancer(IEnumerable<Server> servers)
    {
        private readonly Lock _gate = new();
        private List<Server> _all = [.. servers];
        private List<Server> _ready = [.. servers];
        private int _next;

        public Server Next()
        {
            lock (_gate)
                return _ready[_next++ % _ready.Count];
        }

        public void Replace(Server old, Server fresh)
        {
            lock (_gate)
                (_all, _ready) = (
                    [.. _all.Where(server => server != old), fresh],
                    [.. _ready.Where(server => server != old), fresh]
                );
        }

        public async Task LookAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                foreach (var server in _all)
                {
                    var isReady = await IsReadyAsync(server);
                    lock (_gate)
                        if (_all.Contains(server) && isReady != _ready.Contains(server))
                            _ready = isReady ? [.. _ready, server] : [.. _ready.Where(other => other != server)];
                }
                await Task.Delay(250, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private static async Task<bool> IsReadyAsync(Server server)
        {
            try
            {
                using var answer = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (Exception gone)
                when (gone is HttpRequestException or ObjectDisposedException or TaskCanceledException)
            {
                return false;
            }
        }
    }
}
