using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Quotes.Api.Http;

/// <summary>One page of a list, in the format that was asked for.</summary>
public sealed class Listing<T> : IResult, IEndpointMetadataProvider
{
    private readonly Func<HttpContext, Task> _write;

    /// <param name="page">The page; its <c>next</c> the id behind which the next one begins.</param>
    /// <param name="query">The query that it answers.</param>
    public Listing(Page<T> page, Query query) =>
        _write = context => ListBody.WriteAsync(context, query, page.Items, page.Next, next => Json(page, next));

    /// <param name="page">The page as JSON; its <c>next</c> the id behind which the next one begins.</param>
    /// <param name="query">The query that it answers.</param>
    public Listing(WrittenPage page, Query query) =>
        _write = context => ListBody.WriteAsync(context, query, (T[])[], page.Next, next => WrittenBody.Of(page, next));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => _write(httpContext);

    private static ReadOnlyMemory<byte> Json(Page<T> page, string? next) =>
        JsonSerializer.SerializeToUtf8Bytes(page with { Next = next }, typeof(Page<T>), QuotesJson.Verbatim);

    // The framework asks for metadata through a static member; nobody calls it by hand.
#pragma warning disable CA1000
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(ListTypes.Of(typeof(Page<T>)));
#pragma warning restore CA1000
}

/// <summary>One page of a search, in the format that was asked for.</summary>
/// <param name="page">The page; its <c>next</c> the id behind which the next one begins.</param>
/// <param name="query">The query that it answers.</param>
public sealed class SearchListing(SearchPage page, Query query) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        ListBody.WriteAsync(
            httpContext,
            query,
            page.Items,
            page.Next,
            next => JsonSerializer.SerializeToUtf8Bytes(page with { Next = next }, QuotesJson.Verbatim.SearchPage)
        );

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(ListTypes.Of(typeof(SearchPage)));
}

/// <summary>What the document says of an operation that gives a list.</summary>
internal static class ListTypes
{
    public static ProducesResponseTypeMetadata Of(Type page) =>
        new(200, page, [Format.Json.MediaType, Format.Csv.MediaType, Format.NdJson.MediaType]);
}
