using System.Diagnostics;

namespace Quotes.Benchmarks.Load;

/// <summary>An import by the service, from its start on empty folders until the corpus is served.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Memory">The most that the service held in memory meanwhile.</param>
internal sealed record ImportTime(double Seconds, Memory Memory);

internal static class ImportBenchmark
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    // A corpus that takes more than the service may is never there.
    private static readonly TimeSpan _patienceForMemory = TimeSpan.FromMinutes(6);

    /// <summary>Waits until a service has its corpus in memory.</summary>
    public static async Task RememberedAsync(Running service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < _patienceForMemory; await Task.Delay(200))
        {
            Children.ThrowIfInterrupted();
            var lines = (await client.GetStringAsync("/metrics")).Split('\n');
            var line = lines.FirstOrDefault(line =>
                line.StartsWith("quotes_memory_size_bytes", StringComparison.Ordinal)
            );
            if (line is not null && !line.EndsWith(" 0", StringComparison.Ordinal))
                return;
        }
    }

    /// <summary>Starts the service on a seeds folder, and leaves it running.</summary>
    public static async Task<(Running Service, ImportTime Time)> StartAsync(
        Published published,
        params (string, string)[] settings
    )
    {
        var clock = Stopwatch.StartNew();
        var service = await published.StartAsync(settings);
        try
        {
            using var client = new HttpClient { BaseAddress = service.Address };
            var most = service.Memory;
            while (true)
            {
                Children.ThrowIfInterrupted();
                most = most.Or(service.Memory);
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return (service, new ImportTime(clock.Elapsed.TotalSeconds, most));
                if (clock.Elapsed > _patience)
                    throw new TimeoutException("The service has not become ready.");
                await Task.Delay(20);
            }
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }
}
