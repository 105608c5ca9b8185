using Npgsql;

namespace Quotes.Storage;

/// <summary>
/// Puts a corpus into a database of PostgreSQL: a schema of its own and the one row that points at it, in one
/// transaction, so that whoever reads sees the old corpus or the new one, on a standby too.
/// </summary>
public sealed class DatabasePublication
{
    private readonly string[] _hosts;

    /// <param name="connection">Names the database; of several hosts, the primary is written to.</param>
    public DatabasePublication(string connection) =>
        _hosts = [
            .. DatabaseHosts
                .Each(connection)
                .Select(host =>
                {
                    // A corpus takes as long as it takes; a host that is gone is found by the connection.
                    (host.Timeout, host.CommandTimeout, host.KeepAlive, host.TcpKeepAlive) = (2, 0, 10, true);
                    (host.Pooling, host.ApplicationName) = (false, "quotes import");
                    return host.ConnectionString;
                }),
        ];

    /// <summary>Publishes a corpus, if it is not the one that the database serves.</summary>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="manifest">What the data folder says of it.</param>
    /// <returns>Whether it was another.</returns>
    /// <exception cref="PublicationException">What was written is not what stands in the file.</exception>
    /// <exception cref="NpgsqlException">There is no primary that answers, or it refuses.</exception>
    public bool Publish(string file, Manifest manifest)
    {
        var schema = $"corpus_{manifest.Sha256[..24]}";
        using var connection = OpenPrimary();
        using (var transaction = connection.BeginTransaction())
        {
            Prepare(connection);
            if (Current(connection) == schema)
                return false;
            // One that was served before stands there still, or is written anew.
            if (!Exists(connection, schema))
                Write(connection, file, schema);
            PointAt(connection, schema, manifest);
            transaction.Commit();
        }
        Tidy(connection, schema);
        return true;
    }

    private NpgsqlConnection OpenPrimary()
    {
        NpgsqlException? last = null;
        foreach (var host in _hosts)
        {
            var connection = new NpgsqlConnection(host);
            try
            {
                connection.Open();
                if (Names(connection, "SELECT 'standby' WHERE pg_is_in_recovery()").Count == 0)
                    return connection;
            }
            catch (NpgsqlException failure)
            {
                last = failure;
            }
            connection.Dispose();
        }
        throw last ?? new NpgsqlException("No host is a primary.");
    }

    // One importer at a time; the lock goes with the transaction, however that ends.
    private static void Prepare(NpgsqlConnection connection) =>
        Execute(
            connection,
            """
            SET LOCAL synchronous_commit = on;
            SELECT pg_advisory_xact_lock(7381204417);
            CREATE SCHEMA IF NOT EXISTS quotes;
            CREATE TABLE IF NOT EXISTS quotes.generation (
              is_current BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (is_current),
              number BIGINT NOT NULL,
              schema TEXT NOT NULL,
              previous TEXT,
              built TEXT NOT NULL
            );
            """
        );

    private static void Write(NpgsqlConnection connection, string file, string schema)
    {
        Execute(connection, $"CREATE SCHEMA {schema}; SET LOCAL search_path = {schema}");
        using var read = new FileConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        new SchemaWriter(connection, read).Write();
    }

    private static void PointAt(NpgsqlConnection connection, string schema, Manifest manifest)
    {
        // Where roles.sql was not run, whoever imports reads, too.
        Execute(
            connection,
            $"""
            INSERT INTO quotes.generation (number, schema, built) VALUES (1, $1, $2)
            ON CONFLICT (is_current) DO UPDATE
            SET number = generation.number + 1, schema = $1, previous = generation.schema, built = $2
            """,
            schema,
            manifest.Built
        );
        Execute(
            connection,
            $"""
            DO $$ BEGIN
              IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'quotes_reader') THEN
                GRANT USAGE ON SCHEMA quotes, {schema} TO quotes_reader;
                GRANT SELECT ON quotes.generation TO quotes_reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO quotes_reader;
              END IF;
            END $$
            """
        );
    }

    /// <summary>
    /// Lets readers go by the indexes alone, and drops what is neither served nor the one before. Nothing depends on
    /// it.
    /// </summary>
    private static void Tidy(NpgsqlConnection connection, string schema)
    {
        try
        {
            foreach (var table in Tables(connection, schema))
                Execute(connection, $"VACUUM {schema}.{table}");
            foreach (var old in Old(connection))
                Execute(connection, $"SET lock_timeout = '5s'; DROP SCHEMA {old} CASCADE");
        }
        catch (NpgsqlException)
        {
            // The next import tries again; the corpus is published all the same.
        }
    }

    private static string? Current(NpgsqlConnection connection) =>
        Names(connection, "SELECT schema FROM quotes.generation").SingleOrDefault();

    private static bool Exists(NpgsqlConnection connection, string schema) =>
        Names(connection, $"SELECT nspname FROM pg_namespace WHERE nspname = '{schema}'").Count > 0;

    private static List<string> Tables(NpgsqlConnection connection, string schema) =>
        Names(connection, $"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}' ORDER BY tablename");

    private static List<string> Old(NpgsqlConnection connection) =>
        Names(
            connection,
            """
            SELECT nspname
            FROM pg_namespace
            WHERE nspname ~ '^corpus_[0-9a-f]{24}$'
              AND nspname NOT IN (SELECT schema FROM quotes.generation)
              AND nspname NOT IN (SELECT previous FROM quotes.generation WHERE previous IS NOT NULL)
            """
        );

    private static List<string> Names(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static void Execute(NpgsqlConnection connection, string sql, params ReadOnlySpan<string> values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        command.ExecuteNonQuery();
    }
}
