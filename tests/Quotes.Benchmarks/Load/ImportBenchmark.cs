using System.Diagnostics;

namespace Quotes.Benchmarks.Load;

/// <summary>An import by the service, from its start on empty folders until the corpus is served.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Memory">The most that the service held in memory meanwhile.</param>
internal sealed record ImportTime(double Seconds, Memory Memory);

internal static class ImportBenchmark
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

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
