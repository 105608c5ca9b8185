using System.Runtime.InteropServices;

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
        ReadOnlySpan<TermHit> hits,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var weight = Weight(_seqs.Length, hits.Length);
        var begin = after is var (key, seq) ? (key ?? KeyOf(hits, weight, seq), seq) : FirstKeys.Beginning;
        var first = new FirstKeys(most, begin);
        foreach (var hit in hits)
            first.Offer(Key(weight, hit), _seqs[hit.Ordinal]);
        return first.InOrder();
    }

    private double KeyOf(ReadOnlySpan<TermHit> hits, double weight, long seq)
    {
        foreach (var hit in hits)
            if (_seqs[hit.Ordinal] == seq)
                return Key(weight, hit);
        return default;
    }

    private double Key(double weight, TermHit hit) => -1.0 * (0.0 + Part(weight, hit.Times, _lengths[hit.Ordinal]));

    /// <summary>The rows that hold a term, by their ordinals, each with how often.</summary>
    /// <param name="connection">Reads them.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="term">The term.</param>
    public ReadOnlySpan<TermHit> Hits(StoreConnection connection, string table, string term)
    {
        var hits = new List<TermHit>();
        var (ordinal, last) = (-1, -1L);
        Action<long> count = seq =>
        {
            if (seq == last)
            {
                hits[^1] = new TermHit(ordinal, hits[^1].Times + 1);
                return;
            }
            // They come in order, so that the next is looked for behind the one before.
            ordinal = Array.BinarySearch(_seqs, ordinal + 1, _seqs.Length - ordinal - 1, seq);
            hits.Add(new TermHit(ordinal, 1));
            last = seq;
        };
        connection.ReadEach(
            $"SELECT seqs FROM {table}_held WHERE term = @term",
            new Values { { "term", term } },
            row => row.EachLong(0, count)
        );
        return CollectionsMarshal.AsSpan(hits);
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

/// <summary>A row that holds a term.</summary>
/// <param name="Ordinal">Its ordinal.</param>
/// <param name="Times">How often it does.</param>
internal readonly record struct TermHit(int Ordinal, int Times);
