using System.Text.Json.Serialization;

namespace Quotes.Citations;

/// <summary>A style of references.</summary>
public sealed record CitationStyle
{
    /// <summary>What <c>style</c> asks for it by.</summary>
    public required string Id { get; init; }

    /// <summary>Its full name.</summary>
    public required string Name { get; init; }

    /// <summary>The BCP 47 tag of the language that its own words are in.</summary>
    public required string Locale { get; init; }

    /// <summary>
    /// Whether a reference begins with the byline (<c>byline</c>) or with who is interviewed (<c>interviewee</c>).
    /// </summary>
    public required string AuthorBasis { get; init; }

    /// <summary>Writes the entry of a bibliography.</summary>
    [JsonIgnore]
    public Func<CitationItem, string> Reference { get; private init; } = _ => "";

    /// <summary>Writes what stands in the running text, or the note.</summary>
    [JsonIgnore]
    public Func<CitationItem, string> InText { get; private init; } = _ => "";

    /// <summary>Every style there is.</summary>
    public static IReadOnlyList<CitationStyle> All { get; } =
    [
        Of(
            "gb-t-7714-2025-numeric",
            "GB/T 7714—2025（顺序编码制）",
            "zh-CN",
            "byline",
            GbT7714.Numeric2025,
            _ => "[1]"
        ),
        Of(
            "gb-t-7714-2025-author-date",
            "GB/T 7714—2025（著者-出版年制）",
            "zh-CN",
            "byline",
            GbT7714.AuthorDate2025,
            GbT7714.InText
        ),
        Of(
            "gb-t-7714-2015-numeric",
            "GB/T 7714—2015（顺序编码制）",
            "zh-CN",
            "byline",
            GbT7714.Numeric2015,
            _ => "[1]"
        ),
        Of("apa-7", "American Psychological Association, 7th edition", "en-US", "byline", Apa7.Reference, Apa7.InText),
        Of("mla-9", "Modern Language Association, 9th edition", "en-US", "interviewee", Mla9.Reference, Mla9.InText),
        Of(
            "chicago-18-notes",
            "Chicago Manual of Style, 18th edition (notes and bibliography)",
            "en-US",
            "interviewee",
            Chicago18.Bibliography,
            Chicago18.Note
        ),
        Of(
            "chicago-18-author-date",
            "Chicago Manual of Style, 18th edition (author and date)",
            "en-US",
            "interviewee",
            Chicago18.AuthorDate,
            Chicago18.InText
        ),
    ];

    /// <summary>The style with an id; null where there is none.</summary>
    public static CitationStyle? Find(string? id) => All.FirstOrDefault(style => style.Id == id);

    private static CitationStyle Of(
        string id,
        string name,
        string locale,
        string basis,
        Func<CitationItem, string> reference,
        Func<CitationItem, string> inText
    ) =>
        new()
        {
            Id = id,
            Name = name,
            Locale = locale,
            AuthorBasis = basis,
            Reference = reference,
            InText = inText,
        };
}
