using Quotes.Citations;

namespace Quotes.Api.Http;

/// <summary>A way to write an answer.</summary>
/// <param name="Name">The value of <c>format</c> that asks for it.</param>
/// <param name="MediaType">The media type that asks for it in <c>Accept</c>.</param>
/// <param name="ContentType">What the answer's <c>Content-Type</c> says.</param>
public sealed record Format(string Name, string MediaType, string ContentType)
{
    private const string Profile = "http://www.w3.org/ns/anno.jsonld";

    /// <summary>
    /// The parameter by which <c>Accept</c> tells this format from others of its type, or chooses within it.
    /// </summary>
    public TellingParameter? Telling { get; init; }

    public static readonly Format Json = new("json", "application/json", "application/json; charset=utf-8");
    public static readonly Format Csv = new("csv", "text/csv", "text/csv; charset=utf-8; header=present");
    public static readonly Format NdJson = new("ndjson", "application/x-ndjson", "application/x-ndjson; charset=utf-8");
    public static readonly Format Text = new("text", "text/plain", "text/plain; charset=utf-8");
    public static readonly Format Bibliography = new(
        "text",
        "text/x-bibliography",
        "text/x-bibliography; charset=utf-8"
    )
    {
        Telling = new("style", [.. CitationStyle.All.Select(style => style.Id)]),
    };
    public static readonly Format Csl = new(
        "csl",
        "application/vnd.citationstyles.csl+json",
        "application/vnd.citationstyles.csl+json"
    );
    public static readonly Format BibTex = new("bibtex", "application/x-bibtex", "application/x-bibtex; charset=utf-8");
    public static readonly Format Ris = new(
        "ris",
        "application/x-research-info-systems",
        "application/x-research-info-systems; charset=utf-8"
    );
    public static readonly Format JsonLd = new("jsonld", "application/ld+json", "application/ld+json");
    public static readonly Format Annotation = new(
        "annotation",
        $"application/ld+json; profile=\"{Profile}\"",
        $"application/ld+json; profile=\"{Profile}\""
    )
    {
        Telling = new("profile", [Profile]),
    };
    public static readonly Format Html = new("html", "text/html", "text/html; charset=utf-8");
    public static readonly Format Svg = new("svg", "image/svg+xml", "image/svg+xml");
    public static readonly Format Png = new("png", "image/png", "image/png");
    public static readonly Format Xml = new("xml", "application/xml", "application/xml; charset=utf-8");
    public static readonly Format Atom = new("atom", "application/atom+xml", "application/atom+xml; charset=utf-8");
    public static readonly Format JsonFeed = new("json", "application/feed+json", "application/feed+json");
    public static readonly Format Markdown = new("markdown", "text/markdown", "text/markdown; charset=utf-8");
}

/// <summary>A parameter of a media type that is not for show.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values that there are.</param>
public sealed record TellingParameter(string Name, IReadOnlyList<string> Values);
