using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Quotes.Api.Http;

/// <summary>A transcript in the format that was asked for.</summary>
public sealed class TranscriptBody : IResult, IEndpointMetadataProvider
{
    private readonly Format _format;
    private readonly byte[] _body;

    /// <summary>The transcript as text.</summary>
    public TranscriptBody(Format format, string text) => (_format, _body) = (format, Encoding.UTF8.GetBytes(text));

    /// <summary>The transcript as JSON.</summary>
    public TranscriptBody(Transcript transcript) =>
        (_format, _body) = (
            Format.Json,
            JsonSerializer.SerializeToUtf8Bytes(transcript, typeof(Transcript), QuotesJson.Verbatim)
        );

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = _format.ContentType;
        httpContext.Response.ContentLength = _body.Length;
        return httpContext.Response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                200,
                typeof(Transcript),
                [Format.Json.MediaType, Format.Text.MediaType, Format.Markdown.MediaType]
            )
        );
}
