using System.Net;

namespace Quotes.Api.Tests;

/// <summary>How much a single client may take, however rudely it asks.</summary>
public sealed class LimitTests : IDisposable
{
    private const string Export = "GET /v1/quotes/export HTTP/1.1\r\nHost: quotes\r\n\r\n";

    private const string Post = "POST /v1/verifications HTTP/1.1\r\nHost: quotes\r\nContent-Type: application/json\r\n";

    // Little for a client, much less than an export of the seeds below.
    private const int Unread = 4096;

    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task A_head_that_does_not_come_in_time_is_not_waited_for()
    {
        await using var server = await ServeAsync(("HeaderTime", "00:00:01"));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /v1 HTTP/1.1\r\nHost: quotes\r\nX-Slow: ");

        Assert.StartsWith("HTTP/1.1 408 ", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_a_408()
    {
        await using var server = await ServeAsync(("BodyTime", "00:00:01"));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync(Post + "Content-Length: 50\r\n\r\n{");

        var answer = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 408 ", answer);
        Assert.Contains("Connection: close", answer);
        Assert.Contains("\"type\":\"/problems/timeout\"", answer);
        // Whoever sends slowly fills no log.
        Assert.DoesNotContain(server.Lines, line => line.Contains("\"LogLevel\":\"Error\""));
    }

    [Fact]
    public async Task A_body_may_take_longer_to_come_than_its_answer()
    {
        await using var server = await ServeAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync(Post + "Connection: close\r\nContent-Length: 19\r\n\r\n{");
        await Task.Delay(TimeSpan.FromSeconds(7), TestContext.Current.CancellationToken);
        await client.SendAsync("\"text\":\"customer\"}");

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_connection_that_asks_nothing_more_is_closed()
    {
        await using var server = await ServeAsync(("IdleTime", "00:00:01"));
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /v1 HTTP/1.1\r\nHost: quotes\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_body_beyond_the_limit_of_an_operation_is_a_413()
    {
        await using var server = await ServeAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.TrySendAsync(Post + "Content-Length: 65537\r\n\r\n");

        var answer = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.Contains("\"type\":\"/problems/too-large\"", answer);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_the_next_is_served_once_there_is_room()
    {
        await using var server = await ServeAsync(("Connections", "3"));
        var held = new List<RawClient>();
        for (var i = 0; i < 3; i++)
            held.Add(await RawClient.ConnectAsync(server.Address));
        using var late = await RawClient.ConnectAsync(server.Address);
        await late.TrySendAsync("GET /v1 HTTP/1.1\r\nHost: quotes\r\n\r\n");

        Assert.Equal("", await late.ReadToEndAsync());
        held.ForEach(client => client.Dispose());
        await Eventually.IsAsync(async () => await AnswersAsync(server), "there is no room again");
    }

    [Fact]
    public async Task An_export_that_is_not_read_is_cut_and_never_looks_whole()
    {
        PlantMuch();
        await using var server = await ServeAsync(("AnswerTime", "00:00:02"), ("UnreadTime", "1.00:00:00"));
        using var client = await RawClient.ConnectAsync(server.Address, Unread);
        await client.SendAsync(Export);
        Assert.True(client.IsHeld());
        await Eventually.IsAsync(() => Task.FromResult(!client.IsHeld()), "it is still connected");

        var answer = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 ", answer);
        Assert.Contains("Transfer-Encoding: chunked", answer);
        Assert.False(answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal), "what was cut looks whole");
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_let_go_though_its_answer_has_time()
    {
        PlantMuch();
        await using var server = await ServeAsync(("UnreadTime", "00:00:02"), ("AnswerTime", "1.00:00:00"));
        using var client = await RawClient.ConnectAsync(server.Address, Unread);
        await client.SendAsync(Export);

        Assert.True(client.IsHeld());
        await Eventually.IsAsync(() => Task.FromResult(!client.IsHeld()), "it is still connected");
    }

    [Theory]
    [InlineData("ExportsEach", HttpStatusCode.TooManyRequests, "/problems/too-many-requests")]
    [InlineData("Exports", HttpStatusCode.ServiceUnavailable, "/problems/busy")]
    public async Task Exports_beyond_the_limit_wait_until_one_has_ended(
        string limit,
        HttpStatusCode status,
        string type
    )
    {
        PlantMuch();
        await using var server = await ServeAsync((limit, "1"));
        var client = await RawClient.ConnectAsync(server.Address, Unread);
        await client.SendAsync(Export);
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadSomeAsync());

        var (refused, body) = await server.GetAsync("/v1/quotes/export");
        var (other, _) = await server.GetAsync("/v1/quotes");

        Assert.Equal(status, refused.StatusCode);
        Assert.Contains($"\"type\":\"{type}\"", body);
        Assert.Equal("5", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        client.Dispose();
        await Eventually.IsAsync(
            async () => (await server.GetAsync("/v1/quotes/export?format=csv")).Answer.StatusCode == HttpStatusCode.OK,
            "no export runs again"
        );
    }

    [Theory]
    [InlineData("Quotes__Limits__Connections", "0")]
    [InlineData("Quotes__Limits__BodyTime", "00:00:00")]
    [InlineData("Quotes__Limits__Requests", "-1")]
    [InlineData("Quotes__Limits__Proxies", "10.0.0.0/8,proxy")]
    [InlineData("Quotes__Drain", "-00:00:01")]
    public async Task A_limit_that_is_none_stops_the_start(string setting, string value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _seeds.ServeAsync((setting, value)));
        Assert.Contains("must be", failure.Message);
    }

    private Task<Server> ServeAsync(params (string Name, string Value)[] limits) =>
        _seeds.ServeAsync([.. limits.Select(limit => ("Quotes__Limits__" + limit.Name, limit.Value))]);

    // An export of more than the system holds for both sides of a connection.
    private void PlantMuch()
    {
        for (var i = 0; i < 10; i++)
            _seeds.Plant($"talk-{i}.txt", $"第{i}人", pairs: 250);
    }

    private static async Task<bool> AnswersAsync(Server server)
    {
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.TrySendAsync("GET /v1 HTTP/1.1\r\nHost: quotes\r\nConnection: close\r\n\r\n");
        return (await client.ReadToEndAsync()).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);
    }
}
