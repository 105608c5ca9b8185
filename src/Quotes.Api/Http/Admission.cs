using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>
/// What is each caller's own, and so comes before answers that all are given alike: the limit on the requests of one
/// address, where the operator has set one (headers of draft-ietf-httpapi-ratelimit-headers-10), HTTPS, and the end
/// of a connection to an instance that is about to stop.
/// </summary>
internal sealed class Admission : IAsyncDisposable
{
    // The limiter looks no more often than this.
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(100);

    private readonly RequestDelegate _next;
    private readonly ServedCorpus _served;
    private readonly Draining _draining;
    private readonly Measures _measures;
    private readonly TimeProvider _clock;
    private readonly PartitionedRateLimiter<HttpContext>? _limiter;
    private readonly string _policy = "";

    public Admission(
        RequestDelegate next,
        ServedCorpus served,
        Draining draining,
        Measures measures,
        TimeProvider clock,
        IOptions<Settings> settings
    )
    {
        (_next, _served, _draining, _measures, _clock) = (next, served, draining, measures, clock);
        var limits = settings.Value.Limits;
        if (limits.Requests == 0)
            return;
        // All at once or one by one, as the caller likes; given back evenly, so that no window's end is worth waiting
        // for.
        var tokens = (int)Math.Max(1, Math.Ceiling(limits.Requests * (_shortest / limits.Window)));
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Requests,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = limits.Window * tokens / limits.Requests,
            AutoReplenishment = false,
        };
        _policy = string.Create(
            CultureInfo.InvariantCulture,
            $"\"default\";q={limits.Requests};w={Math.Ceiling(limits.Window.TotalSeconds)}"
        );
        _limiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            RateLimitPartition.GetTokenBucketLimiter(CallerAddress.Of(context), _ => bucket)
        );
    }

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        // RFC 6797 wants it on secure transport only.
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (_draining.IsDraining && !HttpProtocol.IsHttp2(context.Request.Protocol))
            headers.Connection = "close";
        return _limiter is null || IsFree(context.Request.Path) ? _next(context) : LimitAsync(context, _limiter);
    }

    private async Task LimitAsync(HttpContext context, PartitionedRateLimiter<HttpContext> limiter)
    {
        using var lease = limiter.AttemptAcquire(context);
        var left = limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
            : 0;
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = _policy;
        var reset = wait > 0 ? $";t={wait.ToString(CultureInfo.InvariantCulture)}" : "";
        headers["RateLimit"] = $"\"default\";r={left.ToString(CultureInfo.InvariantCulture)}{reset}";
        if (lease.IsAcquired)
        {
            await _next(context);
            return;
        }
        using var corpus = new Generation(_served);
        AnswerMiddleware.SetHeaders(context.Request, context.Response, corpus.Version);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        _measures.Answered(context, corpus, _clock.GetTimestamp());
        await new ProblemResult(ApiProblem.Of(429, null), wait).ExecuteAsync(context);
    }

    private static bool IsFree(PathString path) => path.StartsWithSegments(Paths.Health) || path == Paths.Metrics;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_limiter is not null)
            await _limiter.DisposeAsync();
    }
}
