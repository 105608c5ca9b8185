using System.Globalization;

namespace Quotes.Api.Http;

/// <summary>How the values of query parameters are read: exactly, or not at all.</summary>
internal static class Reading
{
    private const int MostIds = 100;

    /// <summary>
    /// A whole number in plain ASCII digits. (int.TryParse takes "5\0" for 5, so the digits are looked at first.)
    /// </summary>
    public static object? Whole(string text, int least, int most) =>
        WholeLong(text, least, most) is { } number ? (int)number : null;

    /// <summary>The same for numbers up to 2⁵³ − 1, which is as far as JavaScript counts.</summary>
    public static long? WholeLong(string text, long least, long most) =>
        text.Length is > 0 and <= 16
        && (text[0] != '0' || text.Length == 1)
        && text.All(char.IsAsciiDigit)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : null;

    /// <summary>One of the values named.</summary>
    public static string? OneOf(string text, string[] values) =>
        values.Contains(text, StringComparer.Ordinal) ? text : null;

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Ids with <c>|</c> between them, as they stand.</summary>
    public static IReadOnlyList<string>? AnyOf(string text) => Ids(text, '|');

    /// <summary>A set of ids with <c>|</c> between them, in one order whatever order they stand in.</summary>
    public static IReadOnlyList<string>? EitherOf(string text) => Ids(text, '|') is { } ids ? Set(ids) : null;

    /// <summary>Ids with commas between them.</summary>
    public static IReadOnlyList<string>? List(string text) => Ids(text, ',');

    /// <summary>Kinds of quotes with <c>|</c> between them.</summary>
    public static IReadOnlyList<string>? Kinds(string text) =>
        EitherOf(text) is { } kinds && kinds.All(kind => kind is "answer" or "lede") ? kinds : null;

    /// <summary>
    /// Clauses with commas between them, all of which must hold: <c>a|b</c> either, <c>-a</c> not. In one order.
    /// </summary>
    public static IReadOnlyList<ThemeClause>? Themes(string text)
    {
        var clauses = new List<ThemeClause>();
        foreach (var part in text.Split(','))
        {
            var negated = part.StartsWith('-');
            if (Ids(negated ? part[1..] : part, '|') is not { } ids || (negated && ids.Length > 1))
                return null;
            clauses.Add(new ThemeClause(Set(ids), negated));
        }
        return clauses.Count <= MostIds
            ? [.. clauses.DistinctBy(one => one.Written).OrderBy(one => one.Written, StringComparer.Ordinal)]
            : null;
    }

    /// <summary>A time zone of the IANA database.</summary>
    /// <remarks>
    /// The name becomes a file name inside the framework, so only the letters of real names get that far.
    /// </remarks>
    public static TimeZoneInfo? Zone(string text) =>
        text.Length <= 64
        && text.Split('/') is { Length: <= 3 } parts
        && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'))
        && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
            ? zone
            : null;

    private static string[] Set(string[] ids) => [.. ids.Distinct().Order(StringComparer.Ordinal)];

    private static string[]? Ids(string text, char separator)
    {
        var ids = text.Split(separator);
        return ids.Length <= MostIds && ids.All(IsId) ? ids : null;
    }

    /// <summary>Whether a text could be an id at all: a slug, or one of the made ones.</summary>
    private static bool IsId(string text) =>
        text.Length is > 0 and <= 80
        && text[0] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
