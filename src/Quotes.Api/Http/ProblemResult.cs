using System.Globalization;
using System.Text.Json;
using Quotes.Api.Pages;

namespace Quotes.Api.Http;

/// <summary>Writes a problem: the one place where errors get their body, whatever the caller accepts.</summary>
/// <param name="problem">The problem.</param>
/// <param name="wait">For 429 and 503: how many seconds to wait.</param>
public class ProblemResult(ApiProblem problem, int wait = 5) : IResult
{
    public const string MediaType = "application/problem+json";

    private static readonly ApiJson _json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = QuotesJson.Verbatim.Options.Encoder,
        }
    );

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        Mark(response);
        if (ProblemPages.AreWanted(httpContext))
            return ProblemPages.WriteAsync(problem, httpContext);
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, _json.ApiProblem);
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private void Mark(HttpResponse response)
    {
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = default;
        if (problem.Successor is { } successor)
            response.Headers.Append("Link", $"<{successor}>; rel=\"successor-version\"");
        if (problem.Status is 429 or 503)
            response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
    }
}
