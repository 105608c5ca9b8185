using Npgsql;

namespace Quotes.Storage;

/// <summary>
/// The hosts of a database that is read from: a primary and its standbys, of which any may be gone, hung, or behind.
/// Which is which is looked up by <see cref="LookAsync"/>, again and again, and never while somebody waits. The
/// driver's own choice of hosts goes by errors alone: it sent readers to a host that hung for as long as their
/// time-outs lasted.
/// </summary>
public sealed class DatabaseHosts : IDisposable
{
    private readonly DatabaseHost[] _hosts;
    private uint _turn;

    /// <param name="connection">An Npgsql connection string; its hosts with commas between them.</param>
    /// <exception cref="ArgumentException">It is none, or names no host.</exception>
    public DatabaseHosts(string connection) =>
        _hosts = [
            .. Each(connection)
                .Select(host =>
                {
                    // A host that hangs takes no cancellation either.
                    (host.Timeout, host.CommandTimeout, host.CancellationTimeout) = (1, 1, -1);
                    return new DatabaseHost(host);
                }),
        ];

    /// <summary>Looks at all hosts at once, for a second at most.</summary>
    public Task LookAsync(CancellationToken ct) => Task.WhenAll(_hosts.Select(host => host.LookAsync(ct)));

    /// <summary>
    /// The corpus to serve: the newest that a standby has, for the primary is spared; where no standby answers, the
    /// primary's. A host that lags takes nobody back to an older one as long as another has the one that is served.
    /// </summary>
    /// <param name="served">The one that is served now; null where none is.</param>
    /// <returns>The corpus; null where no host answers that has one.</returns>
    public DatabaseGeneration? Newest(DatabaseGeneration? served)
    {
        var standbys = _hosts.Where(host => host.IsStandby && host.Generation is not null).ToArray();
        var newest = (standbys.Length > 0 ? standbys : _hosts)
            .Select(host => host.Generation)
            .OfType<DatabaseGeneration>()
            .MaxBy(generation => generation.Number);
        return served is not null && newest?.Number < served.Number && _hosts.Any(host => host.Holds(served.Schema))
            ? served
            : newest;
    }

    /// <summary>Opens a corpus on whatever hosts have it.</summary>
    /// <exception cref="DatabaseUnreachableException">None of them answers.</exception>
    public QuoteStore Open(DatabaseGeneration generation) =>
        new(new DatabaseCorpus(this, generation.Schema), generation.Built);

    /// <summary>A host to read a schema from: the standbys in turn, else the primary.</summary>
    /// <param name="not">One that has just failed.</param>
    internal DatabaseHost? Pick(string schema, DatabaseHost? not)
    {
        var able = _hosts.Where(host => host != not && host.Holds(schema)).ToArray();
        var standbys = able.Where(host => host.IsStandby).ToArray();
        var among = standbys.Length > 0 ? standbys : able;
        return among.Length == 0 ? null : among[Interlocked.Increment(ref _turn) % among.Length];
    }

    internal IReadOnlyList<DatabaseHost> All => _hosts;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var host in _hosts)
            host.Dispose();
    }

    /// <summary>For each host that a connection string names, one that names it alone.</summary>
    internal static IEnumerable<NpgsqlConnectionStringBuilder> Each(string connection)
    {
        var all = new NpgsqlConnectionStringBuilder(connection);
        return (all.Host ?? throw new ArgumentException("The connection string names no host.", nameof(connection)))
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(host => new NpgsqlConnectionStringBuilder(connection)
            {
                Host = host,
                TargetSessionAttributes = null,
            });
    }
}

/// <summary>No host of the database answers that has the corpus.</summary>
public sealed class DatabaseUnreachableException(Exception? reason)
    : Exception("No host of the database answers that has the corpus.", reason);
