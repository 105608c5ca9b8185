using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// Looks again and again which corpus the hosts of the database have, and serves the newest. What is served stays where none
/// of them answers: requests find out by themselves.
/// </summary>
internal sealed partial class DatabaseWatch(
    DatabaseHosts hosts,
    ServedCorpus served,
    Measures measures,
    TimeProvider clock,
    ILogger<DatabaseWatch> log
) : BackgroundService
{
    // A host that is back is found within this and the second that a look may take.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    private DatabaseGeneration? _served;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await hosts.LookAsync(stoppingToken);
                if (hosts.Newest(_served) is { } newest && newest != _served)
                    await ServeAsync(newest, stoppingToken);
            }
            catch (DatabaseUnreachableException)
            {
                // It went while it was being opened; the next look says who is left.
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogDefect(failure);
            }
            await Task.Delay(_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(DatabaseGeneration generation, CancellationToken stopping)
    {
        var begun = clock.GetTimestamp();
        var store = hosts.Open(generation);
        try
        {
            // What a statement of a request has no time for is read before there are requests, and what they would wait
            // for together; hosts are looked at meanwhile, for one may hang.
            var warming = store.WarmAsync(stopping, least: 0);
            while (await Task.WhenAny(warming, Task.Delay(_pause, clock, stopping)) != warming)
                await hosts.LookAsync(stopping);
            await warming;
        }
        catch
        {
            store.Dispose();
            throw;
        }
        served.Publish(store);
        _served = generation;
        measures.Published(clock.GetElapsedTime(begun));
        LogOpen(store.Version, generation.Schema);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        hosts.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Corpus {Version} is open, from {Schema}")]
    private partial void LogOpen(string version, string schema);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be read, by a defect or for want of a right")]
    private partial void LogDefect(Exception defect);
}
