using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Quotes.Storage;

/// <summary>A connection to a corpus in a schema of PostgreSQL, which the connection's search path names.</summary>
internal sealed class ServerConnection(NpgsqlConnection connection, CancellationToken wanted) : StoreConnection
{
    // No seed holds a control character, and PostgreSQL takes no NUL: what holds one must find nothing.
    private const char NotInAnyText = '\uFFFF';

    /// <inheritdoc/>
    public override Dialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    public override string Engine => $"postgres {connection.PostgreSqlVersion}";

    /// <inheritdoc/>
    public override void ReadEach(string sql, Values values, Action<Row> row)
    {
        wanted.ThrowIfCancellationRequested();
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in values)
            command.Parameters.Add(Parameter(name, value));
        using var reader = command.ExecuteReader();
        var read = new ServerRow(reader);
        while (reader.Read())
            row(read);
    }

    /// <inheritdoc/>
    public override void Dispose() => connection.Dispose();

    // Every parameter has one type whatever its value, so that a statement stays prepared.
    private static NpgsqlParameter Parameter(string name, object? value) =>
        value switch
        {
            null => new(name, NpgsqlDbType.Text) { Value = DBNull.Value },
            string text => new(name, NpgsqlDbType.Text) { Value = Known(text) },
            bool => new(name, NpgsqlDbType.Boolean) { Value = value },
            int number => new(name, NpgsqlDbType.Bigint) { Value = (long)number },
            long => new(name, NpgsqlDbType.Bigint) { Value = value },
            double => new(name, NpgsqlDbType.Double) { Value = value },
            IReadOnlyList<string> texts => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text)
            {
                Value = texts.Select(Known).ToArray(),
            },
            IReadOnlyDictionary<string, int> numbers => new(name, NpgsqlDbType.Jsonb)
            {
                Value = JsonSerializer.Serialize(numbers, QuotesJson.Verbatim.IReadOnlyDictionaryStringInt32),
            },
            long[] => new(name, NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = value },
            double[] => new(name, NpgsqlDbType.Array | NpgsqlDbType.Double) { Value = value },
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No column holds such a value."),
        };

    private static string Known(string text) => text.Replace('\0', NotInAnyText);
}
