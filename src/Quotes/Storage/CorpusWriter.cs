using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>Writes a corpus into a new file, in one transaction. The same corpus gives the same bytes.</summary>
internal sealed partial class CorpusWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Dictionary<string, long> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _themes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _answers = new(StringComparer.Ordinal);
    private long _interview;
    private long _quote;

    private CorpusWriter(SqliteConnection connection, SqliteTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>Writes the file; what stands there already must not be a database.</summary>
    /// <param name="interviews">The interviews, in the order of their ids.</param>
    public static void Write(
        string file,
        string version,
        IReadOnlyList<Theme> themes,
        IReadOnlyList<Speaker> speakers,
        IEnumerable<ImportedInterview> interviews,
        IReadOnlyList<Problem> problems
    )
    {
        Columns.Register();
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        // Nobody reads the file before it is whole, synced and renamed: a journal on disk would protect nothing.
        connection.Execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;");
        using var transaction = connection.BeginTransaction();
        var writer = new CorpusWriter(connection, transaction);
        connection.Execute(Schema(), transaction: transaction);
        connection.Execute("INSERT INTO corpus (version) VALUES (@version)", new { version }, transaction);
        writer.Write(problems);
        writer.Write(themes);
        writer.Write(speakers);
        foreach (var interview in interviews)
            writer.Write(interview);
        writer.FinishIndex();
        transaction.Commit();
        connection.Execute("ANALYZE;");
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

    private void Write(IReadOnlyList<Speaker> speakers)
    {
        foreach (var speaker in speakers)
            _speakers.Add(speaker.Id, _speakers.Count + 1);
        Insert(
            """
            INSERT INTO speaker (seq, id, name, names, title, organization, aliases, roles, counts, text)
            VALUES (@Seq, @Id, @Name, @Names, @Title, @Organization, @Aliases, @Roles, @Counts, @Text)
            """,
            speakers.Select(s => new
            {
                Seq = _speakers[s.Id],
                s.Id,
                s.Name,
                s.Names,
                s.Title,
                s.Organization,
                s.Aliases,
                s.Roles,
                s.Counts,
                Text = Searched(s),
            })
        );
        IndexSpeakers(speakers);
    }

    private void Write(ImportedInterview imported)
    {
        var interview = imported.Interview;
        _interview++;
        _connection.Execute(
            """
            INSERT INTO interview (seq, id, title, form, language, outlet, col, authors, editors, conducted,
              conducted_source, published, url, page, event, lede, lede_span, speakers, sections, counts, source,
              rights, astral, nodes, text)
            VALUES (@Seq, @Id, @Title, @Form, @Language, @Outlet, @Column, @Authors, @Editors, @Conducted,
              @ConductedSource, @Published, @Url, @Page, @Event, @Lede, @LedeSpan, @Speakers, @Sections, @Counts,
              @Source, @Rights, @Astral, @Nodes, @Text)
            """,
            new
            {
                Seq = _interview,
                interview.Id,
                interview.Title,
                interview.Form,
                interview.Language,
                interview.Outlet,
                interview.Column,
                interview.Authors,
                interview.Editors,
                interview.Conducted,
                interview.ConductedSource,
                interview.Published,
                interview.Url,
                interview.Page,
                imported.Event,
                interview.Lede,
                imported.LedeSpan,
                interview.Speakers,
                interview.Sections,
                interview.Counts,
                interview.Source,
                interview.Rights,
                imported.Text.Astral,
                imported.Nodes,
                Text = imported.Text.Value,
            },
            _transaction
        );
        Insert(
            "INSERT INTO participation (speaker, interview, role) VALUES (@Speaker, @Interview, @Role)",
            interview
                .Speakers.DistinctBy(s => s.Id)
                .Select(s => new
                {
                    Speaker = _speakers[s.Id],
                    Interview = _interview,
                    s.Role,
                })
        );
        WriteQuestions(imported.Questions);
        WriteAnswers(imported.Answers, interview);
        WriteQuotes(imported.Quotes, interview);
    }

    private void Insert<T>(string sql, IEnumerable<T> rows) => _connection.Execute(sql, rows, _transaction);

    /// <summary>The day that filters and orders go by: of a year or a month alone, its first.</summary>
    private static string? DateOf(Interview interview) =>
        (interview.Conducted ?? interview.Published) is { } date ? date + "0000-01-01"[date.Length..] : null;

    private static string Schema()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Quotes.Storage.Sqlite.001_corpus.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
