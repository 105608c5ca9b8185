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
    public Task<Interview?> FindInterviewAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
            {
                var found = connection.Plain.Query<Interview>(SelectInterviews + "WHERE i.id = @id", new { id });
                return WithAlternates(connection.Plain, found.AsList()).SingleOrDefault();
            },
            ct
        );

    /// <summary>A page of the interviews, in order of id.</summary>
    public Task<Page<Interview>?> ListInterviewsAsync(PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => ReadInterviews(connection.Plain, page), ct);

    /// <summary>
    /// The interviews of the latest dates, of publication or else of the conversation; undated ones come last.
    /// </summary>
    /// <param name="most">The most interviews to give.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<Interview>> ListLatestInterviewsAsync(int most, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<Interview>>(
            connection =>
                connection
                    .Plain.Query<Interview>(
                        SelectInterviews + "ORDER BY COALESCE(i.published, i.conducted, '') DESC, i.id\nLIMIT @most",
                        new { most }
                    )
                    .AsList(),
            ct
        );

    /// <summary>The ids of the interviews, in order.</summary>
    /// <param name="most">The most ids to give.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<string>> ListInterviewIdsAsync(int most, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<string>>(
            connection =>
                connection
                    .Plain.Query<string>("SELECT id FROM interview ORDER BY id LIMIT @most", new { most })
                    .AsList(),
            ct
        );

    private static Page<Interview>? ReadInterviews(SqliteConnection connection, PageRequest page)
    {
        const string behind = "WHERE i.id > @after\nORDER BY i.id\nLIMIT @limit";
        if (page.After is not null && !Exists(connection, "interview", page.After))
            return null;
        var total = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM interview");
        var items = connection
            .Query<Interview>(SelectInterviews + behind, new { after = page.After ?? "", limit = page.Limit + 1 })
            .ToList();
        return ToPage(WithAlternates(connection, items), page.Limit, total, interview => interview.Id);
    }

    /// <summary>The verbatim source text of an interview; null where there is none with this id.</summary>
    public Task<string?> FindSourceAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
                connection.Plain.QuerySingleOrDefault<string?>("SELECT text FROM interview WHERE id = @id", new { id }),
            ct
        );

    /// <summary>How the offsets of an interview's source text turn into UTF-16 units.</summary>
    public Task<OffsetMap> OffsetsOfAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection => new OffsetMap(
                connection.Plain.QuerySingle<IReadOnlyList<int>>(
                    "SELECT astral FROM interview WHERE id = @id",
                    new { id }
                )
            ),
            ct
        );

    /// <summary>An interview in order, every word with its place; null where there is none with this id.</summary>
    public Task<Transcript?> FindTranscriptAsync(string id, CancellationToken ct) =>
        ReadAsync(connection => ReadTranscript(connection, id), ct);

    private static Transcript? ReadTranscript(StoreConnection connection, string id)
    {
        var head = connection.Plain.QuerySingleOrDefault<TranscriptRow>(
            "SELECT seq, id, title, lede, lede_span AS LedeSpan, sections, source, nodes FROM interview WHERE id = @id",
            new { id }
        );
        if (head is null)
            return null;
        var questions = _questions
            .OfInterview(connection, head.Seq)
            .Select(n => new TranscriptTurn("question", n.Id, n.Number, n.Section, n.Speaker, n.Text, n.Span));
        var answers = _answers
            .OfInterview(connection, head.Seq)
            .Select(a => new TranscriptTurn("answer", a.Id, a.Number, a.Section, a.Speaker, a.Text, a.Span));
        return new Transcript
        {
            Interview = new InterviewRef(head.Id, head.Title),
            Source = head.Source,
            Lede = head.Lede is null ? null : new Passage(head.Lede, head.LedeSpan!.Value),
            Sections = head.Sections,
            Turns = [.. questions.Concat(answers).OrderBy(turn => turn.Span.Start)],
            Nodes = head.Nodes,
        };
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
