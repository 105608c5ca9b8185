using System.Text;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;
using Quotes.Citations;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Api.Pages;

/// <summary>A quote for people, and for machines that read pages.</summary>
internal static class QuotePageEndpoints
{
    private const int MostSiblings = 100;

    // Shorter words stand anywhere.
    private const int ShortestTelling = 8;
    private const int LongestVerified = 2_000;

    public static void MapQuotePages(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.QuoteMarkdown("{id}"), Contract.Reading, GetMarkdown).With(PageContracts.Markdown);
        app.MapMethods(Paths.QuotePage("{id}"), Contract.Reading, ReadQuote).With(PageContracts.Quote);
    }

    /// <summary>The quote with its question, context, evidence, variants and citations.</summary>
    public static async Task<IResult> ReadQuote(
        string id,
        HttpContext context,
        Query query,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        if (query.Format == Format.Markdown)
            return await GetMarkdown(id, corpus, settings, context.Response, ct);
        if (await corpus.Store.FindCitedAsync(id, ct) is not { } cited)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        var citing = new Citing(cited, settings.Value.PublicRoot, null);
        context.Response.CiteAs(citing.Url);
        context.Response.TellBots(Paths.QuoteMarkdown(id));
        var (around, siblings) = await AroundAsync(cited, corpus, ct);
        return new PageResult<QuotePage>(
            await View.OfAsync(context, query, corpus, ct),
            (nameof(QuotePage.Cited), cited),
            (nameof(QuotePage.Citation), citing.Whole(null)),
            (nameof(QuotePage.Markdown), citing.Markdown),
            (nameof(QuotePage.JsonLd), citing.JsonLd(citing.DefaultStyle)),
            (nameof(QuotePage.Variants), await VariantsAsync(cited.Quote, corpus, ct)),
            (nameof(QuotePage.Around), around.Text),
            (nameof(QuotePage.AroundStart), around.Span.Start),
            (nameof(QuotePage.Siblings), siblings),
            (nameof(QuotePage.HasCard), CardFont.IsThere(settings.Value))
        );
    }

    /// <summary>The same as Markdown.</summary>
    public static async Task<IResult> GetMarkdown(
        string id,
        Generation corpus,
        IOptions<Settings> settings,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var root = settings.Value.PublicRoot;
        if (await WriteMarkdownAsync(id, corpus, root, ct) is not { } text)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        response.CiteAs(root + Paths.QuotePage(id));
        return TypedResults.Text(text, Format.Markdown.MediaType, Encoding.UTF8);
    }

    /// <summary>A quote as Markdown; null where there is none with this id.</summary>
    public static async Task<string?> WriteMarkdownAsync(
        string id,
        Generation corpus,
        string root,
        CancellationToken ct
    )
    {
        if (await corpus.Store.FindCitedAsync(id, ct) is not { } cited)
            return null;
        var (around, _) = await AroundAsync(cited, corpus, ct);
        return QuoteMarkdown.Write(cited, new Citing(cited, root, null), around.Text, root);
    }

    /// <summary>The passage that a quote stands in, and the quotes of it that are near.</summary>
    private static async Task<(Passage Around, IReadOnlyList<Quote> Siblings)> AroundAsync(
        CitedQuote cited,
        Generation corpus,
        CancellationToken ct
    )
    {
        var quote = cited.Quote;
        if (quote.AnswerId is { } answerId && await corpus.Store.FindAnswerAsync(answerId, ct) is { } answer)
        {
            var ids = answer.Quotes.Select(sibling => sibling.Id).ToList();
            var near = ids.Skip(Math.Max(0, ids.IndexOf(quote.Id) - MostSiblings / 2)).Take(MostSiblings);
            return (new Passage(answer.Text, answer.Span), await ListAsync(new QuoteFilter { Ids = [.. near] }));
        }
        var lede = (await corpus.Store.FindTranscriptAsync(quote.Interview.Id, ct))?.Lede;
        var filter = new QuoteFilter { Interviews = [quote.Interview.Id], Kinds = ["lede"] };
        return (lede ?? new Passage(quote.Text, quote.Span), await ListAsync(filter));

        async Task<IReadOnlyList<Quote>> ListAsync(QuoteFilter filter) =>
            (await corpus.Store.ListQuotesAsync(filter, new PageRequest(MostSiblings, null), ct))?.Items ?? [];
    }

    /// <summary>Where else it was said, or nearly.</summary>
    private static async Task<IReadOnlyList<Match>> VariantsAsync(Quote quote, Generation corpus, CancellationToken ct)
    {
        if (quote.Length is < ShortestTelling or > LongestVerified)
            return [];
        var verified = await corpus.Store.VerifyAsync(quote.Text, null, new VerificationOptions(), ct);
        // What it was made of is shown by itself.
        return
        [
            .. verified.Matches.Where(match =>
                !match.QuoteIds.Contains(quote.Id)
                && (match.AnswerId is null || match.AnswerId != quote.DerivedFrom?.AnswerId)
            ),
        ];
    }
}
