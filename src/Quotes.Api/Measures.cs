using System.Diagnostics.Metrics;

namespace Quotes.Api;

/// <summary>
/// What the service measures of itself beside what Kestrel and the runtime do. Every label has a handful of values,
/// whatever callers send.
/// </summary>
internal sealed class Measures : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Quotes";

    private const string Served = "current";

    private readonly Meter _meter = new(Name);
    private readonly Tallies _requests = new();
    private readonly Histogram<double> _durations;
    private readonly Tally _published = new();
    private readonly Tally _refused = new();
    private readonly Tally _failed = new();
    private readonly TimeProvider _clock;
    private long _since;
    private double _took;

    public Measures(ServedCorpus served, Draining draining, TimeProvider clock)
    {
        _clock = clock;
        _meter.CreateObservableCounter(
            "quotes.requests",
            _requests.Read,
            "{request}",
            "Requests, by route, status, the corpus that answered, and whether the answer was a kept one."
        );
        _durations = _meter.CreateHistogram<double>(
            "quotes.request.duration",
            "s",
            "How long answers took that were no kept ones, until they were written."
        );
        _meter.CreateObservableCounter(
            "quotes.publications",
            () => new[] { By("published", _published), By("refused", _refused), By("failed", _failed) },
            "{corpus}",
            "Attempts to open or publish a corpus, by how they ended."
        );
        Gauge(
            "quotes.import.duration",
            "s",
            "How long the corpus took from the look at its seeds until it was served.",
            () => Volatile.Read(ref _took)
        );
        Gauge("quotes.generation.age", "s", "How long the corpus has been served.", Age);
        Gauge("quotes.cache.size", "By", "The bytes of the answers kept.", () => served.Answers?.Bytes ?? 0);
        Gauge(
            "quotes.memory.size",
            "By",
            "The bytes of the corpus that is kept in memory; 0 where the store answers.",
            () => served.Remembered
        );
        Gauge(
            "quotes.ready",
            null,
            "1 where a corpus is open and the service is not about to stop, else 0.",
            () => served.IsOpen && !draining.IsDraining ? 1 : 0
        );
        Gauge(
            "quotes.import.remaining",
            "{transcript}",
            "How many transcripts an import has still to read.",
            () => served.Import is { } import ? import.Of - import.Read : 0
        );
    }

    /// <summary>Where requests are counted to which an answer is given again.</summary>
    public Tally Kept(Endpoint? endpoint, int status) => _requests.Of(RouteOf(endpoint), status, Served, isKept: true);

    /// <summary>A request was answered.</summary>
    /// <param name="began">The moment it began, of the clock.</param>
    public void Answered(HttpContext context, Generation corpus, long began)
    {
        var (route, status) = (RouteOf(context.GetEndpoint()), context.Response.StatusCode);
        var generation =
            corpus.IsServed ? Served
            : corpus.IsOpen ? "previous"
            : "none";
        _requests.Of(route, status, generation, isKept: false).Add();
        _durations.Record(
            _clock.GetElapsedTime(began).TotalSeconds,
            new KeyValuePair<string, object?>("route", route),
            new KeyValuePair<string, object?>("status", status)
        );
    }

    /// <summary>A corpus is served from now on.</summary>
    public void Published(TimeSpan took)
    {
        Volatile.Write(ref _since, _clock.GetTimestamp());
        Volatile.Write(ref _took, took.TotalSeconds);
        _published.Add();
    }

    /// <summary>A corpus was not published.</summary>
    /// <param name="isRefused">Whether it was fit, but had lost too much.</param>
    public void NotPublished(bool isRefused) => (isRefused ? _refused : _failed).Add();

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static Measurement<long> By(string result, Tally tally) =>
        new(tally.Count, new KeyValuePair<string, object?>("result", result));

    private void Gauge(string name, string? unit, string description, Func<double> value) =>
        _meter.CreateObservableGauge(name, value, unit, description);

    private double Age() =>
        Volatile.Read(ref _since) is not 0 and var since ? _clock.GetElapsedTime(since).TotalSeconds : 0;

    // What is at no route is one kind of request, whatever its path.
    private static string RouteOf(Endpoint? endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "none";
}
