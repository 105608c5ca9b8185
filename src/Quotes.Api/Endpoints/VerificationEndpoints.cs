using Quotes.Api.Http;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Api.Endpoints;

/// <summary>Verdicts on quotations.</summary>
internal static class VerificationEndpoints
{
    public static void MapVerifications(this IEndpointRouteBuilder app)
    {
        var verifications = app.MapGroup("").WithTags("Verifications");
        verifications
            .MapMethods(Paths.Verifications, Contract.Reading, GetVerification)
            .With(Contracts.Verification)
            .WithName(nameof(GetVerification));
        verifications
            .MapMethods(Paths.Verifications, Contract.Posting, VerifyText)
            .With(Contracts.VerificationBody)
            .WithName(nameof(VerifyText));
        verifications
            .MapMethods(Paths.DocumentVerifications, Contract.Posting, VerifyDocument)
            .With(Contracts.DocumentBody)
            .WithName(nameof(VerifyDocument));
    }

    /// <summary>Verify a text by GET</summary>
    /// <remarks>The same as by POST, for callers that can only follow links.</remarks>
    /// <response code="200">The verdict, whatever it is.</response>
    public static Task<Found<VerificationResult>> GetVerification(
        Query query,
        Generation corpus,
        CancellationToken ct
    ) => VerifyText(query, corpus, ct);

    /// <summary>Verify a text</summary>
    /// <remarks>
    /// Says of a text whether it was said: letter for letter, but for the writing, edited, put together of parts, or
    /// not in what is held; where, by whom, with every difference, and alerts on what changes the meaning.
    /// </remarks>
    /// <response code="200">The verdict, whatever it is.</response>
    public static async Task<Found<VerificationResult>> VerifyText(Query query, Generation corpus, CancellationToken ct)
    {
        var text = query.Value(Parameters.Text)!;
        var result = await corpus.Store.VerifyAsync(text, query.Value(Parameters.Within), Options(query), ct);
        return Found.Of(await query.CountedAsync(result, new SourceText(text), corpus.Store, ct));
    }

    /// <summary>Verify the quotations of a document</summary>
    /// <remarks>
    /// Finds the quotations in a text (“…”, 「…」, 『…』, "…", blockquotes) and says of each whether it was said, with its
    /// place in the text. The first 50 are checked.
    /// </remarks>
    /// <response code="200">The quotations in order, each with its verdict.</response>
    public static async Task<Found<DocumentResult>> VerifyDocument(Query query, Generation corpus, CancellationToken ct)
    {
        var text = new SourceText(query.Value(Parameters.DocumentText)!);
        var within = query.Value(Parameters.Within);
        var result = await corpus.Store.VerifyDocumentAsync(text, within, Options(query), ct);
        return Found.Of(await query.CountedAsync(result, text, corpus.Store, ct));
    }

    private static VerificationOptions Options(Query query) =>
        new(
            query.Value(Parameters.Script) == "fold",
            query.Value(Parameters.Claimed),
            query.Has(Parameters.Places) ? query.Value(Parameters.Places) : 10
        );
}
