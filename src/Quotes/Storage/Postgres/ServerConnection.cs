using System.Data;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Quotes.Storage;

/// <summary>A connection to a corpus in a schema of PostgreSQL, which the connection's search path names.</summary>
/// <param name="connection">
/// The connection; it is opened for the first statement, for much is answered from memory without one.
/// </param>
/// <param name="longest">After how long the server stops a statement by itself.</param>
/// <param name="wanted">Whether somebody waits.</param>
internal sealed class ServerConnection(NpgsqlConnection connection, TimeSpan longest, CancellationToken wanted)
    : StoreConnection
{
    // No seed holds a control character, and PostgreSQL takes no NUL: what holds one must find nothing.
    private const char NotInAnyText = '\uFFFF';

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    private readonly Queue<Action<Row>> _ahead = new();
    private NpgsqlBatch? _batch;
    private volatile NpgsqlBatch? _running;
    private volatile bool _isGivenUp;
    private long _begun;

    /// <inheritdoc/>
    public override Dialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    public override string Engine => $"postgres {connection.PostgreSqlVersion}";

    /// <summary>How long the server has been waited for that is waited for now; 0 where none is.</summary>
    public TimeSpan Waits =>
        Volatile.Read(ref _begun) is > 0 and var begun ? Stopwatch.GetElapsedTime(begun) : TimeSpan.Zero;

    /// <inheritdoc/>
    public override void ReadAhead(string sql, Values values, Action<Row> row)
    {
        // Whoever waits for several is told of each when it is done: one of them may take its second, and then another.
        _batch ??= new NpgsqlBatch(connection) { Timeout = connection.CommandTimeout, EnableErrorBarriers = true };
        _batch.BatchCommands.Add(Command(sql, values));
        _ahead.Enqueue(row);
    }

    /// <inheritdoc/>
    public override void ReadEach(string sql, Values values, Action<Row> row)
    {
        ReadAhead(sql, values, row);
        ReadRest();
    }

    /// <inheritdoc/>
    public override void ReadRest()
    {
        CheckWanted();
        if (_batch is not { } batch)
            return;
        using var _ = batch;
        _batch = null;
        Begin();
        if (connection.State == ConnectionState.Closed)
            connection.Open();
        Begin();
        _running = batch;
        try
        {
            using var reader = batch.ExecuteReader();
            var read = new ServerRow(reader);
            do
            {
                var each = _ahead.Dequeue();
                while (reader.Read())
                {
                    CheckWanted();
                    each(read);
                    Begin();
                }
                Begin();
            } while (reader.NextResult());
        }
        finally
        {
            _ahead.Clear();
            _running = null;
            Volatile.Write(ref _begun, 0);
        }
    }

    /// <summary>Nobody looks any longer at what is read here, for the server hangs.</summary>
    public void GiveUp() => _isGivenUp = true;

    private void Begin() => Volatile.Write(ref _begun, Stopwatch.GetTimestamp());

    // Whoever is left behind must not go on beside the one who reads the same again.
    private void CheckWanted()
    {
        wanted.ThrowIfCancellationRequested();
        if (_isGivenUp)
            throw new OperationCanceledException("The same is read elsewhere by now.");
    }

    /// <summary>Nobody waits any longer: what runs is stopped, at once and by the server.</summary>
    public async Task StopAsync()
    {
        // What is about to be sent cannot be cancelled yet; what runs longer than it may is on a host that hangs, which
        // takes no cancellation either, and the driver would wait for that.
        for (; _running is { } batch && Waits < longest; await Task.Delay(_pause))
            batch.Cancel();
    }

    /// <inheritdoc/>
    public override void Dispose() => connection.Dispose();

    private static NpgsqlBatchCommand Command(string sql, Values values)
    {
        var statement = ServerStatement.Of(sql);
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var name in statement.Parameters)
            command.Parameters.Add(Parameter(values[name]));
        return command;
    }

    // Every parameter has one type whatever its value, so that a statement stays prepared.
    private static NpgsqlParameter Parameter(object? value) =>
        value switch
        {
            null => Typed(NpgsqlDbType.Text, DBNull.Value),
            string text => Typed(NpgsqlDbType.Text, Known(text)),
            bool => Typed(NpgsqlDbType.Boolean, value),
            int number => Typed(NpgsqlDbType.Bigint, (long)number),
            long => Typed(NpgsqlDbType.Bigint, value),
            double => Typed(NpgsqlDbType.Double, value),
            IReadOnlyList<string> texts => Typed(NpgsqlDbType.Array | NpgsqlDbType.Text, texts.Select(Known).ToArray()),
            IReadOnlyDictionary<string, int> numbers => Typed(
                NpgsqlDbType.Jsonb,
                JsonSerializer.Serialize(numbers, QuotesJson.Verbatim.IReadOnlyDictionaryStringInt32)
            ),
            long[] => Typed(NpgsqlDbType.Array | NpgsqlDbType.Bigint, value),
            double[] => Typed(NpgsqlDbType.Array | NpgsqlDbType.Double, value),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No column holds such a value."),
        };

    private static NpgsqlParameter Typed(NpgsqlDbType type, object value) =>
        new() { NpgsqlDbType = type, Value = value };

    private static string Known(string text) => text.Replace('\0', NotInAnyText);
}
