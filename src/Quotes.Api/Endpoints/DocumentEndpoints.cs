using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Quotes.Api.Http;
using Swashbuckle.AspNetCore.Swagger;

namespace Quotes.Api.Endpoints;

/// <summary>The OpenAPI document, written once and kept.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocument(this WebApplication app)
    {
        app.MapMethods(Paths.Document, Contract.Reading, GetDocument).ExcludeFromDescription();
        // It looks at the path of every request by regular expressions.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Paths.Docs),
            docs =>
                docs.UseSwaggerUI(options =>
                {
                    options.RoutePrefix = Paths.Docs[1..];
                    options.SwaggerEndpoint(Paths.Document, "Quotes");
                    options.DocumentTitle = "Quotes: the API";
                })
        );
    }

    /// <summary>The document, with an ETag of its own: it is the same whatever corpus is served.</summary>
    public static FileContentHttpResult GetDocument(WrittenDocument document, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(document.Bytes, "application/json; charset=utf-8", entityTag: document.Tag);
    }
}

/// <summary>The bytes of the OpenAPI document.</summary>
internal sealed class WrittenDocument(ISwaggerProvider provider)
{
    private readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> _written = new(() => Write(provider));

    public byte[] Bytes => _written.Value.Bytes;

    public EntityTagHeaderValue Tag => _written.Value.Tag;

    private static (byte[], EntityTagHeaderValue) Write(ISwaggerProvider provider)
    {
        using var text = new StringWriter { NewLine = "\n" };
        provider.GetSwagger(Document.Name).SerializeAsV31(new OpenApiJsonWriter(text));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var tag = Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 12));
        return (bytes, new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }
}
