using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests.Database;

/// <summary>One database server that is dead or hangs is invisible; all dead is honest (G10).</summary>
[Collection("databases")]
public sealed class DatabaseFaultTests : IAsyncLifetime
{
    // The promise for the time after all have been gone.
    private static readonly TimeSpan _back = TimeSpan.FromSeconds(3);

    // What is in memory would be answered from there, whatever becomes of the database.
    private static readonly (string, string)[] _withoutMemory = [("Quotes__Cache", "0"), ("Quotes__Memory", "0")];

    private readonly SeedsFolder _seeds = new();
    private PostgresCluster? _started;
    private Server? _running;

    private PostgresCluster Cluster => _started!;
    private Server Server => _running!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _seeds.Plant("one.txt", "第一版", pairs: 30);
        _started = await PostgresCluster.StartAsync(standbys: 2);
        await Cluster.ImportAsync(_seeds.Path, _seeds.Data);
        _running = await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
            await _running.DisposeAsync();
        if (_started is not null)
            await _started.DisposeAsync();
        _seeds.Dispose();
    }

    private Task<Server> StartAsync() => Server.StartAsync(environment: [.. Cluster.Reading, .. _withoutMemory]);

    [Fact]
    public async Task A_standby_that_dies_is_not_noticed()
    {
        await using var load = new Load(Server.Address);
        await load.GoOnAsync(1_000);
        await Cluster.Nodes[1].KillAsync();
        await load.GoOnAsync(3_000);
        await Cluster.Nodes[1].StartAsync();
        await load.GoOnAsync(1_000);
        Judge(load);
    }

    [Fact]
    public async Task A_standby_that_hangs_is_not_noticed()
    {
        // So many that those it holds are more than a thousandth of all.
        await using var load = new Load(Server.Address, callers: 24);
        await load.GoOnAsync(1_000);
        await Cluster.Nodes[2].HangAsync();
        await load.GoOnAsync(3_000);
        await Cluster.Nodes[2].ResumeAsync();
        await load.GoOnAsync(1_000);
        Judge(load);
    }

    [Fact]
    public async Task A_standby_that_hangs_before_anybody_has_searched_is_not_noticed()
    {
        await using (var load = new Load(Server.Address))
            await load.GoOnAsync(200);
        await Cluster.Nodes[2].HangAsync();

        // What the first searches read for all later ones is read by then, so that none waits for it with another.
        var searches = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(limit => Server.GetAsync($"/v1/search?q=%E7%AC%AC%E4%B8%80&limit={limit}"))
        );

        Assert.All(searches, search => Assert.Equal(HttpStatusCode.OK, search.Answer.StatusCode));
        await Cluster.Nodes[2].ResumeAsync();
    }

    [Fact]
    public async Task Without_the_primary_reads_go_on_and_an_import_waits_for_it()
    {
        var before = await VersionAsync();
        await using var load = new Load(Server.Address);
        await Cluster.Nodes[0].KillAsync();
        await load.GoOnAsync(1_000);
        _seeds.Plant("two.txt", "第二版");
        var import = Cluster.ImportAsync(_seeds.Path, _seeds.Data);
        await load.GoOnAsync(1_000);
        Assert.False(import.IsCompleted);
        Assert.Equal(before, await VersionAsync());

        await Cluster.Nodes[0].StartAsync();
        await import;

        await Eventually.IsAsync(async () => await VersionAsync() != before, "The new corpus is never served.");
        await load.GoOnAsync(1_000);
        Judge(load);
    }

    [Fact]
    public async Task A_standby_that_is_promoted_takes_the_imports()
    {
        var before = await VersionAsync();
        await using var load = new Load(Server.Address);
        await Cluster.Nodes[0].KillAsync();
        await Cluster.Nodes[1].PromoteAsync();
        _seeds.Plant("two.txt", "第二版");
        await Cluster.ImportAsync(_seeds.Path, _seeds.Data);
        // The other still follows the primary that is gone: it serves what it has, whole, as long as it is there.
        await load.GoOnAsync(1_000);
        Assert.Equal(before, await VersionAsync());
        await Cluster.Nodes[2].KillAsync();
        await Eventually.IsAsync(async () => await VersionAsync() != before, "The new corpus is never served.");
        await load.GoOnAsync(1_000);
        Judge(load);
    }

    [Fact]
    public async Task Where_none_answers_that_is_said_and_it_is_soon_over()
    {
        await using var bot = await Bot.ConnectAsync(Server.Address);
        foreach (var node in Cluster.Nodes)
            await node.KillAsync();
        for (var i = 0; i < 20; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var (answer, body) = await Server.GetAsync($"/v1/quotes/random?seed={i}");
            Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, Load.Most);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, true, "application/problem+json"),
                (
                    answer.StatusCode,
                    answer.Headers.RetryAfter is not null,
                    answer.Content.Headers.ContentType?.MediaType
                )
            );
            Assert.Contains("/problems/unreachable", body);
        }
        var told = await bot.AskAsync("search", ("query", "客户"));
        Assert.True(told.IsError);
        Assert.Contains("No host of the database answers", Bot.TextOf(told));
        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/health/live")).Answer.StatusCode);

        await Cluster.Nodes[0].StartAsync();

        var back = Stopwatch.StartNew();
        await Eventually.IsAsync(
            async () => (await Server.GetAsync("/v1/quotes/random?seed=1")).Answer.StatusCode == HttpStatusCode.OK,
            "It is not found that the database is back."
        );
        Tell($"back after {back.Elapsed.TotalSeconds:F2} s");
        Assert.InRange(back.Elapsed, TimeSpan.Zero, Load.IsStrict ? _back : 10 * _back);
        // Back is back: no connection of before fails once more.
        for (var seed = 0; seed < 100; seed++)
            Assert.Equal(
                HttpStatusCode.OK,
                (await Server.GetAsync($"/v1/quotes/random?seed={seed}")).Answer.StatusCode
            );
    }

    [Fact]
    public async Task An_answer_is_of_one_corpus_while_another_is_imported()
    {
        async Task ImportAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                _seeds.Plant("two.txt", $"第{i}次");
                await Cluster.ImportAsync(_seeds.Path, _seeds.Data);
            }
        }
        var importing = ImportAsync();
        var versions = new HashSet<string>();
        while (!importing.IsCompleted)
        {
            var (answer, body) = await Server.GetAsync("/v1/corpus");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var version = answer.Headers.GetValues("Corpus-Version").Single();
            Assert.Contains($"\"version\":\"{version}\"", body);
            versions.Add(version);
        }
        await importing;
        Assert.True(versions.Count > 1, $"{versions.Count} versions were seen");
    }

    [Fact]
    public async Task Behind_nginx_one_of_two_instances_can_be_restarted_under_load()
    {
        await using var other = await StartAsync();
        using var nginx = await Nginx.StartAsync(Server.Address.Port, other.Address.Port);
        await using var load = new Load(nginx.Address);
        await load.GoOnAsync(1_000);
        Server.Terminate();
        await Server.EndAsync();
        await load.GoOnAsync(1_000);
        Assert.Empty(load.Failures);
    }

    private async Task<string> VersionAsync() =>
        (await Server.GetJsonAsync("/v1/corpus")).GetProperty("version").GetString()!;

    private static void Judge(Load load)
    {
        Tell($"{load.Failures.Count} of {load.Answers} failed, the longest took {load.Longest.TotalSeconds:F2} s");
        Tell(string.Join('\n', load.Failures.Take(3)));
        Assert.True(
            load.Failures.Count * 1_000 <= load.Answers,
            $"{load.Failures.Count} of {load.Answers}: {string.Join('\n', load.Failures.Take(3))}"
        );
        Assert.InRange(load.Longest, TimeSpan.Zero, Load.Most);
    }

    private static void Tell(string figure) => TestContext.Current.TestOutputHelper?.WriteLine(figure);
}
