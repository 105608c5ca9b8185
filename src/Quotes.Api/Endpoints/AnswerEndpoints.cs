using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Answers: what was said between two questions, whole.</summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this IEndpointRouteBuilder app)
    {
        var answers = app.MapGroup("").WithTags("Answers");
        answers
            .MapMethods(Paths.Answers, Contract.Reading, ListAnswers)
            .With(Contracts.Answers)
            .WithName(nameof(ListAnswers));
        answers
            .MapMethods(Paths.Answer("{id}"), Contract.Reading, GetAnswer)
            .With(Contracts.Placed)
            .WithName(nameof(GetAnswer));
    }

    /// <summary>List answers</summary>
    /// <remarks>
    /// The answers that every given filter allows, each with its question, its themes and its sentences. The filters
    /// are those of quotes, held against the whole answer.
    /// </remarks>
    /// <response code="200">One page of the answers that the filters allow.</response>
    public static async Task<Results<Listing<Answer>, Invalid>> ListAnswers(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        var page = await corpus.Store.ListAnswersAsync(query.QuoteFilter(), query.Page(), ct);
        return query.Answer(
            page is null ? null : page with { Items = await query.CountedAsync(page.Items, corpus.Store, ct) }
        );
    }

    /// <summary>Get an answer</summary>
    /// <remarks>One answer, whole: its words, its place, its question, its themes and its sentences.</remarks>
    /// <param name="id">The id of the answer, such as `a-` and 12 characters.</param>
    /// <response code="200">The answer that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no answer with this id.</response>
    public static async Task<Results<Found<Answer>, Missing>> GetAnswer(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindAnswerAsync(id, ct) is { } answer
            ? Found.Of(await query.CountedAsync(answer, corpus.Store, ct))
            : await Missing.OfAsync("answer", id, corpus.Store, ct);
}
