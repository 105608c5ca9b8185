using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Search over everything that was said.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapGroup("")
            .WithTags("Search")
            .MapMethods(Paths.Search, Contract.Reading, Search)
            .With(Contracts.Search)
            .WithName(nameof(Search));

    /// <summary>Search quotes, answers and questions</summary>
    /// <remarks>
    /// What holds the words of `q`, ranked together, the words marked; with facets to narrow it down by. A question as
    /// people ask it goes with `match=any`.
    /// </remarks>
    /// <response code="200">One page of what was found, and how all of it spreads.</response>
    public static async Task<Results<SearchListing, Invalid>> Search(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        if (await corpus.Store.SearchAsync(query.QuoteFilter(), query.Page(), ct) is not { } page)
            return Placing.Gone();
        return new SearchListing(page with { Items = await query.CountedAsync(page.Items, corpus.Store, ct) }, query);
    }
}
