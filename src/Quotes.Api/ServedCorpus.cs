using Microsoft.Extensions.Options;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>The corpus that is being served; none until the first one is open.</summary>
public sealed partial class ServedCorpus(IOptions<Settings> settings, ILogger<ServedCorpus> log) : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Held? _current;
    private CancellationTokenSource _keeping = new();
    private bool _isDisposed;

    /// <summary>Whether there is one.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>How far an import has come that is under way; null where none is.</summary>
    public ImportProgress? Import { get; set; }

    /// <summary>The answers that are kept of what is served now; null until a corpus is open.</summary>
    internal AnswerCache? Answers => Volatile.Read(ref _current)?.Answers;

    /// <summary>How many bytes the corpus takes that is kept in memory; 0 where the store answers.</summary>
    internal long Remembered => Volatile.Read(ref _current)?.Store.Remembered ?? 0;

    /// <summary>Whether a store that was taken is the one that is served now.</summary>
    internal bool Serves(Held held) => ReferenceEquals(held, Volatile.Read(ref _current));

    /// <summary>Takes the store that is served now; whoever takes it must give it back.</summary>
    internal Held? Take()
    {
        lock (_gate)
            return _current?.Taken();
    }

    /// <summary>Serves a store from now on; the one before goes when its last reader has given it back.</summary>
    public void Publish(QuoteStore store)
    {
        Held? before;
        CancellationToken ct;
        lock (_gate)
        {
            // An import may end when the service has.
            if (_isDisposed)
            {
                store.Dispose();
                return;
            }
            (before, _current) = (_current, new Held(store, new AnswerCache(settings.Value.Cache)));
            _keeping.Cancel();
            _keeping.Dispose();
            _keeping = new CancellationTokenSource();
            ct = _keeping.Token;
        }
        _opened.TrySetResult();
        before?.Retire();
        _ = RememberAsync(ct);
    }

    /// <summary>Waits until a store is open, but no longer than it is given.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken ct) =>
        _opened.Task.WaitAsync(patience, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _keeping.Cancel();
            _keeping.Dispose();
            _current?.Retire();
            _current = null;
        }
    }

    /// <summary>
    /// Keeps the corpus that is served in memory, as far as the settings and the machine allow. Nobody waits for it:
    /// without it the store answers.
    /// </summary>
    private async Task RememberAsync(CancellationToken ct)
    {
        // The setting knows nothing of the machine, or of the part of it that is ours.
        var most = Math.Min(settings.Value.Memory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        if (most == 0 || Take() is not { } held)
            return;
        try
        {
            await Task.Yield();
            if (await held.Store.RememberAsync(most, ct) is { } bytes)
                LogKept(held.Store.Version, bytes / Megabyte);
            else
                LogTooLarge(held.Store.Version);
        }
        catch (OperationCanceledException)
        {
            // Another corpus is served by now.
        }
        catch (OutOfMemoryException)
        {
            LogTooLarge(held.Store.Version);
        }
        catch (Exception failure)
        {
            // Nobody waits for it; without it the store answers, and why it is slow must be told.
            LogFailure(failure);
        }
        finally
        {
            held.GiveBack();
            Leavings.GiveBack();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Corpus {Version} is kept in {Megabytes} MB of memory")]
    private partial void LogKept(string version, long megabytes);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Corpus {Version} is answered from the store: it takes more memory than it may"
    )]
    private partial void LogTooLarge(string version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The corpus could not be read into memory; the store answers")]
    private partial void LogFailure(Exception failure);

    /// <summary>A store, its answers, and how many read from it, the service itself among them.</summary>
    internal sealed class Held(QuoteStore store, AnswerCache answers)
    {
        private int _readers = 1;

        public QuoteStore Store => store;

        public AnswerCache Answers => answers;

        public Held Taken()
        {
            Interlocked.Increment(ref _readers);
            return this;
        }

        /// <summary>
        /// Is served no longer; who still reads it is answered from its store, for two take twice the memory.
        /// </summary>
        public void Retire()
        {
            store.Forget();
            GiveBack();
        }

        public void GiveBack()
        {
            if (Interlocked.Decrement(ref _readers) > 0)
                return;
            store.Dispose();
            answers.Clear();
            Leavings.GiveBack();
        }
    }
}
