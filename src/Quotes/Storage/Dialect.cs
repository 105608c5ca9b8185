namespace Quotes.Storage;

/// <summary>
/// All that differs between engines in the statements that read a corpus. Whatever it is given is SQL of ours.
/// </summary>
internal sealed record Dialect
{
    /// <summary>Joins a table that is gone through after those before it, where the engine can be told so.</summary>
    public required string Cross { get; init; }

    /// <summary>The entries of a parameter that is a list, as rows of <c>key</c>, from 0, and <c>value</c>.</summary>
    public required Func<string, string> Each { get; init; }

    /// <summary>The entry of a parameter that is a list of numbers, by its key.</summary>
    public required Func<string, string, string> At { get; init; }

    /// <summary>
    /// Whether a row of words holds a folded text: by the row's name, the parameter of the text and the one that says
    /// whether traditional characters are taken for simplified.
    /// </summary>
    public required Func<string, string, string, string> FoldedContains { get; init; }

    /// <summary>Whether a row <c>f</c> of an index holds the terms in an expression, one behind the other.</summary>
    public required Func<string, string, string> Holds { get; init; }

    /// <summary>
    /// Whether a row <c>f</c> of an index is what a question to it asks for; gives parameters their values.
    /// </summary>
    public required Func<IndexQuestion, Values, string> Match { get; init; }

    /// <summary>How such a row ranks by FTS5's bm25, the less the better; gives parameters their values.</summary>
    public required Func<StoreConnection, IndexQuestion, Values, string> Rank { get; init; }

    /// <summary>
    /// A query for where terms stand in a table, as rows of term, seq and place among the terms, ordered by the bytes
    /// of the term, then by the others: of all terms, or of that in a parameter, which is null where the engine ranks
    /// by a term as quickly by itself.
    /// </summary>
    public required Func<string, string?, string?> Places { get; init; }
}

/// <summary>What the index of a table is asked.</summary>
/// <param name="Table"><c>quote</c>, <c>answer</c>, <c>question</c> or <c>speaker</c>.</param>
/// <param name="Clause">What its rows must hold.</param>
/// <param name="OwnWords">Whether an answer must hold it itself, not its question.</param>
internal sealed record IndexQuestion(string Table, IndexClause Clause, bool OwnWords);
