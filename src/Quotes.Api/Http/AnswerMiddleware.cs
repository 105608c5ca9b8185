using System.Diagnostics;
using Quotes.Storage;

namespace Quotes.Api.Http;

/// <summary>
/// What holds for every answer, whoever makes it: the headers that all of them carry, OPTIONS, and a problem as the
/// body of every refusal that has none.
/// </summary>
internal sealed partial class AnswerMiddleware(
    RequestDelegate next,
    ServedCorpus served,
    Measures measures,
    TimeProvider clock,
    ILogger<AnswerMiddleware> log
)
{
    private const string Exposed = "ETag, Link, Corpus-Version, RateLimit, RateLimit-Policy, Retry-After";

    // Longer than a corpus takes to open that stands ready, shorter than a caller waits for anything.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1.5);

    public async Task InvokeAsync(HttpContext context)
    {
        var began = clock.GetTimestamp();
        var (request, response) = (context.Request, context.Response);
        if (!served.IsOpen && !request.Path.StartsWithSegments(Paths.Health) && request.Path != Paths.Robots)
            await served.WaitAsync(_patience, context.RequestAborted);
        using var corpus = new Generation(served);
        context.Features.Set(corpus);
        SetHeaders(request, response, corpus.Version);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left: there is nobody to answer.
        }
        catch (OperationCanceledException) when (response.HasStarted)
        {
            // What has begun and cannot be ended must not look like the whole.
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // It had its time; the contract middleware stops it then.
            response.Clear();
            SetHeaders(request, response, corpus.Version);
            await new ProblemResult(ApiProblem.TooLong).ExecuteAsync(context);
        }
        catch (DatabaseUnreachableException unreachable) when (!response.HasStarted)
        {
            LogUnreachable(unreachable.InnerException?.Message);
            response.Clear();
            SetHeaders(request, response, corpus.Version);
            await new ProblemResult(ApiProblem.Unreachable).ExecuteAsync(context);
        }
        catch (BadHttpRequestException refused) when (!response.HasStarted)
        {
            response.StatusCode = refused.StatusCode;
        }
        catch (Exception failure) when (!response.HasStarted)
        {
            var traceId = Activity.Current?.Id ?? context.TraceIdentifier;
            LogFailure(failure, request.Method, traceId);
            response.Clear();
            SetHeaders(request, response, corpus.Version);
            await new ProblemResult(ApiProblem.Internal(traceId)).ExecuteAsync(context);
        }
        if (!response.HasStarted && response.StatusCode >= 400 && response.ContentLength is null)
            await RefuseAsync(context);
        measures.Answered(context, corpus, began);
    }

    /// <summary>Sets the headers that every answer carries.</summary>
    internal static void SetHeaders(HttpRequest request, HttpResponse response, string version)
    {
        var headers = response.Headers;
        headers["Corpus-Version"] = version;
        headers.Vary = "Accept, Accept-Encoding";
        var isOpen = request.Path.StartsWithSegments(Paths.Root) || request.Path.StartsWithSegments(Paths.Document);
        SecurityHeaders.Set(request, response, isOpen);
        if (!isOpen)
            return;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
    }

    private static async Task RefuseAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var allow = response.Headers.Allow.ToString();
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = allow = allow.Length == 0 ? "OPTIONS" : allow + ", OPTIONS";
            if (HttpMethods.IsOptions(request.Method))
            {
                AnswerOptions(response, allow);
                return;
            }
        }
        await new ProblemResult(ApiProblem.Of(response.StatusCode, allow)).ExecuteAsync(context);
    }

    private static void AnswerOptions(HttpResponse response, string allow)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = allow;
        response.Headers.AccessControlAllowHeaders = "Content-Type, If-None-Match";
        response.Headers.AccessControlMaxAge = "86400";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No host of the database answers: {Reason}")]
    private partial void LogUnreachable(string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed, trace {TraceId}")]
    private partial void LogFailure(Exception failure, string method, string traceId);
}
