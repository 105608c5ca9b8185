using System.Globalization;

namespace Quotes.Storage;

/// <summary>
/// FTS5's bm25 as an expression of PostgreSQL, by the same operations, so that both engines rank alike
/// (https://sqlite.org/fts5.html#the_bm25_function).
/// </summary>
internal static class TermRankSql
{
    /// <summary>The rank of <c>f</c>; what it needs to know of the whole index is asked for now.</summary>
    public static string Of(StoreConnection connection, IndexQuestion question, Values values)
    {
        var phrases = IndexClause.PhrasesOf(question.Clause).ToArray();
        var terms = phrases.Where(TermCondition.IsTerm).Select(phrase => phrase.Terms).ToArray();
        var (entries, length) = connection
            .Read(
                "SELECT entries, terms FROM words_total WHERE name = @name",
                new Values { { "name", question.Table } },
                row => (row.Long(0), row.Long(1))
            )
            .Single();
        var known = HitsOf(connection, question, terms);
        var hits = phrases.Select(phrase =>
            TermCondition.IsTerm(phrase) ? known.GetValueOrDefault(phrase.Terms) : HitsOf(connection, question, phrase)
        );
        // By name, for each term of each hit is looked up.
        values.Add(
            "numbers",
            phrases
                .Select((phrase, i) => (phrase, number: i + 1))
                .Where(phrase => TermCondition.IsTerm(phrase.phrase))
                .ToDictionary(phrase => phrase.phrase.Terms, phrase => phrase.number, StringComparer.Ordinal)
        );
        values.Add("weights", hits.Select(held => TermRanks.Weight(entries, held)).ToArray());
        values.Add("average", (double)length / entries);
        values.Add("k1", TermRanks.K1);
        values.Add("more", TermRanks.K1 + 1.0);
        values.Add("rest", 1 - TermRanks.B);
        values.Add("b", TermRanks.B);
        var condition = new TermCondition(question, values, "r");
        var counts = phrases
            .Select((phrase, i) => (phrase, number: (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Where(phrase => !TermCondition.IsTerm(phrase.phrase))
            .Select(phrase => $"SELECT {phrase.number} AS n, {condition.Count(phrase.phrase)} AS c");
        if (terms.Length > 0)
            counts = counts.Prepend(
                $"""
                SELECT CAST(@numbers -> u.term AS INTEGER) AS n, COUNT(*) AS c
                FROM {All(question)} u (term)
                WHERE @numbers ? u.term
                GROUP BY 1
                """
            );
        return $"""
            (SELECT -1.0 * SUM((@weights)[n] * ((c * @more) / (c + @k1 * (@rest + @b * f.size / @average))) ORDER BY n)
              FROM (SELECT n, CAST(c AS DOUBLE PRECISION) AS c FROM ({string.Join("\nUNION ALL ", counts)}) x) y)
            """;
    }

    private static string All(IndexQuestion question) =>
        $"UNNEST({string.Join(" || ", TermCondition.ColumnsOf(question))})";

    /// <summary>How many rows hold each of some terms.</summary>
    private static Dictionary<string, long> HitsOf(StoreConnection connection, IndexQuestion question, string[] terms)
    {
        var held = question is { Table: "answer", OwnWords: true } ? "own" : "doc";
        return connection
            .Read(
                $"SELECT term, {held} FROM {question.Table}_terms WHERE term = ANY(@terms)",
                new Values { { "terms", terms } },
                row => (Term: row.Text(0), Rows: row.Long(1))
            )
            .ToDictionary(term => term.Term, term => term.Rows, StringComparer.Ordinal);
    }

    private static long HitsOf(StoreConnection connection, IndexQuestion question, IndexClause.Phrase phrase)
    {
        var values = new Values();
        var condition = new TermCondition(question, values).Of(phrase);
        return connection.Number($"SELECT COUNT(*) FROM {question.Table}_words f WHERE {condition}", values) ?? 0;
    }
}
