using System.Diagnostics;
using Quotes.Api.Tests.Database;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// The same corpus in PostgreSQL of Debian's packages, on this machine, without standbys. It ends with this.
/// </summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;

    private Postgres(PostgresCluster cluster, double seconds) => (_cluster, Seconds) = (cluster, seconds);

    /// <summary>How long the corpus took to be copied.</summary>
    public double Seconds { get; }

    /// <summary>Starts it with the corpus that a data folder holds.</summary>
    public static async Task<Postgres> StartAsync(Published service, string seeds, string data)
    {
        // As its manual advises for a machine of its own: shared buffers of a quarter of the memory.
        var megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / 1_000_000;
        var cluster = await PostgresCluster.StartAsync(
            standbys: 0,
            $"""
            shared_buffers = {megabytes}MB
            maintenance_work_mem = 256MB
            max_wal_size = 8GB

            """
        );
        try
        {
            var clock = Stopwatch.StartNew();
            await service.RunAsync(
                "import",
                ("Quotes__Seeds", seeds),
                ("Quotes__Data", data),
                ("Quotes__Connection", cluster.Connection("quotes_importer"))
            );
            return new Postgres(cluster, clock.Elapsed.TotalSeconds);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server that reads from it, and waits until it is ready.</summary>
    /// <param name="service">What reads.</param>
    /// <param name="settings">Further settings.</param>
    public async Task<Running> ServeAsync(Published service, params (string, string)[] settings) =>
        // As deploy/ has it: who waits for another process had better not spin meanwhile.
        (
            await ImportBenchmark.StartAsync(
                service,
                [.. _cluster.Reading, .. settings, ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0")]
            )
        ).Service;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
