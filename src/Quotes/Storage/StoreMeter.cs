using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Quotes.Storage;

/// <summary>What the store tells of itself to whoever listens; where nobody does it measures nothing.</summary>
public static class StoreMeter
{
    /// <summary>The name of its instruments' meter.</summary>
    public const string Name = "Quotes.Storage";

    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>(
        "quotes.store.duration",
        "s",
        "How long a request held a connection to the store: its statements, and for an export its reader."
    );

    /// <summary>The moment that a connection is taken; 0 where nobody wants to know.</summary>
    internal static long Begin() => _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>A connection is given back.</summary>
    internal static void End(long begun)
    {
        if (begun != 0)
            _duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
