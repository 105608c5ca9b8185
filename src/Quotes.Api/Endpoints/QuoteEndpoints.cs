using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Quotes: the sentences that can be cited.</summary>
internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder app)
    {
        var quotes = app.MapGroup("").WithTags("Quotes");
        quotes
            .MapMethods(Paths.Quotes, Contract.Reading, ListQuotes)
            .With(Contracts.Quotes)
            .WithName(nameof(ListQuotes));
        quotes
            .MapMethods(Paths.RandomQuotes, Contract.Reading, DrawQuotes)
            .With(Contracts.Random)
            .WithName(nameof(DrawQuotes));
        quotes
            .MapMethods(Paths.DailyQuote, Contract.Reading, GetDailyQuote)
            .With(Contracts.Daily)
            .WithName(nameof(GetDailyQuote));
        quotes
            .MapMethods(Paths.QuoteExport, Contract.Reading, ExportQuotes)
            .With(Contracts.Export)
            .WithName(nameof(ExportQuotes));
        quotes
            .MapMethods(Paths.Quote("{id}"), Contract.Reading, GetQuote)
            .With(Contracts.Placed)
            .WithName(nameof(GetQuote));
    }

    /// <summary>List quotes</summary>
    /// <remarks>
    /// The quotes that every given filter allows, a page at a time: in order of interview and place unless `sort` says
    /// otherwise. Every theme stands with the words that justify it.
    /// </remarks>
    /// <response code="200">One page of the quotes that the filters allow.</response>
    public static async Task<Results<Listing<Quote>, Invalid>> ListQuotes(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        if (query.IsAsStored)
        {
            var written = await corpus.Store.WriteQuotesAsync(query.QuoteFilter(), query.Page(), ct);
            return written is null ? Placing.Gone() : new Listing<Quote>(written, query);
        }
        var page = await corpus.Store.ListQuotesAsync(query.QuoteFilter(), query.Page(), ct);
        return query.Answer(
            page is null ? null : page with { Items = await query.CountedAsync(page.Items, corpus.Store, ct) }
        );
    }

    /// <summary>Draw quotes at random</summary>
    /// <remarks>
    /// Distinct quotes, each of those that the filters allow as likely as any other. Those under 12 code points are
    /// drawn only where `minLength` allows them. With `seed` the choice is repeatable and may be cached.
    /// </remarks>
    /// <response code="200">The quotes drawn: as many as asked for, or all there are.</response>
    public static async Task<Found<RandomQuotes>> DrawQuotes(Query query, Generation corpus, CancellationToken ct)
    {
        var limit = query.Has(Parameters.RandomLimit) ? query.Value(Parameters.RandomLimit) : 1;
        var seed = query.Has(Parameters.Seed) ? (ulong?)query.Value(Parameters.Seed) : null;
        var quotes = await corpus.Store.RandomQuotesAsync(query.DrawFilter(), limit, seed, ct);
        return Found.Of(new RandomQuotes(await query.CountedAsync(quotes, corpus.Store, ct)));
    }

    /// <summary>Get the quote of the day</summary>
    /// <remarks>
    /// The same quote for everyone on a date. No quote comes again before all that the filters allow have had their
    /// day. Those under 12 code points have theirs only where `minLength` allows them.
    /// </remarks>
    /// <response code="200">The quote that this day has for everyone.</response>
    /// <response code="404">No quote is allowed by all the filters.</response>
    public static async Task<Results<Found<Quote>, NoMatch>> GetDailyQuote(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        var day = query.Has(Parameters.Date)
            ? query.Value(Parameters.Date)
            : DateOnly.FromDateTime(query.Today.DateTime);
        var quote = await corpus.Store.DailyQuoteAsync(query.DrawFilter(), day, ct);
        return quote is null ? new NoMatch() : Found.Of(await query.CountedAsync(quote, corpus.Store, ct));
    }

    /// <summary>Export quotes</summary>
    /// <remarks>
    /// Every quote that the filters allow, in one stream without pages: NDJSON, or CSV for spreadsheets.
    /// </remarks>
    /// <response code="200">Every quote that the filters allow, one a line.</response>
    public static QuoteExport ExportQuotes(Query query, Generation corpus, CancellationToken ct) =>
        new(corpus.Store.ExportQuotesAsync(query.QuoteFilter(), ct), query, corpus.Store);

    /// <summary>Get a quote</summary>
    /// <remarks>
    /// One quote: the words verbatim, who said them to what question, their place, their themes with evidence.
    /// </remarks>
    /// <param name="id">The id of the quote, such as `q-` and 12 characters.</param>
    /// <response code="200">The quote that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no quote with this id.</response>
    public static async Task<Results<Found<Quote>, Missing>> GetQuote(
        string id,
        Query query,
        Generation corpus,
        HttpResponse response,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        if (await corpus.Store.WriteQuoteAsync(id, ct) is not { } written)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        response.CiteAs(settings.Value.PublicRoot + Paths.QuotePage(id));
        if (query.IsAsStored)
            return new Found<Quote>(written);
        var quote = await corpus.Store.FindQuoteAsync(id, ct);
        return Found.Of(await query.CountedAsync(quote!, corpus.Store, ct));
    }
}

/// <summary>Quotes drawn at random.</summary>
/// <param name="Items">The quotes, distinct, in the order in which they were drawn.</param>
public sealed record RandomQuotes(IReadOnlyList<Quote> Items);
