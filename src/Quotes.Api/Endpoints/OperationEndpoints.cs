using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>
/// What those ask who run the service, or come upon it: its health, its catalogue, whom to tell of a hole.
/// </summary>
internal static class OperationEndpoints
{
    private const string CatalogType = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    public static void MapOperation(this IEndpointRouteBuilder app)
    {
        var operation = app.MapGroup("").ExcludeFromDescription();
        operation.MapMethods(Paths.Live, Contract.Reading, GetLiveness);
        operation.MapMethods(Paths.Ready, Contract.Reading, GetReadiness);
        operation.MapMethods(Paths.ApiCatalog, Contract.Reading, GetApiCatalog);
        operation.MapMethods(Paths.SecurityText, Contract.Reading, GetSecurityText);
    }

    /// <summary>Whether the process answers at all; never touches the store.</summary>
    public static Ok<Health> GetLiveness(HttpResponse response) => Fresh(response, new Health("live", null));

    /// <summary>Whether a verified corpus is open, and the service is not about to stop.</summary>
    public static Results<Ok<Health>, ProblemResult> GetReadiness(
        Generation corpus,
        Draining draining,
        HttpResponse response
    ) =>
        draining.IsDraining ? new ProblemResult(ApiProblem.Draining)
        : corpus.IsOpen ? Fresh(response, new Health("ready", corpus.Version))
        : new ProblemResult(ApiProblem.NotReady);

    /// <summary>The links of the service as a linkset.</summary>
    public static ContentHttpResult GetApiCatalog(HttpResponse response)
    {
        response.Headers.Link = $"<{Paths.ApiCatalog}>; rel=\"api-catalog\"";
        return TypedResults.Text(ServiceLinks.Catalog, CatalogType);
    }

    /// <summary>Whom to tell of a hole (RFC 9116); there only where the operator has named a contact.</summary>
    public static Results<ContentHttpResult, ProblemResult> GetSecurityText(
        IOptions<Settings> settings,
        TimeProvider clock
    )
    {
        if (settings.Value.SecurityContact is not { Length: > 0 } contact)
            return new ProblemResult(
                ApiProblem.NotFound("The operator of this service has named no security contact.")
            );
        var now = clock.GetUtcNow();
        // Must lie less than a year ahead; the first of a month keeps the bytes the same for weeks.
        var expires = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(6);
        var text = $"Contact: {contact}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: zh, en\n";
        return TypedResults.Text(text, "text/plain", Encoding.UTF8);
    }

    private static Ok<Health> Fresh(HttpResponse response, Health health)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(health);
    }
}

/// <summary>The state of the service.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Corpus">The version of the corpus that is served.</param>
public sealed record Health(string Status, string? Corpus);
