namespace Quotes.Citations;

/// <summary>The Chicago Manual of Style, eighteenth edition: notes with bibliography, and author and date.</summary>
internal static class Chicago18
{
    private const int MostListed = 6;

    public static string Bibliography(CitationItem item) =>
        Prose.Joined(
            " ",
            item.Authors.Count == 0 ? null : Prose.Stopped(Listed(item.Authors)),
            Prose.Quoted(item.Title, '.'),
            InterviewBy(item),
            Prose.Stopped(Prose.Joined(", ", item.Container, Marked(item.Issued?.American ?? "n.d.", item))),
            Address(item)
        );

    public static string Note(CitationItem item)
    {
        var rest = Prose.Joined(
            ", ",
            item.Interviewers.Count == 0 ? null : $"interview by {Shortened(item.Interviewers)}",
            item.Container,
            Marked(item.Issued?.American ?? "n.d.", item),
            Paragraph(item),
            item.Url
        );
        var author = item.Authors.Count == 0 ? null : Shortened(item.Authors) + ",";
        return Prose.Joined(
            " ",
            author,
            Prose.Quoted(item.Title, ','),
            item.Url is null ? Prose.Stopped(rest) : rest + "."
        );
    }

    public static string AuthorDate(CitationItem item)
    {
        var year = item.Issued is { } date ? $"{date.Year}." : "n.d.";
        var day = Marked(item.Issued?.MonthAndDay, item);
        var place = Prose.Joined(item.Issued?.Month is null ? " " : ", ", item.Container, day);
        return Prose.Joined(
            " ",
            item.Authors.Count == 0 ? null : Prose.Stopped(Listed(item.Authors)) + " " + year,
            Prose.Quoted(item.Title, '.'),
            item.Authors.Count == 0 ? year : null,
            InterviewBy(item),
            place.Length == 0 ? null : Prose.Stopped(place),
            Address(item)
        );
    }

    public static string InText(CitationItem item)
    {
        var who = item.Authors.Count == 0 ? Prose.Quoted(item.Title, ',') : Shortened(item.Authors);
        var year = item.Issued is { } date ? $"{date.Year}" : "n.d.";
        return $"({Prose.Joined(", ", $"{who} {year}", Paragraph(item))})";
    }

    private static string? InterviewBy(CitationItem item) =>
        item.Interviewers.Count == 0
            ? null
            : Prose.Stopped($"Interview by {Prose.Listed(item.Interviewers, ", and ", " and ")}");

    private static string? Address(CitationItem item) => item.Url is null ? null : item.Url + ".";

    private static string? Paragraph(CitationItem item) => item.Paragraph is { } number ? $"para. {number}" : null;

    private static string? Marked(string? date, CitationItem item) =>
        item.IsDatedByConversation ? Prose.Joined(" ", date, "[date of the interview]") : date;

    // More than six authors: the first three are listed (18th edition, 13.78).
    private static string Listed(IReadOnlyList<string> names) =>
        names.Count > MostListed
            ? string.Join(", ", names.Take(3)) + ", et al."
            : Prose.Listed(names, ", and ", ", and ");

    private static string Shortened(IReadOnlyList<string> names) =>
        names.Count > 2 ? names[0] + " et al." : string.Join(" and ", names);
}
