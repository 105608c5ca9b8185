using System.Globalization;
using System.Net;

namespace Quotes.Api.Tests;

/// <summary>A flood of queries that nobody repeats costs nothing lasting, in a heap of 256 MB (G11).</summary>
public sealed class FloodTests
{
    private static readonly int _count = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 200_000 : 10_000;

    [Fact]
    public async Task What_is_kept_stays_and_nothing_is_added()
    {
        await using var server = await Server.StartAsync(environment: ("DOTNET_GCHeapHardLimit", "0x10000000"));
        for (var i = 0; i < 4; i++)
            await server.GetAsync("/v1/themes");
        await FloodAsync(server, 0, 2_000);
        var (before, kept) = (Vitals.Of(server), await MetricAsync(server, "quotes_cache_size_bytes"));

        await FloodAsync(server, 2_000, _count);
        await server.GetAsync("/v1/themes");

        var after = Vitals.Of(server);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_count} queries: {before} then {after}");
        Assert.Equal(kept, await MetricAsync(server, "quotes_cache_size_bytes"));
        Assert.Equal(3, await MetricAsync(server, "quotes_requests_total", "kept=\"yes\""));
        Assert.InRange(after.Resident, 0, 256L * 1024 * 1024);
    }

    private static Task FloodAsync(Server server, int from, int to) =>
        Parallel.ForAsync(
            from,
            to,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, ct) =>
            {
                var query = $"/v1/quotes?minLength={i % 5000}&maxLength={5000 + (i / 5000)}";
                using var answer = await server.Client.GetAsync(new Uri(query, UriKind.Relative), ct);
                await answer.Content.ReadAsByteArrayAsync(ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        );

    private static async Task<double> MetricAsync(Server server, string name, string label = "")
    {
        await Task.Delay(400, TestContext.Current.CancellationToken);
        var (_, page) = await server.GetAsync("/metrics");
        return page.Split('\n')
            .Where(line =>
                line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal)
            )
            .Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
    }
}
