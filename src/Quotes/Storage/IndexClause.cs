namespace Quotes.Storage;

/// <summary>What a row of an index must hold.</summary>
internal abstract record IndexClause
{
    /// <summary>The clause as FTS5 is asked it; two that are written alike ask for the same.</summary>
    public abstract string Written { get; }

    /// <summary>Terms that follow upon each other.</summary>
    /// <param name="Terms">The terms, a space between them.</param>
    /// <param name="IsBeginning">Whether the last may be the beginning of a longer one.</param>
    internal sealed record Phrase(string Terms, bool IsBeginning = false) : IndexClause
    {
        public override string Written => $"\"{Terms}\"{(IsBeginning ? " *" : "")}";
    }

    /// <summary>Every one of several.</summary>
    internal sealed record All(IReadOnlyList<IndexClause> Clauses) : IndexClause
    {
        public override string Written => string.Join(" AND ", Clauses.Select(clause => clause.Written));
    }

    /// <summary>At least one of several.</summary>
    internal sealed record Any(IReadOnlyList<IndexClause> Clauses) : IndexClause
    {
        public override string Written => $"({string.Join(" OR ", Clauses.Select(clause => clause.Written))})";
    }

    /// <summary>The phrases of a clause, in order; what stands in it twice comes once.</summary>
    public static IEnumerable<Phrase> PhrasesOf(IndexClause clause) =>
        clause switch
        {
            All all => all.Clauses.SelectMany(PhrasesOf).Distinct(),
            Any any => any.Clauses.SelectMany(PhrasesOf).Distinct(),
            Phrase phrase => [phrase],
            _ => [],
        };

    /// <summary>Every one of some clauses; null where there are none.</summary>
    public static IndexClause? AllOf(IEnumerable<IndexClause> clauses) =>
        clauses.ToArray() switch
        {
            [] => null,
            [var only] => only,
            var several => new All(several),
        };

    /// <summary>At least one of some clauses, of which there are any.</summary>
    public static IndexClause AnyOf(IEnumerable<IndexClause> clauses) =>
        clauses.ToArray() switch
        {
            [var only] => only,
            var several => new Any(several),
        };
}
