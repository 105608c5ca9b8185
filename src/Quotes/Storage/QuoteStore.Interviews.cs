using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectInterviews = """
        SELECT i.id, i.title, i.form, i.language, i.outlet, i.col, i.authors, i.editors, i.conducted,
          i.conducted_source, i.published, i.url, i.page, i.lede, i.speakers, i.sections,
          i.counts, i.source, i.rights
        FROM interview i

        """;

    /// <summary>One interview; null where there is none with this id.</summary>
    public Task<Interview?> FindInterviewAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
                WithAlternates(
                        connection,
                        connection.Read(SelectInterviews + "WHERE i.id = @id", new Values { { "id", id } }, InterviewOf)
                    )
                    .SingleOrDefault(),
            ct
        );

    /// <summary>A page of the interviews, in order of id.</summary>
    public Task<Page<Interview>?> ListInterviewsAsync(PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => ReadInterviews(connection, page), ct);

    /// <summary>
    /// The interviews of the latest dates, of publication or else of the conversation; undated ones come last.
    /// </summary>
    /// <param name="most">The most interviews to give.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<Interview>> ListLatestInterviewsAsync(int most, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<Interview>>(
            connection =>
                connection.Read(
                    SelectInterviews + "ORDER BY COALESCE(i.published, i.conducted, '') DESC, i.id\nLIMIT @most",
                    new Values { { "most", most } },
                    InterviewOf
                ),
            ct
        );

    /// <summary>The ids of the interviews, in order.</summary>
    /// <param name="most">The most ids to give.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<string>> ListInterviewIdsAsync(int most, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<string>>(
            connection =>
                connection.Read(
                    "SELECT id FROM interview ORDER BY id LIMIT @most",
                    new Values { { "most", most } },
                    row => row.Text(0)
                ),
            ct
        );

    private static Page<Interview>? ReadInterviews(StoreConnection connection, PageRequest page)
    {
        const string behind = "WHERE i.id > @after\nORDER BY i.id\nLIMIT @limit";
        if (page.After is not null && !Holds(connection, "interview", page.After))
            return null;
        var total = (int)connection.Number("SELECT COUNT(*) FROM interview", [])!;
        var items = connection.Read(
            SelectInterviews + behind,
            new Values { { "after", page.After ?? "" }, { "limit", page.Limit + 1 } },
            InterviewOf
        );
        return ToPage(WithAlternates(connection, items), page.Limit, total, interview => interview.Id);
    }

    /// <summary>The verbatim source text of an interview; null where there is none with this id.</summary>
    public Task<string?> FindSourceAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
                connection.Find(
                    "SELECT text FROM interview WHERE id = @id",
                    new Values { { "id", id } },
                    row => row.Text(0)
                ),
            ct
        );

    /// <summary>How the offsets of an interview's source text turn into UTF-16 units.</summary>
    public Task<OffsetMap> OffsetsOfAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
                connection
                    .Read(
                        "SELECT astral FROM interview WHERE id = @id",
                        new Values { { "id", id } },
                        row => new OffsetMap(row.Json<IReadOnlyList<int>>(0))
                    )
                    .Single(),
            ct
        );

    /// <summary>An interview in order, every word with its place; null where there is none with this id.</summary>
    public Task<Transcript?> FindTranscriptAsync(string id, CancellationToken ct) =>
        ReadAsync(connection => ReadTranscript(connection, id), ct);

    private static Transcript? ReadTranscript(StoreConnection connection, string id)
    {
        var head = connection.Find(
            "SELECT seq, id, title, lede, lede_span, sections, source, nodes FROM interview WHERE id = @id",
            new Values { { "id", id } },
            row => new TranscriptRow(
                row.Long(0),
                new InterviewRef(row.Text(1), row.Text(2)),
                row.IsNull(3) ? null : new Passage(row.Text(3), row.Span(4)),
                row.Json<IReadOnlyList<Section>>(5),
                row.Json<SourceFile>(6),
                row.Json<IReadOnlyList<TranscriptNode>>(7)
            )
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
            Interview = head.Interview,
            Source = head.Source,
            Lede = head.Lede,
            Sections = head.Sections,
            Turns = [.. questions.Concat(answers).OrderBy(turn => turn.Span.Start)],
            Nodes = head.Nodes,
        };
    }

    private static List<Interview> WithAlternates(StoreConnection connection, List<Interview> interviews)
    {
        var alternates = connection
            .Read(
                $"""
                SELECT i.id, other.id, other.language, other.title
                FROM interview i
                JOIN interview other ON other.event = i.event AND other.id <> i.id
                WHERE i.id IN (SELECT value FROM {connection.Dialect.Each("@ids")} e)
                ORDER BY i.id, other.id
                """,
                new Values { { "ids", interviews.Select(interview => interview.Id).ToArray() } },
                row => (Of: row.Text(0), Other: new Alternate(row.Text(1), row.Text(2), row.Text(3)))
            )
            .ToLookup(pair => pair.Of, pair => pair.Other, StringComparer.Ordinal);
        return [.. interviews.Select(interview => interview with { Alternates = [.. alternates[interview.Id]] })];
    }

    private static Interview InterviewOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            Title = row.Text(1),
            Form = row.Text(2),
            Language = row.Text(3),
            Outlet = row.TextOrNull(4),
            Column = row.TextOrNull(5),
            Authors = row.Json<IReadOnlyList<string>>(6),
            Editors = row.Json<IReadOnlyList<string>>(7),
            Conducted = row.TextOrNull(8),
            ConductedSource = row.TextOrNull(9),
            Published = row.TextOrNull(10),
            Url = row.TextOrNull(11),
            Page = row.TextOrNull(12),
            Lede = row.TextOrNull(13),
            Speakers = row.Json<IReadOnlyList<Participant>>(14),
            Sections = row.Json<IReadOnlyList<Section>>(15),
            Counts = row.Json<InterviewCounts>(16),
            Source = row.Json<SourceFile>(17),
            Rights = row.TextOrNull(18),
        };

    private sealed record TranscriptRow(
        long Seq,
        InterviewRef Interview,
        Passage? Lede,
        IReadOnlyList<Section> Sections,
        SourceFile Source,
        IReadOnlyList<TranscriptNode> Nodes
    );
}
