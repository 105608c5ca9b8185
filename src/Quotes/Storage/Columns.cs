using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>What stands in the columns of a row.</summary>
internal static class ColumnExtensions
{
    public static string? TextOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static double? RealOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>A list that stands in one column as JSON.</summary>
    public static IReadOnlyList<T> List<T>(this SqliteDataReader row, int column) =>
        new StoredList<T>(row.GetString(column));

    public static TextSpan Span(this SqliteDataReader row, int column) => SpanColumn.Read(row.GetString(column));

    /// <summary>Who speaks, in three columns: id, name and role; null where nobody is known.</summary>
    public static SpeakerRef? Speaker(this SqliteDataReader row, int column) =>
        row.IsDBNull(column)
            ? null
            : new SpeakerRef(row.GetString(column), row.GetString(column + 1), row.GetString(column + 2));

    public static InterviewRef Interview(this SqliteDataReader row, int column) =>
        new(row.GetString(column), row.GetString(column + 1));

    /// <summary>A question in two columns: id and text; null where there is none.</summary>
    public static QuestionRef? Question(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new QuestionRef(row.GetString(column), row.GetString(column + 1));
}
