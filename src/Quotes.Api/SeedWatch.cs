namespace Quotes.Api;

/// <summary>
/// Tells when something may have changed in a folder: the operating system says so where it can, and time passes where
/// it cannot (network disks, a folder that is not there yet).
/// </summary>
internal sealed class SeedWatch(string folder) : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private FileSystemWatcher? _watcher;

    /// <summary>Waits for a change, but no longer than it is given.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        Begin();
        await _changed.WaitAsync(longest, ct);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    private void Begin()
    {
        if (_watcher is not null || !Directory.Exists(folder))
            return;
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Signal();
            watcher.Created += (_, _) => Signal();
            watcher.Deleted += (_, _) => Signal();
            watcher.Renamed += (_, _) => Signal();
            watcher.Error += (_, _) => End();
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No more watches are to be had of the system, or the folder has just gone: time tells as well.
        }
    }

    private void End()
    {
        Interlocked.Exchange(ref _watcher, null)?.Dispose();
        Signal();
    }

    private void Signal()
    {
        try
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Another change said so already, or nobody waits any more.
        }
    }
}
