using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectInterviews = """
        SELECT i.id, i.title, i.form, i.language, i.outlet, i.col AS "Column", i.authors, i.editors, i.conducted,
          i.conducted_source AS ConductedSource, i.published, i.url, i.page, i.lede, i.speakers, i.sections,
          i.counts, i.source, i.rights
        FROM interview i

        """;

    /// <summary>One interview; null where there is none with this id.</summary>
    public Task<Interview?> FindInterviewAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var found = lease.Connection.Query<Interview>(SelectInterviews + "WHERE i.id = @id", new { id }).ToList();
        return Task.FromResult(WithAlternates(lease.Connection, found).SingleOrDefault());
    }

    /// <summary>A page of the interviews, in order of id.</summary>
    public Task<Page<Interview>?> ListInterviewsAsync(PageRequest page, CancellationToken ct)
    {
        const string behind = "WHERE i.id > @after\nORDER BY i.id\nLIMIT @limit";
        using var lease = Read();
        if (page.After is not null && !Exists(lease.Connection, "interview", page.After))
            return Task.FromResult<Page<Interview>?>(null);
        var total = lease.Connection.ExecuteScalar<int>("SELECT COUNT(*) FROM interview");
        var items = lease
            .Connection.Query<Interview>(
                SelectInterviews + behind,
                new { after = page.After ?? "", limit = page.Limit + 1 }
            )
            .ToList();
        items = WithAlternates(lease.Connection, items);
        return Task.FromResult<Page<Interview>?>(ToPage(items, page.Limit, total, interview => interview.Id));
    }

    /// <summary>The verbatim source text of an interview; null where there is none with this id.</summary>
    public Task<string?> FindSourceAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        return Task.FromResult(
            lease.Connection.QuerySingleOrDefault<string?>("SELECT text FROM interview WHERE id = @id", new { id })
        );
    }

    /// <summary>How the offsets of an interview's source text turn into UTF-16 units.</summary>
    public Task<OffsetMap> OffsetsOfAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var astral = lease.Connection.QuerySingle<IReadOnlyList<int>>(
            "SELECT astral FROM interview WHERE id = @id",
            new { id }
        );
        return Task.FromResult(new OffsetMap(astral));
    }

    /// <summary>An interview in order, every word with its place; null where there is none with this id.</summary>
    public Task<Transcript?> FindTranscriptAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var head = lease.Connection.QuerySingleOrDefault<TranscriptRow>(
            "SELECT seq, id, title, lede, lede_span AS LedeSpan, sections, source, nodes FROM interview WHERE id = @id",
            new { id }
        );
        if (head is null)
            return Task.FromResult<Transcript?>(null);
        var questions = ReadQuestions(lease.Connection, Rows("question", "interview = @Seq") + SelectQuestions, head)
            .Select(n => new TranscriptTurn("question", n.Id, n.Number, n.Section, n.Speaker, n.Text, n.Span));
        var answers = ReadAnswers(lease.Connection, Rows("answer", "interview = @Seq") + SelectAnswers, head)
            .Select(a => new TranscriptTurn("answer", a.Id, a.Number, a.Section, a.Speaker, a.Text, a.Span));
        return Task.FromResult<Transcript?>(
            new Transcript
            {
                Interview = new InterviewRef(head.Id, head.Title),
                Source = head.Source,
                Lede = head.Lede is null ? null : new Passage(head.Lede, head.LedeSpan!.Value),
                Sections = head.Sections,
                Turns = [.. questions.Concat(answers).OrderBy(turn => turn.Span.Start)],
                Nodes = head.Nodes,
            }
        );
    }

    private static List<Interview> WithAlternates(SqliteConnection connection, List<Interview> interviews)
    {
        var alternates = connection
            .Query<string, Alternate, (string Of, Alternate Other)>(
                """
                SELECT i.id, other.id, other.language, other.title
                FROM interview i
                JOIN interview other ON other.event = i.event AND other.id <> i.id
                WHERE i.id IN @ids
                ORDER BY i.id, other.id
                """,
                (of, other) => (of, other),
                new { ids = interviews.Select(interview => interview.Id).ToArray() }
            )
            .ToLookup(pair => pair.Of, pair => pair.Other, StringComparer.Ordinal);
        return [.. interviews.Select(interview => interview with { Alternates = [.. alternates[interview.Id]] })];
    }

    private sealed record TranscriptRow
    {
        public required long Seq { get; init; }
        public required string Id { get; init; }
        public required string Title { get; init; }
        public string? Lede { get; init; }
        public TextSpan? LedeSpan { get; init; }
        public required IReadOnlyList<Section> Sections { get; init; }
        public required SourceFile Source { get; init; }
        public required IReadOnlyList<TranscriptNode> Nodes { get; init; }
    }
}
