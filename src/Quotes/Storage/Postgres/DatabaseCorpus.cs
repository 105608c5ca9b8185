using Npgsql;

namespace Quotes.Storage;

/// <summary>A corpus in a schema of PostgreSQL, on all the hosts that have it.</summary>
internal sealed class DatabaseCorpus : ICorpusSource
{
    // What a server that works stops itself is told from a server that hangs.
    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _mostPatient = TimeSpan.FromHours(1);
    private static readonly TimeSpan _mostForRow = TimeSpan.FromMinutes(10);

    // Every statement looks up a few rows by indexes, and is planned once for each connection: to plan it took longer
    // than to run it, and for values at hand it would be planned again and again. What the planner cannot know (how few
    // rows a LIMIT leaves, how rare a term is) would have it read whole tables into hashes for a page.
    private const string Planning =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off "
        + "-c work_mem=32MB -c jit=off -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0";

    private readonly DatabaseHosts _hosts;
    private readonly Dictionary<DatabaseHost, NpgsqlDataSource> _pools;

    /// <param name="hosts">The hosts, which outlive it.</param>
    /// <param name="schema">The schema.</param>
    public DatabaseCorpus(DatabaseHosts hosts, string schema)
    {
        (_hosts, Name) = (hosts, schema);
        _pools = hosts.All.ToDictionary(host => host, host => NpgsqlDataSource.Create(Pinned(host, schema, _most)));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    // Who reads here waits for another machine, not for a core of this one.
    public int Places { get; } = 16 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public int LongPlaces { get; } = 8 * Environment.ProcessorCount;

    /// <inheritdoc/>
    /// <exception cref="DatabaseUnreachableException">No host answers, or two have failed.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken ct, Pace pace = Pace.Short)
    {
        // What memory has an answer to is answered without any host too.
        if (_hosts.Pick(Name, not: null) is not { } first)
            return read(new UnreachableConnection());
        try
        {
            return await ReadAsync(first, read, pace, ct);
        }
        catch (DatabaseUnreachableException)
        {
            return await ReadAsync(
                _hosts.Pick(Name, not: first) ?? throw new DatabaseUnreachableException(null),
                read,
                pace,
                ct
            );
        }
    }

    private async Task<T> ReadAsync<T>(
        DatabaseHost host,
        Func<StoreConnection, T> read,
        Pace pace,
        CancellationToken ct
    )
    {
        try
        {
            var isPatient = pace == Pace.Patient;
            var connection = isPatient
                ? new ServerConnection(Patient(host), _mostPatient, ct)
                : new ServerConnection(_pools[host].CreateConnection(), _most, ct);
            var reading = Task.Run(() => Read(connection, read, ct), CancellationToken.None);
            return await (
                isPatient
                    ? AnswerAsync(reading, connection, () => host.IsLost ? TimeSpan.Zero : _hung, ct)
                    : AnswerAsync(reading, connection, () => _hung - connection.Waits, ct)
            );
        }
        catch (NpgsqlException stopped) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException("Nobody waits for it any longer.", stopped, ct);
        }
        catch (PostgresException stopped) when (stopped.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new OperationCanceledException("It took longer than a statement may.", stopped, ct);
        }
        catch (Exception late) when (IsLate(late) && _hosts.Pick(Name, not: host) is null)
        {
            // One that hangs is found by whoever looks at it; one that has too much to do is all that there is.
            throw new OperationCanceledException("It took longer than a statement may.", late, ct);
        }
        catch (Exception failure) when (IsOfHost(failure))
        {
            host.Fail();
            // Those that lie idle are as dead; each would fail once more when the host has long been back.
            _pools[host].Clear();
            throw new DatabaseUnreachableException(failure);
        }
    }

    private static T Read<T>(ServerConnection connection, Func<StoreConnection, T> read, CancellationToken ct)
    {
        using (connection)
        {
            using var left = ct.UnsafeRegister(
                static left => _ = Task.Run(((ServerConnection)left!).StopAsync, CancellationToken.None),
                connection
            );
            return read(connection);
        }
    }

    /// <summary>
    /// What is read, unless a host hangs. The driver cannot be trusted to find that out: past its time-out it asks the
    /// same host to cancel, and waits for that as long as the host hangs. Who reads is left behind there.
    /// </summary>
    /// <param name="patience">How much longer to wait, before it is asked again.</param>
    private static async Task<T> AnswerAsync<T>(
        Task<T> reading,
        ServerConnection connection,
        Func<TimeSpan> patience,
        CancellationToken ct
    )
    {
        // Each statement has its time, and the last one may just have begun.
        for (var left = _hung; left > TimeSpan.Zero && !reading.IsCompleted; left = patience())
            try
            {
                await ((Task)reading).WaitAsync(left, ct);
            }
            catch (TimeoutException)
            {
                // Whether it hangs is for others to say; what it is itself is thrown below.
            }
        if (reading.IsCompleted)
            return await reading;
        connection.GiveUp();
        throw new TimeoutException("The host of the database does not answer.");
    }

    private NpgsqlConnection Patient(DatabaseHost host)
    {
        var patient = new NpgsqlConnectionStringBuilder(Pinned(host, Name, _mostPatient))
        {
            // For the next row, not for all of them; the first of what is sorted comes after all were read.
            CommandTimeout = (int)_mostForRow.TotalSeconds,
            Pooling = false,
        };
        patient.Options += " -c work_mem=128MB";
        return new NpgsqlConnection(patient.ConnectionString);
    }

    private static bool IsLate(Exception failure) =>
        failure is TimeoutException or NpgsqlException { InnerException: TimeoutException };

    /// <summary>
    /// Whether another host may answer where this one has not: whatever is not a mistake in a statement.
    /// </summary>
    private static bool IsOfHost(Exception failure) =>
        failure switch
        {
            PostgresException refused => refused.IsTransient
                || refused.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName
                || refused.SqlState.StartsWith("57", StringComparison.Ordinal)
                || refused.SqlState.StartsWith("28", StringComparison.Ordinal),
            NpgsqlException or TimeoutException => true,
            _ => false,
        };

    private static string Pinned(DatabaseHost host, string schema, TimeSpan longest) =>
        new NpgsqlConnectionStringBuilder(host.Connection.ConnectionString)
        {
            SearchPath = schema,
            Options =
                $"-c default_transaction_read_only=on -c statement_timeout={(int)longest.TotalMilliseconds} "
                + Planning,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // The search path is the connection's own, and nothing else is ever set.
            NoResetOnClose = true,
            ApplicationName = "quotes",
        }.ConnectionString;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pool in _pools.Values)
            pool.Dispose();
    }
}
