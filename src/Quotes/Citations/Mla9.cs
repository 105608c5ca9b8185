namespace Quotes.Citations;

/// <summary>The style of the Modern Language Association, ninth edition.</summary>
internal static class Mla9
{
    public static string Reference(CitationItem item)
    {
        var date = item.Issued?.British ?? "n.d.";
        if (item.IsDatedByConversation)
            date += " [date of the interview]";
        var page = item.Page is null ? null : $"p. {item.Page}";
        return Prose.Joined(
            " ",
            item.Authors.Count == 0 ? null : Prose.Stopped(Names(item.Authors, ", and ")),
            Prose.Quoted(item.Title, '.'),
            item.Interviewers.Count == 0 ? null : Prose.Stopped($"Interview by {Names(item.Interviewers, " and ")}"),
            Prose.Joined(", ", item.Container, date, page, item.Url) is var place && item.Url is null
                ? Prose.Stopped(place)
                : place + "."
        );
    }

    public static string InText(CitationItem item)
    {
        var paragraph = item.Paragraph is { } number ? $"par. {number}" : null;
        return item.Authors switch
        {
            [] => $"({Prose.Joined(" ", Prose.Quoted(item.Title, ','), paragraph)})",
            [var one] => $"({Prose.Joined(", ", one, paragraph)})",
            [var one, var other] => $"({Prose.Joined(", ", $"{one} and {other}", paragraph)})",
            [var first, ..] => $"({Prose.Joined(", ", $"{first} et al.", paragraph)})",
        };
    }

    // Of three or more only the first is named.
    private static string Names(IReadOnlyList<string> names, string and) =>
        names.Count > 2 ? names[0] + (and[0] == ',' ? ", et al." : " et al.") : string.Join(and, names);
}
