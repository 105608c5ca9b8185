using System.Diagnostics;
using Npgsql;

namespace Quotes.Storage;

/// <summary>Which corpus a host of the database serves.</summary>
/// <param name="Number">Grows by one with every publication.</param>
/// <param name="Schema">The schema that holds it.</param>
/// <param name="Previous">The schema of the corpus before, which is there still; null where there was none.</param>
/// <param name="Built">When it was built, ISO 8601.</param>
public sealed record DatabaseGeneration(long Number, string Schema, string? Previous, string Built);

/// <summary>One host of the database, and what was last seen of it.</summary>
internal sealed class DatabaseHost : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _lost = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource _looks;
    private volatile Seen? _seen;
    private long _seenAt = Stopwatch.GetTimestamp();

    /// <param name="connection">The connection string, which names this host alone.</param>
    public DatabaseHost(NpgsqlConnectionStringBuilder connection)
    {
        Connection = connection;
        _looks = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connection.ConnectionString)
            {
                MaxPoolSize = 2,
                ApplicationName = "quotes watch",
            }.ConnectionString
        );
    }

    /// <summary>The connection string.</summary>
    public NpgsqlConnectionStringBuilder Connection { get; }

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsUp => _seen is not null;

    /// <summary>
    /// Whether it has not answered for long, so that what takes minutes is better begun anew elsewhere; one that has too
    /// much to do may be late now and then.
    /// </summary>
    public bool IsLost => !IsUp && Stopwatch.GetElapsedTime(Volatile.Read(ref _seenAt)) > _lost;

    /// <summary>Whether it is a standby that answers.</summary>
    public bool IsStandby => _seen is { IsStandby: true };

    /// <summary>The corpus that it serves; null where it does not answer, or has none.</summary>
    public DatabaseGeneration? Generation => _seen?.Generation;

    /// <summary>Whether a schema is there.</summary>
    public bool Holds(string schema) =>
        _seen?.Generation is { } generation && (generation.Schema == schema || generation.Previous == schema);

    /// <summary>It did not answer; nobody is sent there until it is seen again.</summary>
    public void Fail() => _seen = null;

    /// <summary>Looks what it serves, for a second at most.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        try
        {
            using var wanted = CancellationTokenSource.CreateLinkedTokenSource(ct);
            wanted.CancelAfter(_patience);
            _seen = await SeeAsync(wanted.Token).WaitAsync(_patience * 1.2, ct);
            Volatile.Write(ref _seenAt, Stopwatch.GetTimestamp());
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            // Nothing was ever published there.
            _seen = new Seen(IsStandby: false, null);
        }
        catch (Exception failure)
            when (failure is NpgsqlException or TimeoutException or OperationCanceledException or IOException)
        {
            _seen = null;
        }
    }

    private async Task<Seen> SeeAsync(CancellationToken ct)
    {
        await using var command = _looks.CreateCommand(
            """
            SELECT pg_is_in_recovery(), g.number, g.schema, g.previous, g.built
            FROM (SELECT 1) one
            LEFT JOIN quotes.generation g ON TRUE
            """
        );
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new Seen(
            row.GetBoolean(0),
            row.IsDBNull(1)
                ? null
                : new DatabaseGeneration(
                    row.GetInt64(1),
                    row.GetString(2),
                    row.IsDBNull(3) ? null : row.GetString(3),
                    row.GetString(4)
                )
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _looks.Dispose();

    private sealed record Seen(bool IsStandby, DatabaseGeneration? Generation);
}
