using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Quotes.Storage;

namespace Quotes.Api.Http;

/// <summary>All quotes of a filter, written as they are read; memory does not grow with their number.</summary>
public sealed class QuoteExport(IAsyncEnumerable<Quote> quotes, Query query, QuoteStore store)
    : IResult,
        IEndpointMetadataProvider
{
    private const int FlushAt = 64 * 1024;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext
            .RequestServices.GetRequiredService<ExportGate>()
            .RunAsync(httpContext, () => WriteAsync(httpContext));

    private async Task WriteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = query.Format.ContentType;
        using var buffer = new MemoryStream();
        using var csv = query.Format == Format.Csv ? new CsvLines<Quote>(buffer) : null;
        csv?.WriteHeader();
        await foreach (var quote in quotes.WithCancellation(httpContext.RequestAborted))
        {
            var counted = await query.CountedAsync(quote, store, httpContext.RequestAborted);
            if (csv is null)
                NdJson.WriteLine(buffer, counted);
            else
                csv.Write(counted);
            if (buffer.Length >= FlushAt)
                await SendAsync();
        }
        csv?.Flush();
        await SendAsync();

        async Task SendAsync()
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(response.Body, httpContext.RequestAborted);
            buffer.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(200, typeof(string), [Format.NdJson.MediaType, Format.Csv.MediaType])
        );
}
