using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>A service that is told to stop lets everybody finish, and says so to load balancers first.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task Readiness_falls_first_and_whoever_still_comes_is_served_to_the_end()
    {
        await using var server = await Server.StartAsync(environment: ("Quotes__Drain", "00:00:03"));
        server.Terminate();
        await Eventually.IsAsync(
            async () => (await server.GetAsync("/health/ready")).Answer.StatusCode != HttpStatusCode.OK,
            "it stays ready"
        );

        var (ready, body) = await server.GetAsync("/health/ready");
        var (live, _) = await server.GetAsync("/health/live");
        var (served, _) = await server.GetAsync("/v1/quotes");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"type\":\"/problems/draining\"", body);
        Assert.Equal("5", ready.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.True(served.Headers.ConnectionClose);
        Assert.Equal(0, await server.EndAsync());
    }

    [Fact]
    public async Task An_export_that_has_begun_is_finished()
    {
        using var seeds = new SeedsFolder();
        for (var i = 0; i < 10; i++)
            seeds.Plant($"talk-{i}.txt", $"第{i}人", pairs: 250);
        await using var server = await seeds.ServeAsync(("Quotes__Drain", "00:00:01"));
        using var client = await RawClient.ConnectAsync(server.Address, unread: 4096);
        await client.SendAsync("GET /v1/quotes/export HTTP/1.1\r\nHost: quotes\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadSomeAsync());
        server.Terminate();
        await Eventually.IsAsync(async () => !await ListensAsync(server), "it still listens");

        var rest = await client.ReadToEndAsync();

        Assert.EndsWith("\r\n0\r\n\r\n", rest);
        Assert.Equal(0, await server.EndAsync());
    }

    [Fact]
    public async Task Every_event_is_one_line_of_JSON_in_which_nothing_is_obeyed()
    {
        using var seeds = new SeedsFolder();
        var name = "bad\u001b[31m\n\u202egnp.txt";
        await File.WriteAllTextAsync(
            seeds.In(name),
            "天下大势，分久必合，合久必分。\n",
            TestContext.Current.CancellationToken
        );
        seeds.Plant("talk.txt", "甲");
        await using var server = await seeds.ServeAsync();

        await Eventually.IsAsync(
            () => Task.FromResult(server.Log.Any(message => message.StartsWith(name, StringComparison.Ordinal))),
            "nothing is said of the file"
        );
        Assert.All(
            server.Lines,
            line =>
            {
                using var entry = JsonDocument.Parse(line);
                Assert.Equal(JsonValueKind.String, entry.RootElement.GetProperty("Timestamp").ValueKind);
                Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u202e' or '\u2028');
            }
        );
        Assert.Contains(server.Lines, line => line.Contains("\\u202egnp.txt", StringComparison.Ordinal));
    }

    private static async Task<bool> ListensAsync(Server server)
    {
        try
        {
            using var client = await RawClient.ConnectAsync(server.Address);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
