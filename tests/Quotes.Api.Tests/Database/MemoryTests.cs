using System.Net;

namespace Quotes.Api.Tests.Database;

/// <summary>What an instance has in memory it answers without any host of the database.</summary>
[Collection("databases")]
public sealed class MemoryTests
{
    [Fact]
    public async Task Quotes_lists_searches_and_draws_go_on_without_any_host()
    {
        using var seeds = new SeedsFolder();
        seeds.Plant("one.txt", "第一版", pairs: 30);
        await using var cluster = await PostgresCluster.StartAsync(standbys: 1);
        await cluster.ImportAsync(seeds.Path, seeds.Data);
        await using var server = await Server.StartAsync(environment: [.. cluster.Reading, ("Quotes__Cache", "0")]);
        await Eventually.IsAsync(
            () => Task.FromResult(server.Lines.Any(line => line.Contains(" MB of memory", StringComparison.Ordinal))),
            "The corpus is not read into memory."
        );
        var id = (await server.GetJsonAsync("/v1/quotes?limit=1")).GetProperty("items")[0].GetProperty("id");
        string[] paths =
        [
            $"/v1/quotes/{id.GetString()}",
            "/v1/quotes?limit=2",
            "/v1/quotes?q=%E7%AC%AC",
            "/v1/quotes?q=%E5%AE%A2%E6%88%B7&sort=relevance",
            "/v1/quotes/random?seed=3",
        ];
        var before = await AnswersAsync(server, paths);
        Assert.DoesNotContain(before, answer => answer.Status != HttpStatusCode.OK);

        foreach (var node in cluster.Nodes)
            await node.KillAsync();

        await Eventually.IsAsync(
            async () => (await server.GetAsync("/v1/speakers")).Answer.StatusCode != HttpStatusCode.OK,
            "The database is not gone."
        );
        Assert.Equal(before, await AnswersAsync(server, paths));
    }

    private static async Task<List<(HttpStatusCode Status, string Body)>> AnswersAsync(Server server, string[] paths)
    {
        var all = new List<(HttpStatusCode, string)>();
        foreach (var path in paths)
        {
            var (answer, body) = await server.GetAsync(path);
            all.Add((answer.StatusCode, body));
        }
        return all;
    }
}
