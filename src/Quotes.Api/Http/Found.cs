using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;

namespace Quotes.Api.Http;

/// <summary>200 with a record as JSON, whose length is known before it is sent.</summary>
/// <param name="body">The record as JSON, in UTF-8.</param>
public sealed class Found<T>(ReadOnlyMemory<byte> body) : IResult, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)Found.Json.GetTypeInfo(typeof(T));

    /// <summary>Writes the record.</summary>
    public Found(T record)
        : this(JsonSerializer.SerializeToUtf8Bytes(record, _type)) { }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Format.Json.ContentType;
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    // The framework asks for metadata through a static member; nobody calls it by hand.
#pragma warning disable CA1000
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), [Format.Json.MediaType]));
#pragma warning restore CA1000
}

/// <summary>Makes the answers that are one record.</summary>
public static class Found
{
    /// <summary>How records are written, the service's own among them.</summary>
    internal static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = QuotesJson.Verbatim.Options.Encoder,
            TypeInfoResolverChain = { QuotesJson.Verbatim, ApiJson.Default },
        };

    /// <summary>The answer that is a record.</summary>
    public static Found<T> Of<T>(T record) => new(record);
}
