namespace Quotes.Storage;

/// <summary>How PostgreSQL says it: lists are arrays, and so are the terms of a row, which a GIN index finds.</summary>
internal static class PostgresDialect
{
    public static Dialect Instance { get; } =
        new()
        {
            Cross = "JOIN",
            HasWideRows = true,
            Each = list => $"(SELECT key - 1 AS key, value FROM UNNEST({list}) WITH ORDINALITY AS u (value, key))",
            At = (list, key) => $"({list})[{key} + 1]",
            FoldedContains = (row, term, script) =>
                $"POSITION({term} IN CASE WHEN {script} THEN COALESCE({row}.simplified, {row}.folded) "
                + $"ELSE {row}.folded END) > 0",
            Holds = (_, terms) => Holding("STRING_TO_ARRAY(" + terms + ", ' ')"),
            Match = Match,
            Rank = TermRankSql.Of,
            Places = table =>
                $"""
                    SELECT CASE WHEN again IS NULL THEN seqs
                      ELSE ARRAY(SELECT s FROM UNNEST(seqs || again) s ORDER BY s) END
                    FROM {table}_places
                    WHERE term = @term
                    ORDER BY last
                    """,
            PhrasePlaces = (question, phrase, values) => new TermCondition(question, values).PlacesOf(phrase),
        };

    private static Matches Match(IndexQuestion question, Values values)
    {
        var isListed = question is { Table: not "speaker" } and not { Table: "answer", OwnWords: false };
        var isTerm = isListed && TermCondition.IsTerm(question.Clause);
        if (question.Wanted is Wanted.Words)
            return new Matches($"{question.Table}_words f", new TermCondition(question, values).Whole(), !isTerm);
        if (!isTerm)
            return new Matches($"({new TermCondition(question, values).Rows()}) f", "TRUE", AllAtOnce: true);
        values.Add("one", ((IndexClause.Phrase)question.Clause).Terms);
        var rows = question.Wanted is Wanted.FirstPlaces first
            ? $"""
                SELECT s.seq AS rowid
                FROM {question.Table}_places p
                CROSS JOIN LATERAL UNNEST(p.seqs) s (seq)
                WHERE p.term = @one AND p.last > {first.Behind} AND s.seq > {first.Behind}
                ORDER BY p.last, s.seq
                LIMIT {first.Most}
                """
            : $"SELECT UNNEST(p.seqs) AS rowid FROM {question.Table}_places p WHERE p.term = @one";
        return new Matches($"({rows}) f", "TRUE");
    }

    /// <summary>Whether the terms of <c>f</c> hold those of an array, one behind the other.</summary>
    private static string Holding(string phrase) =>
        $"""
            f.terms @> {phrase} AND (CARDINALITY({phrase}) = 1 OR EXISTS (
              SELECT 1 FROM UNNEST(ARRAY_POSITIONS(f.terms, ({phrase})[1])) p
              WHERE f.terms[p : p + CARDINALITY({phrase}) - 1] = {phrase}))
            """;
}
