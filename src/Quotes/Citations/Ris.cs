using System.Text;

namespace Quotes.Citations;

/// <summary>
/// A reference in the RIS format: a tag, two spaces, a hyphen and a space before each value, CRLF after.
/// </summary>
internal static class Ris
{
    public static string Write(CitationItem item)
    {
        var record = new StringBuilder();
        Line(record, "TY", "NEWS");
        foreach (var author in item.Authors)
            Line(record, "AU", author);
        foreach (var interviewer in item.Interviewers)
            Line(record, "A2", interviewer);
        foreach (var editor in item.Editors)
            Line(record, "ED", editor);
        Line(record, "TI", item.Title);
        Line(record, "T2", item.Container);
        Line(record, "PY", item.Issued is { } issued ? $"{issued.Year}" : null);
        Line(record, "DA", item.Issued is { } date ? Day(date) : null);
        Line(
            record,
            "Y2",
            item is { Url: not null, Accessed: { } day } ? Day(new CitationDate(day.Year, day.Month, day.Day)) : null
        );
        Line(record, "SP", item.Page);
        Line(record, "UR", item.Url);
        Line(record, "LA", item.Language == "und" ? null : item.Language);
        Line(record, "N1", Notes.Of(item));
        return record.Append("ER  - \r\n").ToString();
    }

    // Year, month and day between slashes, and a last slash before what else there may be to say of them.
    private static string Day(CitationDate date) => $"{date.Year}/{date.Month:00}/{date.Day:00}/";

    private static void Line(StringBuilder record, string tag, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            record.Append(tag).Append("  - ").Append(OneLine(value)).Append("\r\n");
    }

    // A line break would begin a tag of its own.
    private static string OneLine(string value) =>
        string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
}
