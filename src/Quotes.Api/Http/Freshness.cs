using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Quotes.Api.Http;

/// <summary>How long an answer may be kept, and by what it is asked for again.</summary>
internal static class Freshness
{
    private const int MaxAge = 300;

    /// <summary>Sets <c>Cache-Control</c> and, where the answer is repeatable, <c>ETag</c>.</summary>
    public static void Set(HttpResponse response, EntityTagHeaderValue etag, Query query, Contract contract)
    {
        if (contract.Body is not null || !contract.Repeatable(query))
        {
            response.Headers.CacheControl = "no-store";
            return;
        }
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl =
            contract == Contracts.Daily && contract.Moves(query)
                ? $"public, max-age={Math.Min(MaxAge, UntilMidnight(query.Today))}"
                : $"public, max-age={MaxAge}, stale-while-revalidate=86400, stale-if-error=604800";
    }

    /// <summary>
    /// Whether a caller says, by <c>If-None-Match</c>, that he has the answer with this tag (RFC 9110, section 13.1.2).
    /// </summary>
    public static bool IsKnown(StringValues sent, EntityTagHeaderValue etag) =>
        sent.Count > 0
        && EntityTagHeaderValue.TryParseList([.. sent.OfType<string>()], out var tags)
        && tags.Any(tag => tag.Compare(etag, useStrongComparison: false));

    // The quote of the day must not outlive the day in a cache.
    private static int UntilMidnight(DateTimeOffset now) => 86_399 - (int)now.TimeOfDay.TotalSeconds;
}
