using System.Globalization;

namespace Quotes.Citations;

/// <summary>A date as far as it is known: a year, a month of it, a day of that.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1; null where only the year is known.</param>
/// <param name="Day">The day of the month; null where it is not known.</param>
public sealed record CitationDate(int Year, int? Month, int? Day)
{
    // The Modern Language Association shortens all but the four-letter months (MLA Handbook 9, appendix 1).
    private static readonly string[] _short =
    [
        "Jan.",
        "Feb.",
        "Mar.",
        "Apr.",
        "May",
        "June",
        "July",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
    ];

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; null stays null.</summary>
    public static CitationDate? Parse(string? iso) =>
        iso?.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray() switch
        {
            [var year] => new(year, null, null),
            [var year, var month] => new(year, month, null),
            [var year, var month, var day] => new(year, month, day),
            _ => null,
        };

    /// <summary>The parts that are known, the year first.</summary>
    public IReadOnlyList<int> Parts =>
        Month is not { } month ? [Year]
        : Day is not { } day ? [Year, month]
        : [Year, month, day];

    /// <summary>As ISO 8601, such as <c>2015-11-23</c>.</summary>
    public string Iso => string.Join('-', Parts.Select((part, i) => i == 0 ? $"{part:0000}" : $"{part:00}"));

    /// <summary>Such as <c>November 23</c>; null where only the year is known.</summary>
    public string? MonthAndDay =>
        Month is not { } month ? null
        : Day is not { } day ? Name(month)
        : $"{Name(month)} {day}";

    /// <summary>Such as <c>November 23, 2015</c>.</summary>
    public string American =>
        Month is not { } month ? $"{Year}"
        : Day is null ? $"{Name(month)} {Year}"
        : $"{MonthAndDay}, {Year}";

    /// <summary>Such as <c>23 Nov. 2015</c>.</summary>
    public string British =>
        string.Join(' ', Parts.Reverse().Select((part, i) => i == Parts.Count - 2 ? _short[part - 1] : $"{part}"));

    /// <summary>Such as 2015年11月23日.</summary>
    public string Chinese => string.Concat(Parts.Zip("年月日", (part, unit) => $"{part}{unit}"));

    private static string Name(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
