using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Questions: what was put to the other side.</summary>
internal static class QuestionEndpoints
{
    public static void MapQuestions(this IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("").WithTags("Questions");
        questions
            .MapMethods(Paths.Questions, Contract.Reading, ListQuestions)
            .With(Contracts.Questions)
            .WithName(nameof(ListQuestions));
        questions
            .MapMethods(Paths.Question("{id}"), Contract.Reading, GetQuestion)
            .With(Contracts.Placed)
            .WithName(nameof(GetQuestion));
    }

    /// <summary>List questions</summary>
    /// <remarks>The questions in order of interview and place, each with the answers given to it.</remarks>
    /// <response code="200">One page of the questions that the filters allow.</response>
    public static async Task<Results<Listing<Question>, Invalid>> ListQuestions(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        var filter = new QuestionFilter(
            query.Value(Parameters.Interview) ?? [],
            query.Value(Parameters.Speaker) ?? [],
            query.Search,
            query.Value(Parameters.QuestionSort)
        );
        var page = await corpus.Store.ListQuestionsAsync(filter, query.Page(), ct);
        return query.Answer(
            page is null ? null : page with { Items = await query.CountedAsync(page.Items, corpus.Store, ct) }
        );
    }

    /// <summary>Get a question</summary>
    /// <remarks>One question: its words, its place, and the answers given to it.</remarks>
    /// <param name="id">The id of the question, such as `n-` and 12 characters.</param>
    /// <response code="200">The question that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no question with this id.</response>
    public static async Task<Results<Found<Question>, Missing>> GetQuestion(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindQuestionAsync(id, ct) is { } question
            ? Found.Of(await query.CountedAsync(question, corpus.Store, ct))
            : await Missing.OfAsync("question", id, corpus.Store, ct);
}
