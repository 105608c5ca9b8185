using System.Runtime.InteropServices;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // The rarer terms of a text vote for the sentences that it may be taken from; more of them tell no more.
    private const int MostVoters = 32;
    private const int MostElected = 48;

    // Beside a text that was found whole, a variant of it is worth a look, but not a search.
    private const int MostOfFound = 16;

    // How many places the voters may stand in together, so that an election costs the same in a large corpus as in a
    // small.
    private const int MostVotes = 3_000;
    private const int MostVotesOfFound = 500;
    private const int LeastVoters = 3;

    // Whoever has so small a share of the votes of the first holds no part of the text that is worth telling.
    private const double LeastShare = .3;

    /// <summary>From so many quotes on, how many hold a term is kept beside the index.</summary>
    internal const int ManyQuotes = 256;

    // Of a long text some terms stand for all: to ask how rare each is would take longer than to compare it.
    private const int MostAsked = 256;

    // A text of few terms has them in common with many sentences; to compare so short a text costs little.
    private const int FewVoters = 16;
    private const int Few = 2 * FewVoters;
    private const int MostOfFew = 128;

    // Words with a letter or two changed are looked up by the half that is whole; short ones are like too many others.
    private const int ShortestSlip = 4;
    private const int LettersForEachSlip = 5;

    /// <summary>The passages of the sentences, or the questions, that the voters are for.</summary>
    private List<PassageRow> Elected(
        StoreConnection connection,
        string kind,
        IReadOnlyList<Voter> voters,
        string? interview,
        bool isFound
    )
    {
        var dialect = connection.Dialect;
        var most =
            isFound ? MostOfFound
            : voters.Count < Few ? MostOfFew
            : MostElected;
        var elected =
            kind == "lede"
                ? null
                : _snapshot?.Elect(kind == "question" ? "question" : "quote", voters, interview, most);
        elected ??= Elect(connection, kind, voters, interview, most);
        var least = elected.Count == 0 ? 0 : LeastShare * elected[0].Votes;
        var passage =
            kind == "answer"
                ? $"quote q ON q.seq = hit.value\n{dialect.Cross} answer w ON w.seq = q.answer AND w.interview = q.interview"
                : $"{TableOf(kind)} w ON w.seq = hit.value";
        return connection.Read(
            $"""
            SELECT {PassageColumns}
            FROM {dialect.Each("@seqs")} hit
            {dialect.Cross} {passage}
            {Joined(kind)}
            ORDER BY hit.key
            """,
            new Values { { "seqs", elected.Where(hit => hit.Votes >= least).Select(hit => hit.Seq).ToArray() } },
            PassageOf
        );
    }

    /// <summary>The sentences, or the questions, with most votes; of equal ones, the first.</summary>
    private static List<(long Seq, long Votes)> Elect(
        StoreConnection connection,
        string kind,
        IReadOnlyList<Voter> voters,
        string? interview,
        int most
    )
    {
        var index = kind == "question" ? "question" : "quote";
        var votes = new Dictionary<long, long>();
        // Votes are counted, not ranked by bm25, which would read every place of every voter twice.
        for (var i = 0; i < voters.Count; i++)
        {
            var (voter, values) = (voters[i], new Values { { "interview", interview } });
            var clause = new IndexClause.Phrase(voter.Terms);
            var held = connection.Dialect.Match(new IndexQuestion(index, clause, true, new Wanted.Places()), values);
            var sql = $"""
                SELECT f.rowid
                FROM {held.Rows}
                WHERE {held.Condition}
                  AND (@interview IS NULL OR f.rowid IN (
                    SELECT t.seq FROM {index} t JOIN interview i ON i.seq = t.interview WHERE i.id = @interview))
                  {(kind == "lede" ? "AND f.rowid IN (SELECT seq FROM quote WHERE kind = 'lede')" : "")}
                """;
            void Vote(Row row) => CollectionsMarshal.GetValueRefOrAddDefault(votes, row.Long(0), out _) += voter.Votes;
            if (i < voters.Count - 1)
                connection.ReadAhead(sql, values, Vote);
            else
                connection.ReadEach(sql, values, Vote);
        }
        return
        [
            .. votes
                .OrderByDescending(row => row.Value)
                .ThenBy(row => row.Key)
                .Take(most)
                .Select(row => (row.Key, row.Value)),
        ];
    }

    /// <summary>
    /// The rarest terms of a text, each with the more weight the rarer; none where no text holds any.
    /// </summary>
    /// <param name="isFound">
    /// Whether the text was found whole: what else comes near it is of less interest then.
    /// </param>
    private IReadOnlyList<Voter> Voters(StoreConnection connection, string folded, bool script, bool isFound)
    {
        var all = IndexTerms
            .Of(folded)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var step = (all.Length + MostAsked - 1) / MostAsked;
        var terms = all.Where((_, i) => i % step == 0)
            .SelectMany(term => script && term.Length <= 4 ? ScriptForms.Of(term) : [term])
            .Take(2 * MostAsked)
            .ToArray();
        var known = Known(connection, terms);
        var unknown = terms
            .Except(known.Select(term => term.Text))
            .Where(term => term.Length >= ShortestSlip && char.IsAsciiLetter(term[0]));
        var meant = unknown.Take(MostVoters).SelectMany(word => Meant(connection, word)).ToArray();
        if (meant.Length > 0)
            known = Known(connection, [.. known.Select(term => term.Text), .. meant]);
        var quotes = connection.Number("SELECT MAX(seq) FROM quote", []) ?? 0;
        double Weight(KnownTerm term) => Math.Log(1 + ((double)quotes / term.Quotes));
        var voters = WithinVotes(known, isFound ? MostVotesOfFound : MostVotes)
            .Take(MostVoters)
            .Select(term => new Voter(term.Text, Weight(term)));
        var weights = known.ToDictionary(term => term.Text, Weight, StringComparer.Ordinal);
        return [.. known.Count <= FewVoters && !isFound ? voters.Concat(Neighbours(folded, weights)) : voters];
    }

    private static IEnumerable<KnownTerm> WithinVotes(IEnumerable<KnownTerm> rarest, int most)
    {
        var votes = 0L;
        return rarest.TakeWhile((term, i) => (votes += term.Quotes) <= most || i < LeastVoters);
    }

    /// <summary>
    /// The neighbours among the terms of a text, two at a time: common words are told by their order.
    /// </summary>
    private static IEnumerable<Voter> Neighbours(string folded, Dictionary<string, double> weights)
    {
        var terms = IndexTerms.Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return terms
            .Zip(terms.Skip(1))
            .Where(pair => weights.ContainsKey(pair.First) && weights.ContainsKey(pair.Second))
            .Select(pair => new Voter($"{pair.First} {pair.Second}", weights[pair.First] + weights[pair.Second]))
            .DistinctBy(voter => voter.Terms, StringComparer.Ordinal);
    }

    /// <summary>Those terms that some quote holds, the rarest first.</summary>
    private List<KnownTerm> Known(StoreConnection connection, string[] terms) =>
        _snapshot?.Terms("quote").Known(terms)
        ?? connection.Read(
            $"""
            WITH asked AS MATERIALIZED (
              SELECT g.value AS term,
                COALESCE(c.quotes, (SELECT t.doc FROM quote_terms t WHERE t.term = g.value)) AS quotes
              FROM {connection.Dialect.Each("@terms")} g
              LEFT JOIN common_term c ON c.term = g.value
            )
            SELECT DISTINCT term, quotes
            FROM asked
            WHERE quotes IS NOT NULL
            ORDER BY quotes, term
            """,
            new Values { { "terms", terms } },
            row => new KnownTerm(row.Text(0), row.Long(1))
        );

    /// <summary>The words of the corpus that a word that it does not hold may be a slip for.</summary>
    private static IEnumerable<string> Meant(StoreConnection connection, string word)
    {
        const string halves = """
            SELECT word FROM word
            WHERE ending >= @beginning AND ending < @beyond AND ending = word
            UNION
            SELECT word FROM word WHERE ending = @end
            ORDER BY word
            LIMIT @most
            """;
        var half = word.Length / 2;
        return connection
            .Read(
                halves,
                new Values
                {
                    { "beginning", word[..half] },
                    { "beyond", word[..half] + LastRune },
                    { "end", word[half..] },
                    { "most", MostWords },
                },
                row => row.Text(0)
            )
            .Where(other => Distance(word, other) <= 1 + (word.Length / LettersForEachSlip));
    }
}
