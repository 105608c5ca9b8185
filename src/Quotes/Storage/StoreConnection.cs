using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>
/// One connection to a corpus: what it is asked again and again stays prepared on it, and what nobody waits for any
/// longer stops. One reader at a time.
/// </summary>
internal sealed class StoreConnection : IDisposable
{
    // Which filters are set makes the text of a statement, and how many ids they name: few texts, but for somebody who
    // tries them all.
    private const int MostPrepared = 128;

    // In as many steps of SQLite's machine passes about a tenth of a millisecond.
    private const int StepsBetweenLooks = 4_000;

    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);
    private CancellationToken _wanted;

    public StoreConnection(string connection)
    {
        Plain = new SqliteConnection(connection);
        Plain.Open();
        // Two gigabytes are the most that the library maps; what is beyond is read.
        // Not by Dapper: what it compiles for a first statement would be most of the time that opening takes.
        using var command = Plain.CreateCommand();
        command.CommandText = "PRAGMA query_only = 1; PRAGMA mmap_size = 2147418112;";
        command.ExecuteNonQuery();
        // Else a statement is prepared anew for each value of its LIMIT, which took longer than to run it.
        raw.sqlite3_db_config(Plain.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        // The library's own token and time-out stop no statement that runs.
        raw.sqlite3_progress_handler(
            Plain.Handle,
            StepsBetweenLooks,
            _ => _wanted.IsCancellationRequested ? 1 : 0,
            null
        );
    }

    /// <summary>The connection itself, for what is asked seldom enough that Dapper may prepare it each time.</summary>
    public SqliteConnection Plain { get; }

    /// <summary>Begins to read for somebody; until the next, nothing runs on that he does not wait for.</summary>
    public void ReadFor(CancellationToken ct) => _wanted = ct;

    /// <summary>The rows of a statement, which stays prepared.</summary>
    public List<T> Read<T>(string sql, Values values, Func<Statement, T> row)
    {
        var rows = new List<T>();
        ReadEach(sql, values, statement => rows.Add(row(statement)));
        return rows;
    }

    /// <summary>Goes through the rows of a statement, which stays prepared.</summary>
    public void ReadEach(string sql, Values values, Action<Statement> row)
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

    /// <summary>The number that a statement gives, which stays prepared; null where it gives none.</summary>
    public long? Number(string sql, Values values) =>
        Read(sql, values, row => row.IsNull(0) ? (long?)null : row.Long(0)) is [var number, ..] ? number : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        Plain.Dispose();
    }

    private Statement Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var statement))
            return statement;
        if (_prepared.Count == MostPrepared)
            Forget();
        statement = new Statement(Plain, sql);
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
