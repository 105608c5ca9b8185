using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>A corpus in a file of SQLite, open immutable and read-only.</summary>
internal sealed class CorpusFile : ICorpusSource
{
    // As many as may read for long.
    private static readonly OwnThreads _threads = new(Environment.ProcessorCount);

    private readonly FileStream _held;
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _view;

    // The one that was used last comes first: what it has prepared and touched is at hand.
    private readonly ConcurrentStack<FileConnection> _idle = [];
    private readonly long _length;
    private volatile bool _isDisposed;

    /// <param name="file">The file, which nobody changes while it is open.</param>
    /// <exception cref="InvalidOperationException">There is nothing in it.</exception>
    /// <exception cref="SqliteException">It is no database.</exception>
    public CorpusFile(string file)
    {
        _length = new FileInfo(file).Length;
        if (_length == 0)
            throw new InvalidOperationException($"{file} is empty.");
        Name = file;
        // A shared lock, by which whoever tidies up knows that the file is still read.
        _held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        // Mapped once for all connections. SQLite maps a file for each of them, and each would find every page anew.
        _mapped = MemoryMappedFile.CreateFromFile(
            _held,
            null,
            0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: true
        );
        _view = _mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        try
        {
            _idle.Push(Connect());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    // Reading is work for a core and waits for nothing; more connections than these would only share the cores.
    public int Places { get; } = 4 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public int LongPlaces { get; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public ValueTask<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken ct, Pace pace = Pace.Short) =>
        pace == Pace.Short
            ? ValueTask.FromResult(Read(read, ct))
            : new ValueTask<T>(
                Task.Factory.StartNew(
                    () => Read(read, ct),
                    CancellationToken.None,
                    pace == Pace.Long ? TaskCreationOptions.None : TaskCreationOptions.LongRunning,
                    pace == Pace.Long ? _threads : TaskScheduler.Default
                )
            );

    private T Read<T>(Func<StoreConnection, T> read, CancellationToken ct)
    {
        if (!_idle.TryPop(out var connection))
            connection = Connect();
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
            _idle.Push(connection);
            // Whoever still reads holds the bytes, and lets them go when he has read.
            if (_isDisposed)
                Empty();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        Empty();
        _view.Dispose();
        _mapped.Dispose();
        _held.Dispose();
    }

    private FileConnection Connect() => new(_view.SafeMemoryMappedViewHandle, _length);

    private void Empty()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }
}
