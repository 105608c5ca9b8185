namespace Quotes.Benchmarks.Load;

/// <summary>What the rounds of one operation gave.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Service">The service, round by round.</param>
/// <param name="Bare">The bare endpoint, in the round after each.</param>
/// <param name="Peer">Groonga, in the round after that; empty where it is not asked.</param>
/// <param name="Postgres">The service on PostgreSQL, in the round after that; empty where it is not asked.</param>
/// <param name="Memory">What the service holds in memory afterwards.</param>
internal sealed record Measured(
    Operation Operation,
    IReadOnlyList<Sample> Service,
    IReadOnlyList<Sample> Bare,
    IReadOnlyList<Sample> Peer,
    IReadOnlyList<Sample> Postgres,
    Memory Memory
)
{
    public double PerSecond => Percentile.Median(Service.Select(sample => sample.PerSecond));

    public double P50 => Percentile.Median(Service.Select(sample => sample.P50));

    public double P99 => Percentile.Median(Service.Select(sample => sample.P99));

    public long Errors => Service.Sum(sample => sample.Errors);

    /// <summary>How much of the bare endpoint's rate it reaches: the median over neighbouring rounds.</summary>
    public double? Ratio => To(Bare);

    /// <summary>How many times the rate of Groonga it reaches.</summary>
    public double? RatioToPeer => To(Peer);

    /// <summary>How much of the rate on SQLite PostgreSQL reaches.</summary>
    public double? RatioOfPostgres => 1 / To(Postgres);

    private double? To(IReadOnlyList<Sample> others) =>
        others.Count == 0
            ? null
            : Percentile.Median(Service.Zip(others, (mine, other) => mine.PerSecond / other.PerSecond));
}

/// <summary>Measures by turns, so that all meet the same machine: service, bare endpoint, peer, and again.</summary>
/// <param name="options">How long, and how often.</param>
/// <param name="service">The service.</param>
/// <param name="bare">The bare endpoint; null where only the service is measured.</param>
/// <param name="peer">Groonga; null where it is not measured.</param>
/// <param name="postgres">The service on PostgreSQL; null where it is not measured.</param>
internal sealed class Rounds(LoadOptions options, Running service, Running? bare, Uri? peer, Running? postgres)
{
    /// <summary>Measures an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="rival">What is asked of the bare endpoint.</param>
    public async Task<Measured> MeasureAsync(Operation operation, IReadOnlyList<Ask> rival)
    {
        var (mine, others, peers) = (new List<Sample>(), new List<Sample>(), new List<Sample>());
        var engines = new List<Sample>();
        var isCompared = bare is not null && rival.Count > 0 && operation.Connections > 1;
        // Round 0 warms up and is thrown away.
        for (var round = 0; round <= options.Rounds; round++)
        {
            IReadOnlyList<Ask> Of(IReadOnlyList<Ask> asks) => operation.Share(asks, round, options.Rounds + 1);
            mine.Add(await AskAsync(service.Address, Of(operation.Asks), operation));
            if (isCompared)
                others.Add(await AskAsync(bare!.Address, rival, operation with { Repeats = true }));
            if (peer is not null && operation.OfPeer.Count > 0)
                peers.Add(await AskAsync(peer, Of(operation.OfPeer), operation));
            if (postgres is not null)
                engines.Add(await AskAsync(postgres.Address, Of(operation.Asks), operation));
        }
        return new Measured(
            operation,
            [.. mine.Skip(1)],
            [.. others.Skip(1)],
            [.. peers.Skip(1)],
            [.. engines.Skip(1)],
            service.Memory
        );
    }

    private Task<Sample> AskAsync(Uri server, IReadOnlyList<Ask> asks, Operation operation) =>
        options.OwnClient || !Client.HasWrk
            ? Client.AskAsync(server, asks, operation.Repeats, operation.Connections, options.Seconds)
            : Client.AskByWrkAsync(server, asks, operation.Repeats, operation.Connections, options.Seconds);
}
