using Quotes.Text;

namespace Quotes.Storage;

/// <summary>What stands in the columns of a row.</summary>
internal static class ColumnExtensions
{
    /// <summary>A list that stands in one column as JSON.</summary>
    public static IReadOnlyList<T> List<T>(this Row row, int column) => new StoredList<T>(row.Text(column));

    public static TextSpan Span(this Row row, int column) => SpanColumn.Read(row.Text(column));

    /// <summary>Who speaks, in three columns: id, name and role; null where nobody is known.</summary>
    public static SpeakerRef? Speaker(this Row row, int column) =>
        row.IsNull(column) ? null : new SpeakerRef(row.Text(column), row.Text(column + 1), row.Text(column + 2));

    public static InterviewRef Interview(this Row row, int column) => new(row.Text(column), row.Text(column + 1));

    /// <summary>A question in two columns: id and text; null where there is none.</summary>
    public static QuestionRef? Question(this Row row, int column) =>
        row.IsNull(column) ? null : new QuestionRef(row.Text(column), row.Text(column + 1));
}
