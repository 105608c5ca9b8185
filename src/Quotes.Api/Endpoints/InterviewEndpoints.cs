using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Interviews: what was published, and its whole transcript.</summary>
internal static class InterviewEndpoints
{
    public static void MapInterviews(this IEndpointRouteBuilder app)
    {
        var interviews = app.MapGroup("").WithTags("Interviews");
        interviews
            .MapMethods(Paths.Interviews, Contract.Reading, ListInterviews)
            .With(Contracts.Interviews)
            .WithName(nameof(ListInterviews));
        interviews
            .MapMethods(Paths.Interview("{id}"), Contract.Reading, GetInterview)
            .With(Contracts.Plain)
            .WithName(nameof(GetInterview));
        interviews
            .MapMethods(Paths.Transcript("{id}"), Contract.Reading, GetTranscript)
            .With(Contracts.Transcript)
            .WithName(nameof(GetTranscript));
    }

    /// <summary>List interviews</summary>
    /// <remarks>
    /// The interviews in order of id, each with its byline, its speakers and where its text came from.
    /// </remarks>
    /// <response code="200">One page of the interviews that the filters allow.</response>
    public static async Task<Results<Listing<Interview>, Invalid>> ListInterviews(
        Query query,
        Generation corpus,
        CancellationToken ct
    ) => query.Answer(await corpus.Store.ListInterviewsAsync(query.Page(), ct));

    /// <summary>Get an interview</summary>
    /// <remarks>
    /// One interview: its byline, its dates as far as they are known, its speakers, and the file it was read from.
    /// </remarks>
    /// <param name="id">The slug of the interview.</param>
    /// <response code="200">The interview that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no interview with this id.</response>
    public static async Task<Results<Found<Interview>, Missing>> GetInterview(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindInterviewAsync(id, ct) is { } interview
            ? Found.Of(interview)
            : await Missing.OfAsync("interview", id, corpus.Store, ct);

    /// <summary>Get a transcript</summary>
    /// <remarks>
    /// The whole interview in order. As JSON, every turn with its place, and the source text cut into nodes without
    /// gap or overlap; as `text/plain`, the stored source itself, which all offsets count in; as `text/markdown`, for
    /// reading.
    /// </remarks>
    /// <param name="id">The slug of the interview.</param>
    /// <response code="200">The transcript that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no interview with this id.</response>
    public static async Task<Results<TranscriptBody, Missing>> GetTranscript(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        if (query.Value(Parameters.Revision) is { } revision)
            if (await corpus.Store.FindInterviewAsync(id, ct) is { } held && held.Source.Revision != revision)
                return Missing.Of("revision of this interview", revision);
        if (query.Format == Format.Text)
            return await corpus.Store.FindSourceAsync(id, ct) is { } source
                ? new TranscriptBody(Format.Text, source)
                : await Missing.OfAsync("interview", id, corpus.Store, ct);
        if (await corpus.Store.FindTranscriptAsync(id, ct) is not { } transcript)
            return await Missing.OfAsync("interview", id, corpus.Store, ct);
        return query.Format == Format.Markdown
            ? new TranscriptBody(Format.Markdown, TranscriptMarkdown.Write(transcript))
            : new TranscriptBody(await query.CountedAsync(transcript, corpus.Store, ct));
    }
}
