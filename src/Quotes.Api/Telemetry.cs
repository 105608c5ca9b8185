using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// Metrics for Prometheus at <c>/metrics</c>, and metrics and traces by OTLP where its standard settings name a
/// collector (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>). Without one nothing is traced.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration, ServedCorpus served, IServiceProvider services)
    : BackgroundService
{
    private const string Name = "quotes";

    // Seconds. Most answers take less than a millisecond; none is to take more than 2 s, an export 60 s.
    private static readonly double[] _bounds =
    [
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2,
        5,
        10,
        30,
        60,
    ];

    private readonly Lock _gate = new();
    private readonly bool _isCollected = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
    private MeterProvider? _metrics;
    private TracerProvider? _traces;
    private RequestDelegate? _page;

    /// <summary>Writes the measures as they stand.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Page()(context);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Collectors take a tenth of a second to put together, which the first to ask are not to wait for.
        await served.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
        if (!stoppingToken.IsCancellationRequested)
            Page();
    }

    private RequestDelegate Page()
    {
        lock (_gate)
        {
            if (_page is not null)
                return _page;
            _metrics = Measure();
            if (_isCollected)
                _traces = Trace();
            var page = new ApplicationBuilder(services);
            page.UseOpenTelemetryPrometheusScrapingEndpoint(_metrics, _ => true, null, null, null);
            return _page = page.Build();
        }
    }

    private MeterProvider Measure()
    {
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Name))
            .AddMeter(Measures.Name, StoreMeter.Name, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddView(instrument =>
                instrument is Histogram<double> { Unit: "s" }
                    ? new ExplicitBucketHistogramConfiguration { Boundaries = _bounds }
                    : null
            )
            .AddPrometheusExporter();
        if (_isCollected)
            metrics.AddOtlpExporter();
        return metrics.Build();
    }

    private static TracerProvider Trace() =>
        Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Name))
            .AddAspNetCoreInstrumentation(http => http.Filter = context => !IsOperation(context.Request.Path))
            .AddOtlpExporter()
            .Build();

    private static bool IsOperation(PathString path) => path.StartsWithSegments(Paths.Health) || path == Paths.Metrics;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        base.Dispose();
    }
}
