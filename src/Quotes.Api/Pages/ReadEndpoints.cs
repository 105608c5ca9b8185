using System.Text;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Reading: an interview in order, and its picture.</summary>
internal static class ReadEndpoints
{
    public static void MapRead(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.InterviewMarkdown("{id}"), Contract.Reading, GetMarkdown).With(PageContracts.Markdown);
        app.MapMethods(Paths.InterviewPage("{id}"), Contract.Reading, ReadInterview).With(PageContracts.Interview);
        app.MapMethods(Paths.Picture("{id}"), Contract.Reading, GetPicture).With(PageContracts.Picture);
    }

    /// <summary>The whole interview; every sentence leads to its page.</summary>
    public static async Task<IResult> ReadInterview(
        string id,
        HttpContext context,
        Query query,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        if (query.Format == Format.Markdown)
            return await GetMarkdown(id, corpus, settings, ct);
        if (
            await corpus.Store.FindInterviewAsync(id, ct) is not { } interview
            || await corpus.Store.FindTranscriptAsync(id, ct) is not { } transcript
        )
            return await Missing.OfAsync("interview", id, corpus.Store, ct);
        context.Response.TellBots(Paths.InterviewMarkdown(id));
        return new PageResult<ReadPage>(
            await View.OfAsync(context, query, corpus, ct),
            (nameof(ReadPage.Interview), interview),
            (nameof(ReadPage.Transcript), transcript),
            (nameof(ReadPage.Quotes), await QuotesOfAsync(id, corpus, ct))
        );
    }

    /// <summary>The same as Markdown.</summary>
    public static async Task<IResult> GetMarkdown(
        string id,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    ) =>
        await InterviewMarkdown.WriteAsync(id, corpus.Store, settings.Value.PublicRoot, ct) is { } text
            ? TypedResults.Text(text, Format.Markdown.MediaType, Encoding.UTF8)
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
