namespace Quotes.Citations;

/// <summary>The style of the American Psychological Association, seventh edition.</summary>
internal static class Apa7
{
    private const int MostNamed = 20;

    public static string Reference(CitationItem item)
    {
        var title = item.Title;
        if (item.Interviewers.Count > 0)
        {
            var role = item.Interviewers.Count == 1 ? "Interviewer" : "Interviewers";
            title += $" ({Prose.Listed(item.Interviewers, ", & ", " & ")}, {role})";
        }
        var place = Prose.Joined(", ", item.Container, item.Page);
        return Prose.Joined(
            " ",
            item.Authors.Count == 0 ? Prose.Stopped(title) : Prose.Stopped(Authors(item.Authors)),
            $"({Date(item)}).",
            item.Authors.Count == 0 ? null : Prose.Stopped(title),
            place.Length == 0 ? null : Prose.Stopped(place),
            item.Url
        );
    }

    public static string InText(CitationItem item)
    {
        var who = item.Authors switch
        {
            [] => Prose.Quoted(item.Title, ','),
            [var one] => one + ",",
            [var one, var other] => $"{one} & {other},",
            [var first, ..] => $"{first} et al.,",
        };
        var year = item.Issued is { } date ? $"{date.Year}" : "n.d.";
        return $"({who} {Prose.Joined(", ", year, item.Paragraph is { } number ? $"para. {number}" : null)})";
    }

    private static string Date(CitationItem item) =>
        item.Issued is not { } date
            ? "n.d."
            : Prose.Joined(", ", $"{date.Year}", date.MonthAndDay)
                + (item.IsDatedByConversation ? " [date of the interview]" : "");

    private static string Authors(IReadOnlyList<string> names) =>
        names.Count > MostNamed
            ? string.Join(", ", names.Take(MostNamed - 1)) + ", . . . " + names[^1]
            : Prose.Listed(names, ", & ", ", & ");
}
