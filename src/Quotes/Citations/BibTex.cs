using System.Text;

namespace Quotes.Citations;

/// <summary>
/// A reference as a BibTeX entry in UTF-8. Names stand in double braces, or BibTeX would take a Chinese name apart.
/// </summary>
internal static class BibTex
{
    private static readonly string[] _months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    public static string Write(CitationItem item, string key)
    {
        var entry = new StringBuilder().Append("@article{").Append(key);
        Field(entry, "author", Names(item.Authors));
        Field(entry, "title", $"{{{{{Escape(item.Title)}}}}}");
        Field(entry, "journal", item.Container is null ? null : $"{{{{{Escape(item.Container)}}}}}");
        Field(entry, "year", item.Issued is { } date ? $"{{{date.Year}}}" : null);
        Field(entry, "month", item.Issued?.Month is { } month ? _months[month - 1] : null);
        Field(entry, "day", item.Issued?.Day is { } day ? $"{{{day}}}" : null);
        Field(entry, "editor", Names(item.Editors));
        Field(entry, "pages", Braced(item.Page));
        Field(entry, "url", item.Url is null ? null : $"{{{Address(item.Url)}}}");
        Field(
            entry,
            "urldate",
            item is { Url: not null, Accessed: { } accessed } ? $"{{{accessed:yyyy-MM-dd}}}" : null
        );
        Field(entry, "langid", Language(item));
        Field(entry, "note", Braced(Prose.Joined(". ", InterviewBy(item), Notes.Of(item))));
        return entry.Append("\n}\n").ToString();
    }

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (value is not null)
            entry.Append(",\n  ").Append(name).Append(" = ").Append(value);
    }

    private static string? Names(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : $"{{{string.Join(" and ", names.Select(name => $"{{{Escape(name)}}}"))}}}";

    private static string? Braced(string? text) => string.IsNullOrEmpty(text) ? null : $"{{{Escape(text)}}}";

    private static string? InterviewBy(CitationItem item) =>
        item.Interviewers.Count == 0 ? null
        : item.IsChinese ? "采访：" + string.Join("、", item.Interviewers)
        : "Interview by " + Prose.Listed(item.Interviewers, ", and ", " and ");

    // Names of languages are those of the LaTeX packages babel and polyglossia.
    private static string? Language(CitationItem item) =>
        item.IsChinese ? "{chinese}"
        : item.Language.Split('-')[0] == "en" ? "{english}"
        : null;

    // LaTeX takes an address as it is, but for what would end the field or begin a command.
    private static string Address(string url) =>
        url.Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("}", "%7D", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        // BibTeX counts braces and takes no notice of what stands before them: one alone must not stand there as such.
        var isBalanced = IsBalanced(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
            escaped.Append(
                character switch
                {
                    '{' when !isBalanced => "\\textbraceleft{}",
                    '}' when !isBalanced => "\\textbraceright{}",
                    '{' or '}' or '%' or '&' or '#' or '_' or '$' => $"\\{character}",
                    '\\' => "\\textbackslash{}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    _ when char.IsControl(character) => " ",
                    _ => character.ToString(),
                }
            );
        return escaped.ToString();
    }

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var character in text)
            if (character == '{')
                depth++;
            else if (character == '}' && --depth < 0)
                return false;
        return depth == 0;
    }
}
