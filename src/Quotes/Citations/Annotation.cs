using System.Text.Json.Serialization;

namespace Quotes.Citations;

/// <summary>
/// A quote's words pointed at in the source text, as a W3C Web Annotation: anyone can find them there without us.
/// </summary>
public sealed record Annotation
{
    /// <summary>Always <c>http://www.w3.org/ns/anno.jsonld</c>.</summary>
    [JsonPropertyName("@context")]
    public string Context { get; } = "http://www.w3.org/ns/anno.jsonld";

    /// <summary>The address of the annotation.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>Annotation</c>.</summary>
    public string Type { get; } = "Annotation";

    /// <summary>Always <c>identifying</c>: the body is what the target is known by.</summary>
    public string Motivation { get; } = "identifying";

    /// <summary>The address of the quote.</summary>
    public required string Body { get; init; }

    /// <summary>The words in the source text.</summary>
    public required AnnotationTarget Target { get; init; }

    /// <summary>Points at a quote's words.</summary>
    /// <param name="cited">The quote.</param>
    /// <param name="root">The address of the service, absolute and without a slash at the end.</param>
    public static Annotation Of(CitedQuote cited, string root)
    {
        var source = $"{root}{Paths.Transcript(cited.Interview.Id)}?format=text";
        return new Annotation
        {
            Id = root + Paths.Annotation(cited.Quote.Id),
            Body = root + Paths.Quote(cited.Quote.Id),
            Target = new AnnotationTarget(
                source,
                Selectors.Of(cited.Source, cited.Quote.Span),
                new TimeState($"{source}&revision={cited.Interview.Source.Revision}")
            ),
        };
    }
}

/// <summary>Words in a text, and how to find them.</summary>
/// <param name="Source">The address of the text: the stored source, verbatim.</param>
/// <param name="Selector">The words by themselves and by number; each selects them alone.</param>
/// <param name="State">The state of the text that they were selected in.</param>
public sealed record AnnotationTarget(string Source, IReadOnlyList<Selector> Selector, TimeState State);

/// <summary>The state of a text (W3C Web Annotation Data Model, section 4.3.1).</summary>
/// <param name="Cached">The address of the text in the revision that was selected in; of another it gives none.</param>
public sealed record TimeState(string Cached)
{
    /// <summary>Always <c>TimeState</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TimeState";
}

/// <summary>Selects words in a text (W3C Web Annotation Data Model, sections 4.2.4 and 4.2.5).</summary>
/// <param name="Type"><c>TextQuoteSelector</c> or <c>TextPositionSelector</c>.</param>
public sealed record Selector(string Type)
{
    /// <summary>For a quote selector: the words, verbatim.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Exact { get; init; }

    /// <summary>What stands before them: at least 32 code points, where there are so many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prefix { get; init; }

    /// <summary>What stands behind them, likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Suffix { get; init; }

    /// <summary>For a position selector: where they begin, in code points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Start { get; init; }

    /// <summary>For a position selector: where they have ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? End { get; init; }
}
