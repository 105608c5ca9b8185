using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;
using Quotes.Citations;

namespace Quotes.Api.Endpoints;

/// <summary>Citations, and pointers to the words.</summary>
internal static class CitationEndpoints
{
    private static readonly Page<CitationStyle> _styles = new(CitationStyle.All, CitationStyle.All.Count, false, null);

    public static void MapCitations(this IEndpointRouteBuilder app)
    {
        var citations = app.MapGroup("").WithTags("Citations");
        citations
            .MapMethods(Paths.Citation("{id}"), Contract.Reading, GetCitation)
            .With(Contracts.Citation)
            .WithName(nameof(GetCitation));
        citations
            .MapMethods(Paths.Annotation("{id}"), Contract.Reading, GetAnnotation)
            .With(Contracts.Annotation)
            .WithName(nameof(GetAnnotation));
        citations
            .MapMethods(Paths.CitationStyles, Contract.Reading, ListCitationStyles)
            .With(Contracts.Plain)
            .WithName(nameof(ListCitationStyles));
    }

    /// <summary>Cite a quote</summary>
    /// <remarks>
    /// The reference in every style, as CSL-JSON, BibTeX, RIS, JSON-LD, a W3C annotation or Markdown, with warnings on
    /// what is missing. Nothing is made up: a date that is not known is `n.d.` or 日期不详.
    /// </remarks>
    /// <param name="id">The id of the quote, such as `q-` and 12 characters.</param>
    /// <response code="200">The citation in the format that was asked for.</response>
    /// <response code="404">The corpus holds no quote with this id.</response>
    public static async Task<Results<CitationBody, Missing>> GetCitation(
        string id,
        Query query,
        Generation corpus,
        HttpResponse response,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        if (await corpus.Store.FindCitedAsync(id, ct) is not { } cited)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        var citing = new Citing(cited, settings.Value.PublicRoot, AccessedOn(query));
        response.CiteAs(citing.Url);
        return CitationBody.Of(citing, query);
    }

    /// <summary>Point at a quote's words</summary>
    /// <remarks>
    /// A W3C Web Annotation: the words with what stands around them, extended until no other place is the same, and
    /// their offsets in code points, in a named revision of the source text.
    /// </remarks>
    /// <param name="id">The id of the quote, such as `q-` and 12 characters.</param>
    /// <response code="200">The annotation; its target is the stored source text.</response>
    /// <response code="404">The corpus holds no quote with this id.</response>
    public static async Task<Results<CitationBody, Missing>> GetAnnotation(
        string id,
        Query query,
        Generation corpus,
        HttpResponse response,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        if (await corpus.Store.FindCitedAsync(id, ct) is not { } cited)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        var citing = new Citing(cited, settings.Value.PublicRoot, null);
        response.CiteAs(citing.Url);
        return CitationBody.OfJson(citing.Annotation, query.Format);
    }

    /// <summary>List the styles of references</summary>
    /// <remarks>
    /// Every style that `style` may ask for, the language of its own words, and whom its references begin with.
    /// </remarks>
    /// <response code="200">All the styles that there are.</response>
    public static Found<Page<CitationStyle>> ListCitationStyles() => Found.Of(_styles);

    private static DateOnly? AccessedOn(Query query) =>
        query.Has(Parameters.Accessed) ? query.Value(Parameters.Accessed) : null;
}
