using Microsoft.Extensions.Options;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>The corpus that is being served; none until the first one is open.</summary>
public sealed class ServedCorpus(IOptions<Settings> settings) : IDisposable
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Held? _current;

    /// <summary>Whether there is one.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>How far an import has come that is under way; null where none is.</summary>
    public ImportProgress? Import { get; set; }

    /// <summary>The answers that are kept of what is served now; null until a corpus is open.</summary>
    internal AnswerCache? Answers => Volatile.Read(ref _current)?.Answers;

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
        lock (_gate)
            (before, _current) = (_current, new Held(store, new AnswerCache(settings.Value.Cache)));
        _opened.TrySetResult();
        before?.GiveBack();
    }

    /// <summary>Waits until a store is open, but no longer than it is given.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken ct) =>
        _opened.Task.WaitAsync(patience, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _current?.GiveBack();
            _current = null;
        }
    }

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

        public void GiveBack()
        {
            if (Interlocked.Decrement(ref _readers) > 0)
                return;
            store.Dispose();
            answers.Clear();
            // Not in the reader's own time.
            ThreadPool.UnsafeQueueUserWorkItem(_ => Collect(), null);
        }

        // What a corpus leaves is old and much, and the runtime would keep it for minutes: where memory is plenty it
        // looks through old objects as rarely as it can. A corpus goes once in a while, and the pause is short.
        private static void Collect() =>
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
