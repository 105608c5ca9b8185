namespace Quotes.Storage;

/// <summary>How SQLite says it: lists are JSON, the index is FTS5's.</summary>
internal static class SqliteDialect
{
    /// <summary>The name of the function that looks a text through for a folded term.</summary>
    public const string Contains = "folded_contains";

    public static Dialect Instance { get; } =
        new()
        {
            // In the order written, for SQLite knows nothing of how rare a term or a theme is.
            Cross = "CROSS JOIN",
            HasWideRows = false,
            Each = list => $"json_each({list})",
            At = (list, key) => $"({list} ->> {key})",
            FoldedContains = (row, term, script) => $"{Contains}(CAST({row}.text AS BLOB), {term}, {script})",
            Match = Match,
            Rank = (_, _, _) => "f.rank",
        };

    private static Matches Match(IndexQuestion question, Values values)
    {
        var written = question.Clause.Written;
        values.Add("match", question is { Table: "answer", OwnWords: true } ? $"{{text}} : ({written})" : written);
        return new Matches($"{question.Table}_words f", $"f.{question.Table}_words MATCH @match");
    }
}
