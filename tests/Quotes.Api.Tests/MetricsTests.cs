using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Quotes.Api.Tests;

/// <summary>What the service tells of itself: to Prometheus, and to a collector where one is named.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Requests_are_counted_by_route_status_and_generation_and_the_given_again_apart()
    {
        await using var server = await Server.StartAsync();
        // Durations are taken from the first look on at the latest.
        await PageAsync(server);
        for (var i = 0; i < 5; i++)
            await server.GetAsync("/v1/themes");
        await server.GetAsync("/v1/quotes?limit=0");
        await server.GetAsync("/v1/quotes/q-zzzzzzzzzzzz");
        await server.GetAsync("/nowhere/at/all");

        var page = await PageAsync(server);

        // The first makes the answer, the second keeps it.
        Assert.Equal(2, Value(page, "quotes_requests_total", "kept=\"no\"", "route=\"/v1/themes\"", "status=\"200\""));
        Assert.Equal(3, Value(page, "quotes_requests_total", "kept=\"yes\"", "route=\"/v1/themes\"", "status=\"200\""));
        Assert.Equal(1, Value(page, "quotes_requests_total", "route=\"/v1/quotes\"", "status=\"400\""));
        Assert.Equal(1, Value(page, "quotes_requests_total", "route=\"/v1/quotes/{id}\"", "generation=\"current\""));
        Assert.Equal(1, Value(page, "quotes_requests_total", "route=\"none\"", "status=\"404\""));
        Assert.Equal(2, Value(page, "quotes_request_duration_seconds_count", "route=\"/v1/themes\""));
        Assert.Equal(1, Value(page, "quotes_publications_total", "result=\"published\""));
        Assert.Equal(0, Value(page, "quotes_publications_total", "result=\"failed\""));
        Assert.Equal(1, Value(page, "quotes_ready"));
        Assert.True(Value(page, "quotes_store_duration_seconds_count") > 0);
        Assert.True(Value(page, "quotes_cache_size_bytes") > 0);
        Assert.True(Value(page, "quotes_import_duration_seconds") > 0);
    }

    [Fact]
    public async Task Nothing_that_callers_send_becomes_a_label()
    {
        await using var server = await Server.StartAsync();
        await server.GetAsync("/v1");
        await server.GetAsync("/nowhere");
        await SendAsync(server, "BREW", "/nowhere");
        await server.GetAsync("/v1/quotes/q-000000000000");
        await PageAsync(server);
        var before = (await PageAsync(server)).Count(line =>
            line.StartsWith("quotes_requests", StringComparison.Ordinal)
        );

        for (var i = 0; i < 200; i++)
        {
            await server.GetAsync($"/nowhere/{i}?x={i}", ("User-Agent", $"robot/{i}"), ("Host", $"host{i}"));
            await SendAsync(server, $"BREW{i}", "/nowhere");
            await server.GetAsync($"/v1/quotes/q-00000000{i:D4}");
        }

        var page = await PageAsync(server);
        Assert.Equal(before, page.Count(line => line.StartsWith("quotes_requests", StringComparison.Ordinal)));
        Assert.DoesNotContain(page, line => line.Contains("robot", StringComparison.Ordinal) || line.Contains("BREW"));
    }

    [Fact]
    public async Task Where_the_measures_have_an_address_of_their_own_they_are_nowhere_else()
    {
        var own = $"http://127.0.0.1:{FreePort()}";
        await using var server = await Server.StartAsync(environment: ("Quotes__MetricsUrl", own));

        var (beside, _) = await server.GetAsync("/metrics");
        var page = await server.Client.GetStringAsync(new Uri(own + "/metrics"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, beside.StatusCode);
        Assert.Contains("quotes_requests_total", page);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/v1")).Answer.StatusCode);
    }

    [Fact]
    public async Task Measures_and_traces_go_to_the_collector_that_is_named()
    {
        using var collector = new Collector();
        await using var server = await Server.StartAsync(
            null,
            null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ("Quotes__Drain", "0")
        );
        await Eventually.IsAsync(
            async () =>
            {
                await server.GetAsync("/v1/quotes?limit=1");
                return collector.Posts.Any(post => post.Path == "/v1/traces")
                    && collector.Posts.Any(post => post.Path == "/v1/metrics");
            },
            "the collector has heard nothing"
        );
        server.Terminate();
        Assert.Equal(0, await server.EndAsync());
        Assert.Contains(
            collector.Posts,
            post => post.Path == "/v1/traces" && post.Body.Contains("GET /v1/quotes", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            collector.Posts,
            post => post.Path == "/v1/traces" && post.Body.Contains("/health/ready", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_address_of_the_measures_that_is_none_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Server.StartAsync(environment: ("Quotes__MetricsUrl", "9464"))
        );
        Assert.Contains("Quotes__MetricsUrl must be", failure.Message);
    }

    private static async Task<string[]> PageAsync(Server server)
    {
        // What was written is given again for 300 ms.
        await Task.Delay(400, TestContext.Current.CancellationToken);
        var (answer, page) = await server.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return page.Split('\n');
    }

    private static double Value(string[] page, string name, params string[] labels) =>
        page.Where(line =>
                line.StartsWith(name, StringComparison.Ordinal)
                && labels.All(label => line.Contains(label, StringComparison.Ordinal))
            )
            .Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));

    private static async Task SendAsync(Server server, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var _ = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
