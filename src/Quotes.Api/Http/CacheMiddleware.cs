using Microsoft.AspNetCore.Http.Features;

namespace Quotes.Api.Http;

/// <summary>
/// Gives finished answers again before anything else looks at the request, and keeps those that are asked for again:
/// only what the contract allowed and a handler answered, so that no key is a caller's invention.
/// </summary>
internal sealed class CacheMiddleware(RequestDelegate next, ServedCorpus served, Measures measures)
{
    public Task InvokeAsync(HttpContext context)
    {
        // A star asks whether there is any answer at all, which is answered with headers of its own.
        if (served.Answers is not { } answers || AnyTag.IsIn(context.Request) || AnswerKey.Of(context) is not { } key)
            return next(context);
        if (answers.Find(key) is { } answer)
            return answer.AnswerAsync(context);
        return answers.Wants(key) ? KeepAsync(context, key, answers.MostBytes) : next(context);
    }

    private async Task KeepAsync(HttpContext context, AnswerKey key, int most)
    {
        var response = context.Response;
        var (body, copy) = (response.Body, new CopyingStream(response.Body, most));
        response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        var isWhole =
            response.StatusCode == StatusCodes.Status200OK
            && context.Features.Get<Query>() is { IsLasting: true }
            && !context.RequestAborted.IsCancellationRequested;
        if (
            !isWhole
            || copy.Copied is not { } bytes
            || KeptAnswer.Of(response, bytes, status => measures.Kept(context.GetEndpoint(), status)) is not { } answer
        )
            return;
        // Another corpus may be served by now; the answer is of the one that the request began with.
        context.Features.GetRequiredFeature<Generation>().Answers.Keep(key, answer);
    }
}
