using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Quotes.Api;

/// <summary>
/// Requests by route, status, generation and whether the answer was a kept one. An instrument that is told of every
/// request would cost as much as a kept answer does; these are counted in place and read when somebody looks.
/// </summary>
internal sealed class Tallies
{
    private readonly ConcurrentDictionary<(string Route, int Status, string Generation, bool IsKept), Tally> _all =
        new();

    /// <summary>The tally of one kind of request. There are as many as the document has routes and statuses.</summary>
    public Tally Of(string route, int status, string generation, bool isKept) =>
        _all.GetOrAdd((route, status, generation, isKept), _ => new Tally());

    /// <summary>All of them, as an instrument tells them.</summary>
    public IEnumerable<Measurement<long>> Read() =>
        _all.Select(entry => new Measurement<long>(
            entry.Value.Count,
            new KeyValuePair<string, object?>("route", entry.Key.Route),
            new KeyValuePair<string, object?>("status", entry.Key.Status),
            new KeyValuePair<string, object?>("generation", entry.Key.Generation),
            new KeyValuePair<string, object?>("kept", entry.Key.IsKept ? "yes" : "no")
        ));
}

/// <summary>A number that many count up at once.</summary>
internal sealed class Tally
{
    private long _count;

    /// <summary>What has been counted.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Counts one more.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
