using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Finding: the way in, and what was found.</summary>
internal static class FindEndpoints
{
    public static void MapFind(this IEndpointRouteBuilder app) =>
        app.MapMethods(Paths.Home, Contract.Reading, Find).With(PageContracts.Find);

    /// <summary>What holds the words and fits the filters; without either, the interviews and themes.</summary>
    public static async Task<IResult> Find(HttpContext context, Query query, Generation corpus, CancellationToken ct)
    {
        context.Response.Headers.Link = ServiceLinks.Header;
        var state = FindState.Of(query);
        var view = await View.OfAsync(context, query, corpus, ct);
        string? Next(string? after) => after is null ? null : view.To(NextOf(state, Cursor.Behind(after, query.List)));
        if (state.IsEmpty)
        {
            var interviews = await corpus.Store.ListInterviewsAsync(query.Page(), ct);
            var speakers = await corpus.Store.ListSpeakersAsync(new([], []), new PageRequest(100, null), ct);
            return interviews is null
                ? Placing.Gone()
                : new PageResult<FindPage>(
                    view,
                    (nameof(FindPage.State), state),
                    (nameof(FindPage.Interviews), interviews.Items),
                    (nameof(FindPage.Speakers), speakers?.Items ?? []),
                    (nameof(FindPage.Next), Next(interviews.Next))
                );
        }
        var (found, isLoose) = await SearchAsync(query, state, corpus, ct);
        return found is null
            ? Placing.Gone()
            : new PageResult<FindPage>(
                view,
                (nameof(FindPage.State), state),
                (nameof(FindPage.Found), found),
                (nameof(FindPage.Loose), isLoose),
                (nameof(FindPage.Next), Next(found.Next))
            );
    }

    private static async Task<(SearchPage? Found, bool IsLoose)> SearchAsync(
        Query query,
        FindState state,
        Generation corpus,
        CancellationToken ct
    )
    {
        if (query.Search is null)
            return (await ListAsync(query, corpus, ct), false);
        return await PlainWords.FindAsync(
            state.Words,
            search => corpus.Store.SearchAsync(query.QuoteFilter() with { Search = search }, query.Page(), ct),
            found => found.Total == 0
        );
    }

    private static async Task<SearchPage?> ListAsync(Query query, Generation corpus, CancellationToken ct)
    {
        var filter = query.QuoteFilter();
        if (await corpus.Store.ListQuotesAsync(filter, query.Page(), ct) is not { } page)
            return null;
        var facets = await corpus.Store.SpreadQuotesAsync(filter, ct);
        return new([.. page.Items.Select(Hit.Of)], page.Total, page.TotalIsLowerBound, page.Next, facets);
    }

    private static string NextOf(FindState state, string cursor) =>
        $"{state.Address}{(state.IsEmpty ? '?' : '&')}cursor={cursor}";
}
