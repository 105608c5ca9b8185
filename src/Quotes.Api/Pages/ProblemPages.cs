using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Refusals for people: what is wrong, and where to go from here.</summary>
internal static class ProblemPages
{
    // A program that takes anything gets what the API refuses with; browsers like HTML better than the rest.
    private static readonly Format[] _nowhere =
    [
        new("problem", ProblemResult.MediaType, ProblemResult.MediaType),
        Format.Html,
    ];

    /// <summary>Whether whoever asks wants to read a page and not a problem document.</summary>
    public static bool AreWanted(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && context.Response.StatusCode != StatusCodes.Status405MethodNotAllowed
            ? endpoint.Metadata.GetMetadata<Contract>() is { IsPage: true } page && page.Formats.Contains(Format.Html)
            : !context.Request.Path.StartsWithSegments(Paths.Root)
                && Negotiation.Choose(_nowhere, context.Request.Headers.Accept).Format == Format.Html;

    /// <summary>Writes it; status and headers are set.</summary>
    public static Task WriteAsync(ApiProblem problem, HttpContext context) =>
        new PageResult<ProblemPage>(View.OfRefusal(context), (nameof(ProblemPage.Problem), problem)).ExecuteAsync(
            context
        );

    /// <summary>The page of a thing that the API names.</summary>
    public static string PageOf(string reference)
    {
        var parts = reference.Split('/');
        return parts switch
        {
            ["", "v1", "quotes", var id] => Paths.QuotePage(id),
            ["", "v1", "interviews", var id] => Paths.InterviewPage(id),
            _ => reference,
        };
    }
}
