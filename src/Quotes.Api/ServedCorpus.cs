using Quotes.Storage;

namespace Quotes.Api;

/// <summary>The corpus that is being served; none until the first one is open.</summary>
public sealed class ServedCorpus : IDisposable
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile QuoteStore? _current;

    /// <summary>The open store; null until there is one.</summary>
    public QuoteStore? Current => _current;

    /// <summary>Serves a store from now on.</summary>
    public void Publish(QuoteStore store)
    {
        _current = store;
        _opened.TrySetResult();
    }

    /// <summary>Waits until a store is open, but no longer than it is given.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken ct) =>
        _opened.Task.WaitAsync(patience, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();
}
