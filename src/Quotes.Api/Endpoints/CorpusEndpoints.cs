using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>The corpus as a whole, and the way in.</summary>
internal static class CorpusEndpoints
{
    private static readonly EntryPoint _entryPoint = new(
        "Quotes",
        new EntryPointLinks(
            Paths.Root,
            Paths.Corpus,
            Paths.Interviews,
            Paths.Speakers,
            Paths.Questions,
            Paths.Answers,
            Paths.Quotes,
            Paths.RandomQuotes,
            Paths.DailyQuote,
            Paths.QuoteExport,
            Paths.Themes,
            Paths.Search,
            Paths.Verifications,
            Paths.CitationStyles,
            Paths.Document,
            Paths.Docs,
            Paths.Ready
        )
    );

    public static void MapCorpus(this IEndpointRouteBuilder app)
    {
        var corpus = app.MapGroup("").WithTags("Corpus");
        corpus
            .MapMethods(Paths.Root, Contract.Reading, GetEntryPoint)
            .With(Contracts.Plain)
            .WithName(nameof(GetEntryPoint));
        corpus.MapMethods(Paths.Corpus, Contract.Reading, GetCorpus).With(Contracts.Corpus).WithName(nameof(GetCorpus));
    }

    /// <summary>See what there is</summary>
    /// <remarks>Links to every list, to this document and its reading form, and to the state of the service.</remarks>
    /// <response code="200">Links to everything that there is.</response>
    public static Found<EntryPoint> GetEntryPoint(HttpResponse response)
    {
        response.Headers.Link = ServiceLinks.Header;
        return Found.Of(_entryPoint);
    }

    /// <summary>Get the state of the corpus</summary>
    /// <remarks>
    /// Its version, how much it holds, and what could not be read at the last import, by file, line and column. While
    /// the seeds are read anew, how far that has come; the corpus before is served until it is done.
    /// </remarks>
    /// <response code="200">The state of the corpus that is being served.</response>
    public static async Task<Found<Corpus>> GetCorpus(Generation corpus, CancellationToken ct) =>
        Found.Of(await corpus.Store.GetCorpusAsync(ct) with { Import = corpus.Import });
}

/// <summary>What there is to ask for.</summary>
/// <param name="Name">The name of the service.</param>
/// <param name="Links">Where to go from here.</param>
public sealed record EntryPoint(string Name, EntryPointLinks Links);

/// <summary>
/// Relative references to every list, to the document and its reading form, and to the state of the service.
/// </summary>
public sealed record EntryPointLinks(
    string Self,
    string Corpus,
    string Interviews,
    string Speakers,
    string Questions,
    string Answers,
    string Quotes,
    string RandomQuotes,
    string DailyQuote,
    string Export,
    string Themes,
    string Search,
    string Verifications,
    string CitationStyles,
    string Document,
    string Docs,
    string Health
);
