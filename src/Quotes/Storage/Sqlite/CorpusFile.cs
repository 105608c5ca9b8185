using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>A corpus in a file of SQLite, open immutable and read-only.</summary>
internal sealed class CorpusFile : ICorpusSource
{
    private readonly string _connection;
    private readonly FileStream _held;
    private readonly ConcurrentBag<FileConnection> _idle = [];

    /// <param name="file">The file, which nobody changes while it is open.</param>
    public CorpusFile(string file)
    {
        Name = file;
        // A path is data: what a URI would take for its own is escaped.
        var path = string.Join('/', Path.GetFullPath(file).Split('/').Select(Uri.EscapeDataString));
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{path}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            // The library's pool has no maximum and serves files that are gone; ours goes with the store.
            Pooling = false,
        }.ConnectionString;
        _idle.Add(new FileConnection(_connection));
        // A shared lock, by which whoever tidies up knows that the file is still read.
        _held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    // Reading is work for a core and waits for nothing; more connections than these would only share the cores.
    public int Places { get; } = 4 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public int LongPlaces { get; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public T Read<T>(Func<StoreConnection, T> read, CancellationToken ct, bool isPatient = false)
    {
        if (!_idle.TryTake(out var connection))
            connection = new FileConnection(_connection);
        try
        {
            connection.ReadFor(ct);
            return read(connection);
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("Nobody waits for it any longer.", stopped, ct);
        }
        finally
        {
            _idle.Add(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
        _held.Dispose();
    }
}
