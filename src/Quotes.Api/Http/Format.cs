namespace Quotes.Api.Http;

/// <summary>A way to write an answer.</summary>
/// <param name="Name">The value of <c>format</c> that asks for it.</param>
/// <param name="MediaType">The media type that asks for it in <c>Accept</c>.</param>
/// <param name="ContentType">What the answer's <c>Content-Type</c> says.</param>
public sealed record Format(string Name, string MediaType, string ContentType)
{
    public static readonly Format Json = new("json", "application/json", "application/json; charset=utf-8");
    public static readonly Format Csv = new("csv", "text/csv", "text/csv; charset=utf-8; header=present");
    public static readonly Format NdJson = new("ndjson", "application/x-ndjson", "application/x-ndjson; charset=utf-8");
    public static readonly Format Text = new("text", "text/plain", "text/plain; charset=utf-8");
    public static readonly Format Markdown = new("markdown", "text/markdown", "text/markdown; charset=utf-8");
}
