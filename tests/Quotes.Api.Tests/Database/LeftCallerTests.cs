using System.Diagnostics;

namespace Quotes.Api.Tests.Database;

/// <summary>Whoever leaves takes his statement with him (G7).</summary>
[Collection("databases")]
public sealed class LeftCallerTests : IAsyncLifetime
{
    private readonly SeedsFolder _seeds = new();
    private PostgresCluster? _cluster;
    private Server? _server;

    private PostgresNode Primary => _cluster!.Nodes[0];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _seeds.Plant("one.txt", "第一版");
        _cluster = await PostgresCluster.StartAsync(standbys: 0);
        await _cluster.ImportAsync(_seeds.Path, _seeds.Data);
        _server = await Server.StartAsync(
            environment: [.. _cluster.Reading, ("Quotes__Cache", "0"), ("Quotes__Memory", "0")]
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _seeds.Dispose();
    }

    [Fact]
    public async Task A_statement_whose_caller_leaves_is_stopped()
    {
        var schema = (await Primary.QueryAsync("quotes", "-c", "SELECT schema FROM quotes.generation")).Trim();
        // Nobody reads a quote meanwhile.
        var held = Primary.QueryAsync(
            "quotes",
            "-c",
            $"BEGIN; LOCK TABLE {schema}.quote IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(4); COMMIT"
        );
        await Eventually.IsAsync(async () => await HoldsAsync("mode = 'AccessExclusiveLock'"), "Nothing is locked.");
        using var leaves = new CancellationTokenSource();
        var asked = _server!.Client.GetAsync(new Uri("/v1/quotes?limit=3", UriKind.Relative), leaves.Token);
        await Eventually.IsAsync(async () => await HoldsAsync("NOT granted"), "The statement does not wait.");

        var left = Stopwatch.StartNew();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Eventually.IsAsync(async () => !await HoldsAsync("NOT granted"), "The statement waits on.");

        TestContext.Current.TestOutputHelper?.WriteLine($"stopped after {left.ElapsedMilliseconds} ms");
        Assert.InRange(left.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(Load.IsStrict ? 500 : 5_000));
        // Neither its end nor its own time has come.
        var log = await File.ReadAllTextAsync(Primary.Folder + ".log", TestContext.Current.CancellationToken);
        Assert.Contains("canceling statement due to user request", log);
        await held;
        Assert.Equal("", (await _server.GetAsync("/v1/quotes?limit=4")).Answer.IsSuccessStatusCode ? "" : log);
    }

    private async Task<bool> HoldsAsync(string lockThat) =>
        (await Primary.QueryAsync("quotes", "-c", $"SELECT EXISTS (SELECT 1 FROM pg_locks WHERE {lockThat})")).Trim()
        == "t";
}
