using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Quotes.Api.Http;

/// <summary>One page of a list, in the format that was asked for.</summary>
/// <param name="page">The page; its <c>next</c> the id behind which the next one begins.</param>
/// <param name="query">The query that it answers.</param>
public sealed class Listing<T>(Page<T> page, Query query) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var next = page.Next is null ? null : NextLink(page.Next);
        var response = httpContext.Response;
        if (next is not null)
            response.Headers.Link = $"<{next}>; rel=\"next\"";
        response.ContentType = query.Format.ContentType;
        var body = query.Format.Name switch
        {
            "csv" => Csv.Write(page.Items),
            "ndjson" => NdJson.Write(page.Items),
            _ => JsonSerializer.SerializeToUtf8Bytes(page with { Next = next }, typeof(Page<T>), QuotesJson.Verbatim),
        };
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    // The framework asks for metadata through a static member; nobody calls it by hand.
#pragma warning disable CA1000
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                200,
                typeof(Page<T>),
                [Format.Json.MediaType, Format.Csv.MediaType, Format.NdJson.MediaType]
            )
        );
#pragma warning restore CA1000

    private string NextLink(string after)
    {
        var kept = query.Canonical(parameter => parameter != Parameters.Cursor);
        var cursor = Cursor.Behind(after, query.List);
        return $"{query.Path}?{(kept.Length == 0 ? "" : kept + "&")}cursor={cursor}";
    }
}
