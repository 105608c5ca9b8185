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
            Match = Match,
            Rank = TermRankSql.Of,
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
}
