using System.Collections.Concurrent;

namespace Quotes.Api.Http;

/// <summary>
/// The answers of one generation of the corpus that are asked for again and again, up to so many bytes. What is asked
/// once is never kept, so that a flood of queries that nobody repeats leaves nothing behind.
/// </summary>
/// <param name="budget">The most bytes; 0 for no answer at all.</param>
internal sealed class AnswerCache(long budget)
{
    // Beside its bytes an entry takes about this for its objects and its places in the tables.
    private const int Overhead = 512;

    private readonly ConcurrentDictionary<AnswerKey, KeptAnswer> _kept = new();
    private readonly Queue<AnswerKey> _oldest = new();
    private readonly int[] _asked = new int[budget > 0 ? 1 << 14 : 0];
    private readonly Lock _gate = new();
    private long _bytes;

    /// <summary>How many bytes all that is kept takes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The most bytes that one answer may take: none puts many others out.</summary>
    public int MostBytes => (int)Math.Min(budget / 32, int.MaxValue);

    /// <summary>The answer that is kept; null where there is none.</summary>
    public KeptAnswer? Find(in AnswerKey key) => _kept.GetValueOrDefault(key);

    /// <summary>Whether the answer is to be kept: it is asked for the second time, as far as is remembered.</summary>
    public bool Wants(in AnswerKey key)
    {
        if (_asked.Length == 0)
            return false;
        var hash = key.GetHashCode();
        ref var place = ref _asked[hash & (_asked.Length - 1)];
        if (place == hash)
            return true;
        place = hash;
        return false;
    }

    /// <summary>Keeps an answer; for it go the oldest that nobody has asked for of late.</summary>
    public void Keep(in AnswerKey key, KeptAnswer answer)
    {
        if (answer.Size > MostBytes)
            return;
        lock (_gate)
        {
            if (!_kept.TryAdd(key, answer))
                return;
            _oldest.Enqueue(key);
            _bytes += SizeOf(key, answer);
            while (_bytes > budget)
                TakeOutOldest();
        }
    }

    /// <summary>Keeps nothing any longer: nobody asks for it again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _kept.Clear();
            _oldest.Clear();
            _bytes = 0;
        }
    }

    private void TakeOutOldest()
    {
        var key = _oldest.Dequeue();
        var answer = _kept[key];
        if (answer.IsInUse)
        {
            answer.IsInUse = false;
            _oldest.Enqueue(key);
            return;
        }
        _kept.TryRemove(key, out _);
        _bytes -= SizeOf(key, answer);
    }

    private static int SizeOf(in AnswerKey key, KeptAnswer answer) => Overhead + (2 * key.Length) + answer.Size;
}
