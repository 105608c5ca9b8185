using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>What must hold of a corpus before it is published.</summary>
internal static class CorpusCheck
{
    private static readonly Version _leastSqlite = new(3, 51, 3);
    private static readonly Lock _gate = new();
    private static bool _isChecked;

    // SQLITE_CONFIG_MULTITHREAD and SQLITE_CONFIG_MEMSTATUS
    // (https://sqlite.org/c3ref/c_config_covering_index_scan.html).
    private const int WithoutLocks = 2;
    private const int CountingMemory = 9;

    /// <summary>
    /// Checks that SQLite is new enough to be trusted with a corpus: older ones have lost pages (the WAL-reset bug). To
    /// be called before the first connection: of ours each has one thread at a time, so that SQLite need not lock it
    /// for every step, nor count its memory under a lock for all.
    /// </summary>
    /// <exception cref="PublicationException">It is not.</exception>
    public static void Engine()
    {
        lock (_gate)
        {
            if (_isChecked)
                return;
            Engine(new SqliteConnection().ServerVersion);
            // Where a connection is open already it refuses, and goes on as it did.
            _ = raw.sqlite3_config(WithoutLocks);
            _ = raw.sqlite3_config(CountingMemory, 0);
            _isChecked = true;
        }
    }

    /// <inheritdoc cref="Engine()"/>
    /// <param name="version">The version of SQLite.</param>
    internal static void Engine(string version)
    {
        if (Version.Parse(version) < _leastSqlite)
            throw new PublicationException($"SQLite {version} is too old; {_leastSqlite} is needed.");
    }

    /// <summary>Checks what was built.</summary>
    /// <param name="isWhole">
    /// Whether to read it from end to end. A copy need not be: its original has just been found to have its digest.
    /// </param>
    /// <returns>How many quotes it holds.</returns>
    /// <exception cref="PublicationException">It is not fit to be served.</exception>
    public static int Run(string file, bool isWhole)
    {
        var reading = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        using var connection = new SqliteConnection(reading.ConnectionString);
        connection.Open();
        const string integrity = "SELECT integrity_check FROM pragma_integrity_check LIMIT 1";
        if (isWhole && connection.QuerySingle<string>(integrity) is var found and not "ok")
            throw new PublicationException($"The corpus just built is damaged: {found}");
        var quotes = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM quote");
        var told = connection.ExecuteScalar<int>("SELECT COALESCE(SUM(counts ->> 'quotes'), 0) FROM interview");
        var served = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM seed WHERE served");
        var interviews = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM interview");
        return quotes == told && served == interviews
            ? quotes
            : throw new PublicationException(
                $"The corpus just built holds {quotes} quotes of {told} and {interviews} interviews of {served}."
            );
    }
}
