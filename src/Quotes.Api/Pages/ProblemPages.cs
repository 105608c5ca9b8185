using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Refusals for people: what is wrong, and where to go from here.</summary>
internal static class ProblemPages
{
    /// <summary>Whether whoever asks wants to read a page and not a problem document.</summary>
    public static bool AreWanted(HttpContext context) =>
        context.GetEndpoint() is { } endpoint
            ? endpoint.Metadata.GetMetadata<Contract>() is { IsPage: true } page && page.Formats.Contains(Format.Html)
            : !context.Request.Path.StartsWithSegments(Paths.Root)
                && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

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
