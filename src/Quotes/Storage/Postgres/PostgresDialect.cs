namespace Quotes.Storage;

/// <summary>How PostgreSQL says it: lists are arrays, and so are the terms of a row, which a GIN index finds.</summary>
internal static class PostgresDialect
{
    public static Dialect Instance { get; } =
        new()
        {
            Cross = "JOIN",
            Each = list => $"(SELECT key - 1 AS key, value FROM UNNEST({list}) WITH ORDINALITY AS u (value, key))",
            At = (list, key) => $"({list})[{key} + 1]",
            FoldedContains = (row, term, script) =>
                $"POSITION({term} IN CASE WHEN {script} THEN COALESCE({row}.simplified, {row}.folded) "
                + $"ELSE {row}.folded END) > 0",
            Holds = (_, terms) => Holding("STRING_TO_ARRAY(" + terms + ", ' ')"),
            Match = (question, values) => new TermCondition(question, values).Whole(),
            Rank = TermRankSql.Of,
            Places = (table, term) =>
                term is null
                    ? $"""
                        SELECT u.term, f.rowid, u.place
                        FROM {table}_words f CROSS JOIN LATERAL UNNEST(f.terms) WITH ORDINALITY AS u (term, place)
                        ORDER BY u.term COLLATE "C", f.rowid, u.place
                        """
                : table == "quote"
                    ? $"""
                        SELECT {term}, f.rowid, UNNEST(ARRAY_POSITIONS(f.terms, {term}))
                        FROM quote_words f
                        WHERE f.terms @> ARRAY[{term}]
                        ORDER BY f.rowid
                        """
                : null,
        };

    /// <summary>Whether the terms of <c>f</c> hold those of an array, one behind the other.</summary>
    private static string Holding(string phrase) =>
        $"""
            f.terms @> {phrase} AND (CARDINALITY({phrase}) = 1 OR EXISTS (
              SELECT 1 FROM UNNEST(ARRAY_POSITIONS(f.terms, ({phrase})[1])) p
              WHERE f.terms[p : p + CARDINALITY({phrase}) - 1] = {phrase}))
            """;
}
