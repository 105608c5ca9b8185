using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Quotes.Text;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>
/// A connection to a corpus in a file of SQLite: what it is asked again and again stays prepared on it, and what nobody
/// waits for any longer stops.
/// </summary>
internal sealed class FileConnection : StoreConnection
{
    // Which filters are set makes the text of a statement, and how many ids they name: few texts, but for somebody who
    // tries them all.
    private const int MostPrepared = 128;

    // In as many steps of SQLite's machine passes about a tenth of a millisecond.
    private const int StepsBetweenLooks = 4_000;

    // Two gigabytes are the most that the library maps of a file; of what is in memory already it takes all in place.
    private const string ReadInPlace = "PRAGMA query_only = 1; PRAGMA mmap_size = 2147418112;";

    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly SafeBuffer? _bytes;
    private CancellationToken _wanted;

    /// <summary>Connects to a corpus in memory.</summary>
    /// <param name="bytes">Its file, which stays where it is until the connection is disposed of.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <exception cref="SqliteException">It is no database.</exception>
    /// <exception cref="ObjectDisposedException">It is there no longer.</exception>
    public FileConnection(SafeBuffer bytes, long length)
        : this("Data Source=:memory:;Pooling=False")
    {
        var isHeld = false;
        bytes.DangerousAddRef(ref isHeld);
        _bytes = bytes;
        const int readOnly = (int)raw.SQLITE_DESERIALIZE_READONLY;
        var (database, address) = (_connection.Handle, bytes.DangerousGetHandle());
        var code = raw.sqlite3_deserialize(database, "main", address, length, length, readOnly);
        SqliteException.ThrowExceptionForRC(code, database);
        Execute(ReadInPlace);
    }

    /// <param name="connection">The connection string.</param>
    public FileConnection(string connection)
    {
        _connection = new SqliteConnection(connection);
        _connection.Open();
        Execute(ReadInPlace);
        // Else a statement is prepared anew for each value of its LIMIT, which took longer than to run it.
        raw.sqlite3_db_config(_connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        // The library's own token and time-out stop no statement that runs.
        raw.sqlite3_progress_handler(
            _connection.Handle,
            StepsBetweenLooks,
            _ => _wanted.IsCancellationRequested ? 1 : 0,
            null
        );
        _connection.CreateFunction(
            SqliteDialect.Contains,
            // As bytes: what is passed as text would end at a NUL.
            (byte[] text, byte[] term, bool script) =>
                Folding.Contains(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(term), script),
            isDeterministic: true
        );
    }

    /// <inheritdoc/>
    public override Dialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public override string Engine => "sqlite " + _connection.ServerVersion;

    /// <summary>Begins to read for somebody; until the next, nothing runs on that he does not wait for.</summary>
    public void ReadFor(CancellationToken ct) => _wanted = ct;

    /// <inheritdoc/>
    public override void ReadEach(string sql, Values values, Action<Row> row)
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            while (statement.Next())
                row(statement);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Forget();
        _connection.Dispose();
        _bytes?.DangerousRelease();
    }

    private void Execute(string sql)
    {
        // Not by Dapper: what it compiles for a first statement would be most of the time that opening takes.
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Statement Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var statement))
            return statement;
        if (_prepared.Count == MostPrepared)
            Forget();
        statement = new Statement(_connection, sql);
        _prepared.Add(sql, statement);
        return statement;
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _prepared.Clear();
    }
}
