using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>A quote as a picture, to be shared, and as a block, to be embedded.</summary>
internal static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.CardSvg("{id}"), Contract.Reading, GetSvg).With(PageContracts.CardSvg);
        app.MapMethods(Paths.CardPng("{id}"), Contract.Reading, GetPng).With(PageContracts.CardPng);
        app.MapMethods(Paths.Oembed, Contract.Reading, OembedEndpoints.GetOembed).With(PageContracts.Oembed);
    }

    /// <summary>The card, drawn by whoever shows it with the fonts that are there.</summary>
    public static async Task<IResult> GetSvg(
        string id,
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindQuoteAsync(id, ct) is { } quote
            ? new SvgResult<CardSvg>(
                await View.OfAsync(context, query, corpus, ct),
                (nameof(CardSvg.Card), QuoteCard.Of(quote))
            )
            : await Missing.OfAsync("quote", id, corpus.Store, ct);

    /// <summary>The card, drawn here; only where a font for it is.</summary>
    public static async Task<IResult> GetPng(
        string id,
        Generation corpus,
        HttpResponse response,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        response.AllowElsewhere();
        if (await corpus.Store.FindQuoteAsync(id, ct) is not { } quote)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        return CardFont.Find(settings.Value) is { } font
            ? TypedResults.Bytes(CardPainter.Paint(QuoteCard.Of(quote), font), Format.Png.ContentType)
            : new ProblemResult(
                ApiProblem.NotFound(
                    $"No font for Chinese is installed here (Quotes__CardFont); the card is at {Paths.CardSvg(id)}."
                )
            );
    }
}
