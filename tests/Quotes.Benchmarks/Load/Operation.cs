namespace Quotes.Benchmarks.Load;

/// <summary>One request: a GET.</summary>
/// <param name="Path">Its path and query.</param>
/// <param name="ETag">What it says that it has already; null where nothing.</param>
internal readonly record struct Ask(string Path, string? ETag = null);

/// <summary>What is measured in one row: requests of a kind.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Asks">The requests, all of them different.</param>
internal sealed record Operation(string Name, IReadOnlyList<Ask> Asks)
{
    /// <summary>Whether the requests are asked again and again; else a server is asked each once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether the same request has the same answer every time.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>How many connections ask.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>The least ratio to the bare endpoint that is to be reached; null where there is no such bar.</summary>
    public double? LeastRatio { get; init; }

    /// <summary>The ratio that would be better still.</summary>
    public double? Stretch { get; init; }

    /// <summary>The greatest 99th percentile, in milliseconds; null where there is no such bar.</summary>
    public double? MostP99 { get; init; }

    /// <summary>
    /// How many times slower it may be, by the median, than on 10,000 quotes; null where there is no such bar.
    /// </summary>
    public double? MostGrowth { get; init; }

    /// <summary>
    /// The least share of the rate on SQLite that PostgreSQL is to reach; null where there is no such bar.
    /// </summary>
    public double? LeastOfPostgres { get; init; }

    /// <summary>The same asked of Groonga; empty where it has no such thing.</summary>
    public IReadOnlyList<Ask> OfPeer { get; init; } = [];

    /// <summary>How many times quicker than Groonga it is to be.</summary>
    public double TimesPeer { get; init; } = 1;

    /// <summary>What is asked in a round: everything where it repeats, else a share of its own.</summary>
    /// <param name="asks">The requests.</param>
    /// <param name="round">The round, from 0, which only warms up.</param>
    /// <param name="rounds">How many there are.</param>
    public IReadOnlyList<Ask> Share(IReadOnlyList<Ask> asks, int round, int rounds)
    {
        var share = Math.Max(1, asks.Count / rounds);
        return Repeats ? asks : [.. asks.Skip(round * share).Take(share)];
    }
}
