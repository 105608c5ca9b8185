using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>
/// Cuts the connection of whoever has not taken an answer in time (<see cref="Limits.AnswerTime"/>): a body that is
/// cut is never taken for whole.
/// </summary>
internal sealed class Deadline(RequestDelegate next, IOptions<Settings> settings, TimeProvider clock)
{
    private readonly TimeSpan _longest = settings.Value.Limits.AnswerTime;

    public Task InvokeAsync(HttpContext context)
    {
        // What is answered at once costs no timer.
        var answering = next(context);
        return answering.IsCompleted ? answering : WatchAsync(context, answering);
    }

    private async Task WatchAsync(HttpContext context, Task answering)
    {
        // Disposed asynchronously, it has ended before the context serves another request.
        await using var timer = clock.CreateTimer(
            cut => ((HttpContext)cut!).Abort(),
            context,
            _longest,
            Timeout.InfiniteTimeSpan
        );
        await answering;
    }
}
