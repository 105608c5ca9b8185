namespace Quotes.Storage;

/// <summary>
/// All that differs between engines in the statements that read a corpus. Whatever it is given is SQL of ours.
/// </summary>
internal sealed record Dialect
{
    /// <summary>Joins a table that is gone through after those before it, where the engine can be told so.</summary>
    public required string Cross { get; init; }

    /// <summary>
    /// Whether a quote's row holds what is shown of its speaker, interview, question and answer: to look each up took
    /// PostgreSQL three times as long as the row itself, and SQLite hardly any time.
    /// </summary>
    public required bool HasWideRows { get; init; }

    /// <summary>The entries of a parameter that is a list, as rows of <c>key</c>, from 0, and <c>value</c>.</summary>
    public required Func<string, string> Each { get; init; }

    /// <summary>The entry of a parameter that is a list of numbers, by its key.</summary>
    public required Func<string, string, string> At { get; init; }

    /// <summary>
    /// Whether a row of words holds a folded text: by the row's name, the parameter of the text and the one that says
    /// whether traditional characters are taken for simplified.
    /// </summary>
    public required Func<string, string, string, string> FoldedContains { get; init; }

    /// <summary>
    /// The rows <c>f</c> of an index that are what a question to it asks for; gives parameters their values.
    /// </summary>
    public required Func<IndexQuestion, Values, Matches> Match { get; init; }

    /// <summary>How such a row ranks by FTS5's bm25, the less the better; gives parameters their values.</summary>
    public required Func<StoreConnection, IndexQuestion, Values, string> Rank { get; init; }

    /// <summary>
    /// A query for the rows of a question's index that hold a phrase, each as often as it does, one or many in a row
    /// and in any order; gives parameters their values. Null where the engine ranks by several phrases as quickly by
    /// itself.
    /// </summary>
    public Func<IndexQuestion, IndexClause.Phrase, Values, string>? PhrasePlaces { get; init; }
}

/// <summary>What the index of a table is asked.</summary>
/// <param name="Table"><c>quote</c>, <c>answer</c>, <c>question</c> or <c>speaker</c>.</param>
/// <param name="Clause">What its rows must hold.</param>
/// <param name="OwnWords">Whether an answer must hold it itself, not its question.</param>
/// <param name="Wanted">What is wanted of those rows.</param>
internal sealed record IndexQuestion(string Table, IndexClause Clause, bool OwnWords, Wanted Wanted);

/// <summary>What is wanted of the rows of an index.</summary>
internal abstract record Wanted
{
    /// <summary>Everything of all of them.</summary>
    internal sealed record Words : Wanted;

    /// <summary>Where they are, their <c>rowid</c>.</summary>
    internal sealed record Places : Wanted;

    /// <summary>Where the first of them are.</summary>
    /// <param name="Behind">An expression for the place that they come behind.</param>
    /// <param name="Most">One for how many.</param>
    internal sealed record FirstPlaces(string Behind, string Most) : Wanted;
}

/// <summary>Rows of an index.</summary>
/// <param name="Rows">What they are taken from: a table <c>f</c>, which may hold others too.</param>
/// <param name="Condition">What those that are meant fulfil.</param>
/// <param name="AllAtOnce">
/// Whether all of them are found before the first is given, so that they are counted by the way.
/// </param>
internal sealed record Matches(string Rows, string Condition, bool AllAtOnce = false);
