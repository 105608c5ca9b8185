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
    public static TermRanks Of(StoreConnection connection, string table)
    {
        var (seqs, lengths) = (new List<long>(), new List<int>());
        connection.ReadEach(
            $"SELECT id, sz FROM {table}_words_docsize ORDER BY id",
            [],
            row =>
            {
                seqs.Add(row.Long(0));
                lengths.Add(Sum(row.Bytes(1)));
            }
        );
        return new TermRanks([.. seqs], [.. lengths]);
    }

    /// <summary>How much a term weighs that so many of all rows hold: the rarer, the more.</summary>
    internal static double Weight(long rows, long hits) =>
        Math.Log((rows - hits + .5) / (hits + .5)) is > 0 and var weight ? weight : LeastWeight;

    /// <summary>The rows that come first: the less their key, the better; of equals the one that comes first.</summary>
    /// <param name="connection">Reads which rows hold the term.</param>
    /// <param name="places">The query for them.</param>
    /// <param name="term">The term.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="after">
    /// The place in this order that they come behind, where the key may be left to be that of the row with the seq;
    /// null to begin with the first.
    /// </param>
    public IReadOnlyList<(double Key, long Seq)> First(
        StoreConnection connection,
        string places,
        string term,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var hits = Hits(connection, places, term);
        var weight = Weight(_seqs.Length, hits.Count);
        var keys = new List<(double Key, long Seq)>(hits.Count);
        foreach (var (place, count) in hits)
            keys.Add((-1.0 * (0.0 + Part(weight, count, _lengths[place])), _seqs[place]));
        return First(keys, most, after);
    }

    private static (double Key, long Seq)[] First(
        List<(double Key, long Seq)> keys,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var begin = (Key: double.NegativeInfinity, Seq: long.MinValue);
        var first = new PriorityQueue<(double Key, long Seq), (double, long)>(_worstFirst);
        if (after is var (key, seq))
            begin = key is { } known ? (known, seq) : keys.Find(hit => hit.Seq == seq);
        foreach (var hit in keys)
        {
            if (hit.CompareTo(begin) <= 0)
                continue;
            if (first.Count < most)
                first.Enqueue(hit, hit);
            else if (hit.CompareTo(first.Peek()) < 0)
                first.EnqueueDequeue(hit, hit);
        }
        return [.. first.UnorderedItems.Select(item => item.Element).Order()];
    }

    private static readonly Comparer<(double, long)> _worstFirst = Comparer<(double, long)>.Create(
        (one, other) => other.CompareTo(one)
    );

    /// <summary>The rows that hold a term, by their places in the lists of lengths, each with how often.</summary>
    private List<(int Place, int Count)> Hits(StoreConnection connection, string places, string term)
    {
        var hits = new List<(int Place, int Count)>();
        var (place, last) = (-1, -1L);
        Action<long> count = seq =>
        {
            if (seq == last)
            {
                hits[^1] = (place, hits[^1].Count + 1);
                return;
            }
            // They come in order, so that the next is looked for behind the one before.
            place = Array.BinarySearch(_seqs, place + 1, _seqs.Length - place - 1, seq);
            hits.Add((place, 1));
            last = seq;
        };
        connection.ReadEach(places, new Values { { "term", term } }, row => row.EachLong(0, count));
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
