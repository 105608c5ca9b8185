using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>
/// Writes a corpus in one transaction: a whole one into a new file, or the changes of a few interviews into a copy of
/// the one before. Either way the same seeds give the same answers; a whole one has the same bytes, too.
/// </summary>
internal sealed partial class CorpusWriter : IDisposable
{
    // How many bytes of an index are sorted at a time: with the few that are usual, most of its making would be
    // merging.
    private const int MostUnsorted = 32 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly bool _isWhole;
    private readonly Dictionary<string, long> _themes;
    private readonly Dictionary<string, RowWriter> _writers = new(StringComparer.Ordinal);

    // The disk begins with the copy while the changes are made, for it takes longest.
    private Task _copied = Task.CompletedTask;

    private CorpusWriter(string file, bool isWhole)
    {
        Columns.Register();
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        _connection = new SqliteConnection(builder.ConnectionString);
        _connection.Open();
        // Nobody reads the file before it is whole, synced and renamed: a journal on disk would protect nothing. What a
        // row refers to was written just before it; to look that up again for each would take a fifth of the time.
        _connection.Execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
        _transaction = _connection.BeginTransaction();
        _isWhole = isWhole;
        if (isWhole)
        {
            _connection.Execute(Schema(), transaction: _transaction);
            foreach (var index in _indexes)
                Insert($"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {MostUnsorted})", [new { }]);
        }
        else
            Forget();
        _themes = _connection
            .Query<(string Id, long Seq)>("SELECT id, seq FROM theme", transaction: _transaction)
            .ToDictionary(theme => theme.Id, theme => theme.Seq, StringComparer.Ordinal);
    }

    /// <summary>Begins a corpus in a new file; what stands there already must not be a database.</summary>
    public static CorpusWriter Create(string file, IReadOnlyList<Theme> themes)
    {
        var writer = new CorpusWriter(file, isWhole: true);
        writer.Write(themes);
        return writer;
    }

    /// <summary>Begins to change a copy of a corpus.</summary>
    /// <param name="before">The file of the corpus before, which stays as it is.</param>
    /// <param name="file">The file that it is copied to.</param>
    /// <exception cref="PublicationException">It cannot be copied.</exception>
    public static CorpusWriter Revise(string before, string file)
    {
        try
        {
            File.Copy(before, file);
            // The corpus before is read-only, and so is its copy.
            if (OperatingSystem.IsWindows())
                File.SetAttributes(file, FileAttributes.Normal);
            else
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PublicationException($"The corpus could not be written: {failure.Message}");
        }
        return new CorpusWriter(file, isWhole: false) { _copied = Task.Run(() => Folder.Flush(file)) };
    }

    /// <summary>
    /// What a corpus says of the transcripts that it was made of; nothing where its themes were others.
    /// </summary>
    /// <param name="file">The file of the corpus.</param>
    /// <param name="themes">The SHA-256 of <c>themes.yaml</c> now; null where there is none.</param>
    public static IReadOnlyList<SeedRecord> ReadSeeds(string file, string? themes)
    {
        Columns.Register();
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        using var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        if (connection.QuerySingle<string?>("SELECT themes FROM corpus") != themes)
            return [];
        return connection
            .Query<SeedRecord>(
                """
                SELECT file, sha256, beside, interview, served AS IsServed, read AS IsRead, metadata, voices,
                  problems
                FROM seed
                ORDER BY file
                """
            )
            .AsList();
    }

    /// <summary>Writes what concerns the corpus as a whole, and ends the transaction.</summary>
    /// <param name="version">The version of the corpus.</param>
    /// <param name="themes">The SHA-256 of <c>themes.yaml</c>; null where there is none.</param>
    /// <param name="seeds">What became of each transcript.</param>
    /// <param name="events">By the id of an interview, the event that it shares with others.</param>
    /// <param name="problems">What could not be read, in order.</param>
    public void Finish(
        string version,
        string? themes,
        IReadOnlyList<SeedRecord> seeds,
        IReadOnlyDictionary<string, string> events,
        IReadOnlyList<Problem> problems
    )
    {
        Insert("INSERT INTO corpus (version, themes) VALUES (@version, @themes)", [new { version, themes }]);
        Insert(
            """
            INSERT INTO seed (file, sha256, beside, interview, served, read, metadata, voices, problems)
            VALUES (@File, @Sha256, @Beside, @Interview, @IsServed, @IsRead, @Metadata, @Voices, @Problems)
            """,
            seeds
        );
        Write(problems);
        Write(events);
        FinishSpeakers();
        FinishThemes();
        FinishIndex();
        FinishTerms();
        _transaction.Commit();
        _copied.GetAwaiter().GetResult();
        if (_isWhole)
            _connection.Execute("ANALYZE;");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var writer in _writers.Values)
            writer.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        // How it ended is of no interest where the changes failed.
        Task.WhenAny(_copied).Wait();
    }

    private void Forget() =>
        // What is gone is told anew against the corpus before, as for a whole corpus.
        _connection.Execute(
            "DELETE FROM corpus; DELETE FROM seed; DELETE FROM problem; DELETE FROM gone;",
            transaction: _transaction
        );

    private void Write(IReadOnlyDictionary<string, string> events)
    {
        _connection.Execute("UPDATE interview SET event = NULL WHERE event IS NOT NULL", transaction: _transaction);
        Insert("UPDATE interview SET event = @Value WHERE id = @Key", events);
    }

    private void Write(IReadOnlyList<Problem> problems) =>
        Insert(
            "INSERT INTO problem (file, line, col, message) VALUES (@File, @Line, @Column, @Message)",
            problems.Select(p => new
            {
                p.File,
                p.Line,
                p.Column,
                p.Message,
            })
        );

    private void Write(IReadOnlyList<Theme> themes)
    {
        foreach (var theme in themes)
            _themes.Add(theme.Id, _themes.Count + 1);
        Insert(
            """
            INSERT INTO theme (seq, id, names, definition, parent, iptc, counts)
            VALUES (@Seq, @Id, @Names, @Definition, @Parent, @Iptc, @Counts)
            """,
            themes.Select(t => new
            {
                Seq = _themes[t.Id],
                t.Id,
                t.Names,
                t.Definition,
                t.Parent,
                t.Iptc,
                t.Counts,
            })
        );
    }

    /// <summary>Counts how much of the corpus carries each theme.</summary>
    private void FinishThemes()
    {
        const string counts = """
            SELECT t.seq, COALESCE(SUM(i.quotes), 0), COALESCE(SUM(i.answers), 0), COUNT(i.quotes)
            FROM theme t
            LEFT JOIN interview_theme i ON i.theme = t.seq
            GROUP BY t.seq
            """;
        Insert(
            "UPDATE theme SET counts = @Counts WHERE seq = @Seq",
            _connection
                .Query<(long Seq, int Quotes, int Answers, int Interviews)>(counts, transaction: _transaction)
                .Select(row => new { row.Seq, Counts = new ThemeCounts(row.Quotes, row.Answers, row.Interviews) })
        );
    }

    private void Insert<T>(string sql, IEnumerable<T> rows) => _connection.Execute(sql, rows, _transaction);

    private static string Schema()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Quotes.Storage.Sqlite.001_corpus.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
