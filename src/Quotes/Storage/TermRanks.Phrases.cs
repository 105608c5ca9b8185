namespace Quotes.Storage;

internal sealed partial class TermRanks
{
    /// <summary>How the rows that a question asks for rank, in the order of their places.</summary>
    /// <param name="connection">Reads where its phrases stand.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="places">The query for them.</param>
    public List<(double Key, long Seq)> Keys(
        StoreConnection connection,
        IndexQuestion question,
        Func<IndexQuestion, IndexClause.Phrase, Values, string> places
    )
    {
        var phrases = IndexClause
            .PhrasesOf(question.Clause)
            .ToDictionary(phrase => phrase, phrase => Held(connection, question, phrase, places));
        var hits = Hits(question.Clause, phrases);
        var sums = new double[hits.Length];
        foreach (var held in phrases.Values)
        {
            var weight = Weight(_seqs.Length, held.Places.Length);
            for (int i = 0, at = 0; i < held.Places.Length; i++)
            {
                at = Array.BinarySearch(hits, at, hits.Length - at, held.Places[i]);
                if (at >= 0)
                    sums[at] += Part(weight, held.Counts[i], _lengths[hits[at]]);
                else
                    at = ~at;
            }
        }
        var keys = new List<(double, long)>(hits.Length);
        for (var i = 0; i < hits.Length; i++)
            keys.Add((-1.0 * sums[i], _seqs[hits[i]]));
        return keys;
    }

    /// <summary>The rows that come first of those that a question asks for.</summary>
    /// <param name="connection">Reads where its phrases stand.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="places">The query for them.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="after">The place in this order that they come behind; null to begin with the first.</param>
    public IReadOnlyList<(double Key, long Seq)> First(
        StoreConnection connection,
        IndexQuestion question,
        Func<IndexQuestion, IndexClause.Phrase, Values, string> places,
        int most,
        (double? Key, long Seq)? after
    )
    {
        var keys = Keys(connection, question, places);
        var begin =
            after is not var (key, seq) ? FirstKeys.Beginning
            : key is { } known ? (known, seq)
            : keys.Find(hit => hit.Seq == seq);
        var first = new FirstKeys(most, begin);
        foreach (var hit in keys)
            first.Offer(hit.Key, hit.Seq);
        return first.InOrder();
    }

    private PhraseHits Held(
        StoreConnection connection,
        IndexQuestion question,
        IndexClause.Phrase phrase,
        Func<IndexQuestion, IndexClause.Phrase, Values, string> places
    )
    {
        var (values, seqs) = (new Values(), new List<int>());
        Action<long> add = seq => seqs.Add((int)seq);
        connection.ReadEach(places(question, phrase, values), values, row => row.EachLong(0, add));
        seqs.Sort();
        var (held, counts, place) = (new List<int>(), new List<int>(), -1);
        for (var i = 0; i < seqs.Count; i++)
        {
            if (i > 0 && seqs[i] == seqs[i - 1])
            {
                counts[^1]++;
                continue;
            }
            place = Array.BinarySearch(_seqs, place + 1, _seqs.Length - place - 1, seqs[i]);
            held.Add(place);
            counts.Add(1);
        }
        return new PhraseHits([.. held], [.. counts]);
    }

    private static int[] Hits(IndexClause clause, Dictionary<IndexClause.Phrase, PhraseHits> phrases) =>
        clause switch
        {
            IndexClause.All all => all.Clauses.Select(one => Hits(one, phrases)).Aggregate(Both),
            IndexClause.Any any => Either(any.Clauses.Select(one => Hits(one, phrases))),
            IndexClause.Phrase phrase => phrases[phrase].Places,
            _ => throw new ArgumentOutOfRangeException(nameof(clause)),
        };

    private static int[] Both(int[] one, int[] other) =>
        one.Length <= other.Length
            ? Array.FindAll(one, place => Array.BinarySearch(other, place) >= 0)
            : Both(other, one);

    private static int[] Either(IEnumerable<int[]> several)
    {
        int[] all = [.. several.SelectMany(places => places)];
        Array.Sort(all);
        var length = 0;
        for (var i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1])
                all[length++] = all[i];
        return all[..length];
    }

    /// <summary>The rows that hold a phrase, by their places in the lists of lengths, and how often.</summary>
    private sealed record PhraseHits(int[] Places, int[] Counts);
}
