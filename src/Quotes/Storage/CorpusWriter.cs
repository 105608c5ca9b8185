using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>Writes a corpus into a new file, in one transaction. The same corpus gives the same bytes.</summary>
internal sealed class CorpusWriter
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
            INSERT INTO speaker (seq, id, name, names, title, organization, aliases, roles, counts)
            VALUES (@Seq, @Id, @Name, @Names, @Title, @Organization, @Aliases, @Roles, @Counts)
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
            })
        );
    }

    private void Write(ImportedInterview imported)
    {
        var interview = imported.Interview;
        _interview++;
        _connection.Execute(
            """
            INSERT INTO interview (seq, id, title, form, language, outlet, col, authors, editors, conducted,
              conducted_source, published, url, lede, lede_span, speakers, sections, counts, source, rights, astral, nodes, text)
            VALUES (@Seq, @Id, @Title, @Form, @Language, @Outlet, @Column, @Authors, @Editors, @Conducted,
              @ConductedSource, @Published, @Url, @Lede, @LedeSpan, @Speakers, @Sections, @Counts, @Source, @Rights, @Astral,
              @Nodes, @Text)
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

    private void WriteQuestions(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions)
            _questions.Add(question.Id, _questions.Count + 1);
        Insert(
            """
            INSERT INTO question (seq, id, interview, section, number, speaker, role, text, span, answers)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Text, @Span, @Answers)
            """,
            questions.Select(n => new
            {
                Seq = _questions[n.Id],
                n.Id,
                Interview = _interview,
                n.Section,
                n.Number,
                Speaker = _speakers[n.Speaker.Id],
                n.Speaker.Role,
                n.Text,
                n.Span,
                n.Answers,
            })
        );
    }

    private void WriteAnswers(IReadOnlyList<Answer> answers, Interview interview)
    {
        foreach (var answer in answers)
            _answers.Add(answer.Id, _answers.Count + 1);
        Insert(
            """
            INSERT INTO answer (seq, id, interview, section, number, speaker, role, question, kind, date, text, length, span,
              themes, quotes)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Question, 'answer', @Date, @Text, @Length,
              @Span, @Themes, @Quotes)
            """,
            answers.Select(a => new
            {
                Seq = _answers[a.Id],
                a.Id,
                Interview = _interview,
                a.Section,
                a.Number,
                Speaker = _speakers[a.Speaker.Id],
                a.Speaker.Role,
                Question = a.Question is null ? (long?)null : _questions[a.Question.Id],
                Date = DateOf(interview),
                a.Text,
                a.Span.Length,
                a.Span,
                a.Themes,
                a.Quotes,
            })
        );
        Insert(
            "INSERT INTO answer_theme (theme, answer) VALUES (@Theme, @Answer)",
            answers.SelectMany(a => a.Themes.Select(t => new { Theme = _themes[t.Id], Answer = _answers[a.Id] }))
        );
    }

    private void WriteQuotes(IReadOnlyList<Quote> quotes, Interview interview)
    {
        var first = _quote + 1;
        Insert(
            """
            INSERT INTO quote (seq, id, interview, section, speaker, role, question, answer, kind, date, language, text, length,
              span, themes, derived_from, previous, next)
            VALUES (@Seq, @Id, @Interview, @Section, @Speaker, @Role, @Question, @Answer, @Kind, @Date, @Language, @Text,
              @Length, @Span, @Themes, @DerivedFrom, @Previous, @Next)
            """,
            quotes.Select(q => new
            {
                Seq = ++_quote,
                q.Id,
                Interview = _interview,
                q.Section,
                Speaker = q.Speaker is null ? (long?)null : _speakers[q.Speaker.Id],
                q.Speaker?.Role,
                Question = q.Question is null ? (long?)null : _questions[q.Question.Id],
                Answer = q.AnswerId is null ? (long?)null : _answers[q.AnswerId],
                q.Kind,
                Date = DateOf(interview),
                q.Language,
                q.Text,
                q.Length,
                q.Span,
                q.Themes,
                q.DerivedFrom,
                q.Previous,
                q.Next,
            })
        );
        Insert(
            "INSERT INTO quote_theme (theme, quote) VALUES (@Theme, @Quote)",
            quotes.SelectMany((q, i) => q.Themes.Select(t => new { Theme = _themes[t.Id], Quote = first + i }))
        );
    }

    private void Insert<T>(string sql, IEnumerable<T> rows) => _connection.Execute(sql, rows, _transaction);

    private static string? DateOf(Interview interview) => interview.Conducted ?? interview.Published;

    private static string Schema()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Quotes.Storage.Sqlite.001_corpus.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
