using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>What the document says of formats other than plain JSON.</summary>
internal static class DocumentFormats
{
    /// <summary>The schema of an operation's answer in a format.</summary>
    public static IOpenApiSchema SchemaOf(string mediaType, string operationId, OpenApiDocument document) =>
        mediaType == Format.Annotation.MediaType || operationId == "getAnnotation"
            ? new OpenApiSchemaReference("Annotation", document)
        : mediaType == Format.Csl.MediaType
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "One item, in an array as csl-data.json wants it.",
                MinItems = 1,
                MaxItems = 1,
                Items = new OpenApiSchemaReference("CslItem", document),
            }
        : mediaType == Format.JsonLd.MediaType ? DocumentQuotation.Schema
        : new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = Describe(mediaType, operationId),
            MaxLength = int.MaxValue,
            Pattern = DocumentMembers.AnyText,
        };

    private static string Describe(string mediaType, string operationId) =>
        (mediaType, operationId) switch
        {
            ("text/csv", _) => "A header line, then one entry a line (RFC 4180).",
            ("application/x-ndjson", _) => "One entry a line, each as it stands in the JSON list.",
            ("text/markdown", "getCitation") => "The words as a block quotation, with their attribution.",
            ("text/markdown", _) => "The transcript for reading.",
            ("text/x-bibliography", _) => "The reference in one style, one line.",
            ("application/x-bibtex", _) => "The interview as a BibTeX entry in UTF-8.",
            ("application/x-research-info-systems", _) => "The interview as an RIS record.",
            _ => "The stored source, verbatim.",
        };
}
