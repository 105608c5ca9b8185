namespace Quotes.Api.Http;

/// <summary>What the document says of the formats that have no schema of their own.</summary>
internal static class DocumentExamples
{
    public static string Describe(string mediaType) =>
        mediaType switch
        {
            "text/csv" => "A header line, then one entry a line (RFC 4180).",
            "application/x-ndjson" => "One entry a line, each as it stands in the JSON list.",
            "text/markdown" => "The transcript for reading.",
            _ => "The stored source, verbatim.",
        };
}
