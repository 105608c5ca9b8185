using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Reading: an interview in order, and its picture.</summary>
internal static class ReadEndpoints
{
    public static void MapRead(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.InterviewPage("{id}"), Contract.Reading, ReadInterview).With(PageContracts.Plain);
        app.MapMethods(Paths.Picture("{id}"), Contract.Reading, GetPicture).With(PageContracts.Svg);
    }

    /// <summary>The whole interview; every sentence leads to its page.</summary>
    public static async Task<IResult> ReadInterview(
        string id,
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindInterviewAsync(id, ct) is { } interview
        && await corpus.Store.FindTranscriptAsync(id, ct) is { } transcript
            ? new PageResult<ReadPage>(
                await View.OfAsync(context, query, corpus, ct),
                (nameof(ReadPage.Interview), interview),
                (nameof(ReadPage.Transcript), transcript),
                (nameof(ReadPage.Quotes), await QuotesOfAsync(id, corpus, ct))
            )
            : await Missing.OfAsync("interview", id, corpus.Store, ct);

    /// <summary>Who speaks when and how long, and on what, as a picture to take along.</summary>
    public static async Task<IResult> GetPicture(
        string id,
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindTranscriptAsync(id, ct) is { } transcript
            ? new SvgResult<PictureSvg>(
                await View.OfAsync(context, query, corpus, ct),
                (nameof(PictureSvg.Timeline), Timeline.Of(transcript, await QuotesOfAsync(id, corpus, ct)))
            )
            : await Missing.OfAsync("interview", id, corpus.Store, ct);

    private static async Task<IReadOnlyList<Quote>> QuotesOfAsync(string id, Generation corpus, CancellationToken ct) =>
        await corpus.Store.ExportQuotesAsync(new QuoteFilter { Interviews = [id] }, ct).ToListAsync(ct);
}
