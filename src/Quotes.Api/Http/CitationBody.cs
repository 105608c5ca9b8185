using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Quotes.Citations;

namespace Quotes.Api.Http;

/// <summary>A citation in the format that was asked for.</summary>
public sealed class CitationBody : IResult, IEndpointMetadataProvider
{
    private readonly byte[] _body;
    private readonly string _contentType;

    private CitationBody(byte[] body, string contentType) => (_body, _contentType) = (body, contentType);

    /// <summary>Writes a citation in the format and style of a query.</summary>
    internal static CitationBody Of(Citing citing, Query query)
    {
        var asked = CitationStyle.Find(query.Value(Parameters.Style) ?? query.Told);
        var style = asked ?? citing.DefaultStyle;
        return query.Format.Name switch
        {
            "text" => new(
                Encoding.UTF8.GetBytes(citing.Formatted(style).Reference + "\n"),
                $"{Format.Bibliography.MediaType}; style={style.Id}; locale={style.Locale}; charset=utf-8"
            ),
            "csl" => OfJson((IReadOnlyList<CslItem>)[citing.Csl], Format.Csl),
            "bibtex" => OfText(citing.Bibtex, Format.BibTex),
            "ris" => OfText(citing.RisRecord, Format.Ris),
            "jsonld" => OfText(citing.JsonLd(style), Format.JsonLd),
            "annotation" => OfJson(citing.Annotation, Format.Annotation),
            "markdown" => OfText(citing.Markdown, Format.Markdown),
            _ => OfJson(citing.Whole(asked), Format.Json),
        };
    }

    /// <summary>A record as JSON, under the media type of a format.</summary>
    internal static CitationBody OfJson<T>(T record, Format format) =>
        new(JsonSerializer.SerializeToUtf8Bytes(record, typeof(T), QuotesJson.Verbatim), format.ContentType);

    private static CitationBody OfText(string text, Format format) =>
        new(Encoding.UTF8.GetBytes(text), format.ContentType);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = _contentType;
        httpContext.Response.ContentLength = _body.Length;
        return httpContext.Response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var isWhole = method.Name == nameof(Endpoints.CitationEndpoints.GetCitation);
        var contract = isWhole ? Contracts.Citation : Contracts.Annotation;
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                200,
                isWhole ? typeof(Citation) : typeof(Annotation),
                [.. contract.Formats.Select(format => format.MediaType)]
            )
        );
    }
}
