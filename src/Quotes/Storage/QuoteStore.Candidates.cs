using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // The rarer terms of a text vote for the sentences that it may be taken from; more of them tell no more.
    private const int MostVoters = 64;
    private const int MostElected = 48;

    // Of a long text some terms stand for all: to ask how rare each is would take longer than to compare it.
    private const int MostAsked = 256;

    // A text of few terms has them in common with many sentences; to compare so short a text costs little.
    private const int FewVoters = 16;
    private const int MostElectedByFew = 128;

    // Words with a letter or two changed are looked up by the half that is whole; short ones are like too many others.
    private const int ShortestSlip = 4;
    private const int LettersForEachSlip = 5;

    /// <summary>The passages of the sentences, or the questions, that most of the voters stand in.</summary>
    private static IEnumerable<PassageRow> Elected(
        SqliteConnection connection,
        string kind,
        string[] voters,
        string? interview
    )
    {
        var table = TableOf(kind);
        var from =
            kind == "answer"
                ? "quote_words f CROSS JOIN quote q ON q.seq = f.rowid JOIN answer w ON w.seq = q.answer"
                : $"{table}_words f CROSS JOIN {table} w ON w.seq = f.rowid";
        return connection.Query<PassageRow>(
            $"""
            SELECT {PassageColumns}
            FROM {from}
            {Joined(kind)}
            WHERE {(kind == "question" ? table : "quote")}_words MATCH @voters
              AND (@interview IS NULL OR i.id = @interview){OnlyOf(kind)}
            ORDER BY f.rank, f.rowid
            LIMIT @most
            """,
            new
            {
                voters = string.Join(" OR ", voters),
                interview,
                most = voters.Length <= 2 * FewVoters ? MostElectedByFew : MostElected,
            }
        );
    }

    /// <summary>The rarest terms of a text, quoted; none where no text holds any.</summary>
    private static string[] Voters(SqliteConnection connection, string folded, bool script)
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
        var unknown = terms.Except(known).Where(term => term.Length >= ShortestSlip && char.IsAsciiLetter(term[0]));
        var meant = unknown.Take(MostVoters).SelectMany(word => Meant(connection, word)).ToArray();
        if (meant.Length > 0)
            known = Known(connection, [.. known, .. meant]);
        var voters = known.Take(MostVoters).Select(Quoted);
        return [.. known.Count <= FewVoters ? voters.Concat(Neighbours(folded, known)) : voters];
    }

    /// <summary>The neighbours among the terms of a text, two at a time: common words are told by their order.</summary>
    private static IEnumerable<string> Neighbours(string folded, List<string> known)
    {
        var terms = IndexTerms.Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return terms
            .Zip(terms.Skip(1))
            .Where(pair => known.Contains(pair.First) && known.Contains(pair.Second))
            .Select(pair => Quoted($"{pair.First} {pair.Second}"))
            .Distinct(StringComparer.Ordinal);
    }

    private static string Quoted(string terms) => $"\"{terms}\"";

    /// <summary>Those terms that some text holds, the rarest first.</summary>
    private static List<string> Known(SqliteConnection connection, string[] terms) =>
        connection
            .Query<string>(
                """
                SELECT t.term
                FROM json_each(@terms) g
                CROSS JOIN answer_terms t ON t.term = g.value
                ORDER BY t.doc, t.term
                """,
                new { terms = $"[{string.Join(',', terms.Select(Quoted))}]" }
            )
            .AsList();

    /// <summary>The words of the corpus that a word that it does not hold may be a slip for.</summary>
    private static IEnumerable<string> Meant(SqliteConnection connection, string word)
    {
        const string halves = """
            SELECT word FROM word
            WHERE ending >= @beginning AND ending < @beginning || char(1114111) AND ending = word
            UNION
            SELECT word FROM word WHERE ending = @end
            ORDER BY word
            LIMIT @most
            """;
        var half = word.Length / 2;
        return connection
            .Query<string>(
                halves,
                new
                {
                    beginning = word[..half],
                    end = word[half..],
                    most = MostWords,
                }
            )
            .Where(other => Distance(word, other) <= 1 + (word.Length / LettersForEachSlip));
    }
}
