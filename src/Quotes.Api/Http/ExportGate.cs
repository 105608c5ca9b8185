using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>
/// How many exports run at once: each holds a connection to the store and its generation for as long as its reader
/// takes.
/// </summary>
internal sealed class ExportGate : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _each;
    private readonly ConcurrencyLimiter _all;

    public ExportGate(IOptions<Settings> settings)
    {
        var limits = settings.Value.Limits;
        _each = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            RateLimitPartition.GetConcurrencyLimiter(
                CallerAddress.Of(context),
                _ => new ConcurrencyLimiterOptions { PermitLimit = limits.ExportsEach }
            )
        );
        _all = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.Exports });
    }

    /// <summary>Runs an export, or says why it may not run now.</summary>
    public async Task RunAsync(HttpContext context, Func<Task> export)
    {
        using var each = _each.AttemptAcquire(context);
        if (!each.IsAcquired)
        {
            await new ProblemResult(ApiProblem.TooManyExports(429)).ExecuteAsync(context);
            return;
        }
        using var all = _all.AttemptAcquire();
        if (all.IsAcquired)
            await export();
        else
            await new ProblemResult(ApiProblem.TooManyExports(503)).ExecuteAsync(context);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _each.Dispose();
        _all.Dispose();
    }
}
