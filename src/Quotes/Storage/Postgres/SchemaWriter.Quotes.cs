namespace Quotes.Storage;

internal sealed partial class SchemaWriter
{
    private static readonly string[] _linked = ["interview", "speaker", "question", "answer"];

    /// <summary>The rows of quotes with what is shown of what they are linked to.</summary>
    private static string SelectOfQuotes(Column[] columns) =>
        $"""
            SELECT {string.Join(", ", columns.Select(column => Source(column.Name)))}
            FROM quote
            {string.Join('\n', _linked.Select(other => $"LEFT JOIN {other} ON {other}.seq = quote.{other}"))}
            """;

    // speaker_name is the name of the speaker, speaker the quote's own.
    private static string Source(string column) =>
        column.Split('_', 2) is [var other, var name] && _linked.Contains(other)
            ? $"{other}.{name}"
            : $"quote.{column}";
}
