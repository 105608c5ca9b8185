namespace Quotes.Storage;

/// <summary>
/// How the rows that hold one term of an index rank: as FTS5's bm25 says, to the last bit, but with the lengths of all
/// rows at hand. FTS5 looks each up in a table of its own, which for a common term took ten times as long.
/// </summary>
internal sealed partial class TermRanks
{
    // The constants of FTS5 (https://sqlite.org/fts5.html#the_bm25_function).
    internal const double K1 = 1.2;
    internal const double B = .75;
    private const double LeastWeight = 1e-6;

    private readonly long[] _seqs;
    private readonly int[] _lengths;
    private readonly double _average;

    private TermRanks(long[] seqs, int[] lengths)
    {
        (_seqs, _lengths) = (seqs, lengths);
        _average = (double)lengths.Sum(length => (long)length) / lengths.Length;
    }

    /// <summary>Reads how many terms each row of a table holds.</summary>
    /// <param name="connection">Reads it.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="seqs">The seqs of all rows, which grow.</param>
    public static TermRanks Of(StoreConnection connection, string table, long[] seqs)
    {
        var (lengths, next) = (new int[seqs.Length], 0);
        connection.ReadEach(
            $"SELECT sz FROM {table}_words_docsize ORDER BY id",
            [],
            row => lengths[next++] = Sum(row.Bytes(0))
        );
        return new TermRanks(seqs, lengths);
    }

    /// <summary>How much a term weighs that so many of all rows hold: the rarer, the more.</summary>
    internal static double Weight(long rows, long hits) =>
        Math.Log((rows - hits + .5) / (hits + .5)) is > 0 and var weight ? weight : LeastWeight;

    /// <summary>The rows that come first: the less their key, the better; of equals the one that comes first.</summary>
    /// <param name="hits">The rows that hold the term, by their ordinals, each with how often.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="after">
    /// The place in this order that they come behind, where the key may be left to be that of the row with the seq;
    /// null to begin with the first.
    /// </param>
    public IReadOnlyList<(double Key, long Seq)> First(
        IReadOnlyCollection<(int Ordinal, int Times)> hits,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var weight = Weight(_seqs.Length, hits.Count);
        return First(
            hits.Select(hit => (-1.0 * (0.0 + Part(weight, hit.Times, _lengths[hit.Ordinal])), _seqs[hit.Ordinal])),
            most,
            after
        );
    }

    // What is gone through is not kept: it may be most of a corpus, and all that is wanted is a page.
    private static (double Key, long Seq)[] First(
        IEnumerable<(double Key, long Seq)> keys,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var begin = (Key: double.NegativeInfinity, Seq: long.MinValue);
        var first = new PriorityQueue<(double Key, long Seq), (double, long)>(_worstFirst);
        if (after is var (key, seq))
            begin = key is { } known ? (known, seq) : keys.FirstOrDefault(hit => hit.Seq == seq);
        var worst = double.PositiveInfinity;
        foreach (var hit in keys)
        {
            // Most are far behind, which the keys alone tell.
            if (hit.Key > worst || hit.CompareTo(begin) <= 0)
                continue;
            if (first.Count < most)
                first.Enqueue(hit, hit);
            else if (hit.CompareTo(first.Peek()) < 0)
                first.EnqueueDequeue(hit, hit);
            if (first.Count == most)
                worst = first.Peek().Key;
        }
        return [.. first.UnorderedItems.Select(item => item.Element).Order()];
    }

    private static readonly Comparer<(double, long)> _worstFirst = Comparer<(double, long)>.Create(
        (one, other) => other.CompareTo(one)
    );

    /// <summary>The rows that hold a term, by their ordinals, each with how often.</summary>
    /// <param name="connection">Reads them.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="term">The term.</param>
    public List<(int Ordinal, int Times)> Hits(StoreConnection connection, string table, string term)
    {
        var hits = new List<(int Ordinal, int Times)>();
        var (ordinal, last) = (-1, -1L);
        Action<long> count = seq =>
        {
            if (seq == last)
            {
                hits[^1] = (ordinal, hits[^1].Times + 1);
                return;
            }
            // They come in order, so that the next is looked for behind the one before.
            ordinal = Array.BinarySearch(_seqs, ordinal + 1, _seqs.Length - ordinal - 1, seq);
            hits.Add((ordinal, 1));
            last = seq;
        };
        connection.ReadEach(
            $"SELECT seqs FROM {table}_held WHERE term = @term",
            new Values { { "term", term } },
            row => row.EachLong(0, count)
        );
        return hits;
    }

    private double Part(double weight, double count, double length) =>
        weight * ((count * (K1 + 1.0)) / (count + (K1 * (1 - B + (B * length / _average)))));

    // A number for each column. Seven bits a byte, the most significant first; there are more to come where the eighth
    // is set.
    private static int Sum(ReadOnlySpan<byte> numbers)
    {
        var (sum, number) = (0, 0);
        foreach (var part in numbers)
        {
            number = (number << 7) | (part & 0x7f);
            if (part >= 0x80)
                continue;
            sum += number;
            number = 0;
        }
        return sum;
    }
}
