using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>
/// One corpus, open for reading. Every method asks one statement or a few, and gives the records that are served. A
/// page's <c>Next</c> is the id of its last entry where more follow; a page request whose <c>After</c> names no entry
/// gives null.
/// </summary>
public sealed partial class QuoteStore : IDisposable
{
    private const int MostCounted = 10_000;

    private readonly string _connection;
    private readonly FileStream _held;
    private readonly System.Collections.Concurrent.ConcurrentBag<StoreConnection> _idle = [];

    // Reading is work for a core and waits for nothing; more connections than these would only share the cores.
    private readonly SemaphoreSlim _places = new(4 * Environment.ProcessorCount);
    private readonly SemaphoreSlim _longPlaces = new(Environment.ProcessorCount);

    /// <summary>Opens the file of a corpus, immutable and read-only.</summary>
    /// <param name="file">The file, which nobody changes while it is open.</param>
    /// <param name="built">When it was built, ISO 8601.</param>
    public QuoteStore(string file, string built)
    {
        File = file;
        Built = built;
        // A path is data: what a URI would take for its own is escaped.
        var path = string.Join('/', Path.GetFullPath(file).Split('/').Select(Uri.EscapeDataString));
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{path}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            // The library's pool has no maximum and serves files that are gone; ours goes with the store.
            Pooling = false,
        }.ConnectionString;
        var first = Connect();
        using var command = first.Plain.CreateCommand();
        command.CommandText = "SELECT version FROM corpus";
        Version = (string)command.ExecuteScalar()!;
        _idle.Add(first);
        // A shared lock, by which whoever tidies up knows that the file is still read.
        _held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
    }

    /// <summary>The file that is open.</summary>
    public string File { get; }

    /// <summary>When it was built, ISO 8601.</summary>
    public string Built { get; }

    /// <summary>The version of the corpus.</summary>
    public string Version { get; }

    /// <summary>Why this corpus is served although the seeds are others; null where it is theirs.</summary>
    public Problem? Notice { get; private set; }

    /// <summary>Says why the corpus is served although the seeds are others.</summary>
    public void Distrust(string reason) =>
        Notice = new Problem(".", 1, 1, $"The corpus from before is served. {reason}");

    /// <summary>Says that the corpus is that of the seeds.</summary>
    public void Trust() => Notice = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
        _held.Dispose();
        _places.Dispose();
        _longPlaces.Dispose();
    }

    /// <summary>Reads on a connection of its own; waits for one where all are taken.</summary>
    /// <param name="isLong">
    /// Whether it may take long: such reads wait for each other, so that the short ones find a connection.
    /// </param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    private async Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken ct, bool isLong = false)
    {
        var places = isLong ? _longPlaces : _places;
        await places.WaitAsync(ct);
        try
        {
            var begun = StoreMeter.Begin();
            Columns.Register();
            if (!_idle.TryTake(out var connection))
                connection = Connect();
            try
            {
                connection.ReadFor(ct);
                return read(connection);
            }
            catch (SqliteException stopped) when (stopped.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
            {
                throw new OperationCanceledException("Nobody waits for it any longer.", stopped, ct);
            }
            finally
            {
                StoreMeter.End(begun);
                _idle.Add(connection);
            }
        }
        finally
        {
            places.Release();
        }
    }

    private StoreConnection Connect()
    {
        var connection = new StoreConnection(_connection);
        AddFunctions(connection.Plain);
        return connection;
    }

    private static Page<T>? ToPage<T>(List<T> items, int limit, int total, Func<T, string> id)
    {
        var more = items.Count > limit;
        if (more)
            items.RemoveAt(limit);
        return new Page<T>(items, Math.Min(total, MostCounted), total > MostCounted, more ? id(items[^1]) : null);
    }
}
