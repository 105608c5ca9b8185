namespace Quotes.Citations;

/// <summary>
/// GB/T 7714, the Chinese standard: the edition of 2025, in force since 1 July 2026, and that of 2015. In the edition
/// of 2025 full-width marks stand in references to Chinese texts.
/// </summary>
internal static class GbT7714
{
    private const int MostNamed = 3;

    public static string Numeric2025(CitationItem item)
    {
        var marks = item.IsChinese ? Marks.Wide : Marks.Narrow;
        var place = Prose.Stopped(Place(item, marks, Date(item, marks)));
        return Prose.Joined(" ", "[1]", Named(item, marks), Headed(item), place, Address(item));
    }

    public static string Numeric2015(CitationItem item)
    {
        var place = Place(item, Marks.Narrow, Date(item, Marks.Narrow));
        place = item is { Url: not null, Accessed: { } day } ? $"{place}[{day:yyyy-MM-dd}]." : Prose.Stopped(place);
        return Prose.Joined(" ", "[1]", Named(item, Marks.Narrow), Headed(item), place, Address(item));
    }

    public static string AuthorDate2025(CitationItem item)
    {
        var marks = item.IsChinese ? Marks.Wide : Marks.Narrow;
        var author = item.Authors.Count == 0 ? Nobody(item) : Authors(item, marks);
        // The year stands with the author; further on only what it leaves open.
        var date = item.Issued is null ? null : Date(item, marks);
        var place = Place(item, marks, date);
        return Prose.Joined(
            " ",
            Prose.Stopped($"{author}{marks.Comma}{Year(item)}"),
            Headed(item),
            place.Length == 0 ? null : Prose.Stopped(place),
            item.Url
        );
    }

    public static string InText(CitationItem item)
    {
        var who = item.Authors switch
        {
            [] => Nobody(item),
            [var one] => one,
            [var first, ..] => $"{first} {Others(item)}",
        };
        return item.IsChinese ? $"（{who}，{Year(item)}）" : $"({who}, {Year(item)})";
    }

    private static string? Named(CitationItem item, Marks marks) =>
        item.Authors.Count == 0 ? null : Prose.Stopped(Authors(item, marks));

    private static string Authors(CitationItem item, Marks marks) =>
        string.Join(
            marks.Comma,
            item.Authors.Count > MostNamed ? [.. item.Authors.Take(MostNamed), Others(item)] : item.Authors
        );

    private static string Headed(CitationItem item) => $"{item.Title}[{(item.Url is null ? "N" : "N/OL")}].";

    private static string Place(CitationItem item, Marks marks, string? date) =>
        Prose.Joined(marks.Comma, item.Container, date)
        + (item.Page is null ? "" : marks.Open + item.Page + marks.Close);

    private static string Date(CitationItem item, Marks marks)
    {
        var date = item.Issued?.Iso ?? Undated(item);
        var named = item.IsChinese ? "采访日期" : "date of the interview";
        return item.IsDatedByConversation ? date + marks.Open + named + marks.Close : date;
    }

    private static string Year(CitationItem item) => item.Issued is { } date ? $"{date.Year}" : Undated(item);

    private static string? Address(CitationItem item) => item.Url is null ? null : item.Url + ".";

    private static string Undated(CitationItem item) => item.IsChinese ? "日期不详" : "n.d.";

    private static string Others(CitationItem item) => item.IsChinese ? "等" : "et al.";

    private static string Nobody(CitationItem item) => item.IsChinese ? "佚名" : "Anon";

    private sealed record Marks(string Comma, string Open, string Close)
    {
        public static readonly Marks Wide = new("，", "（", "）");
        public static readonly Marks Narrow = new(", ", "(", ")");
    }
}
