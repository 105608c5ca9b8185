using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectSpeakers = """
        SELECT s.id, s.name, s.names, s.title, s.organization, s.aliases, s.roles, s.counts
        FROM speaker s

        """;

    /// <summary>One speaker; null where there is none with this id.</summary>
    public Task<Speaker?> FindSpeakerAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection => connection.Find(SelectSpeakers + "WHERE s.id = @id", new Values { { "id", id } }, SpeakerOf),
            ct
        );

    /// <summary>A page of the speakers that a filter allows, in order of id.</summary>
    public Task<Page<Speaker>?> ListSpeakersAsync(SpeakerFilter filter, PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => ReadSpeakers(connection, filter, page), ct);

    private Page<Speaker>? ReadSpeakers(StoreConnection connection, SpeakerFilter filter, PageRequest page)
    {
        var values = new Values
        {
            { "anyRole", filter.Roles.Count == 0 },
            { "roles", filter.Roles },
            { "anywhere", filter.Interviews.Count == 0 },
            { "interviews", filter.Interviews },
            { "after", page.After ?? "" },
            { "limit", page.Limit + 1 },
        };
        var each = connection.Dialect.Each;
        var where = $"""
            WHERE (@anyRole OR s.seq IN (
                SELECT p.speaker FROM participation p WHERE p.role IN (SELECT value FROM {each("@roles")} e)))
              AND (@anywhere OR s.seq IN (
                SELECT p.speaker FROM participation p JOIN interview i ON i.seq = p.interview
                WHERE i.id IN (SELECT value FROM {each("@interviews")} e)))
            """;
        where += Named(connection, filter.Search, values);
        if (page.After is not null && !Holds(connection, "speaker", page.After))
            return null;
        var total = (int)connection.Number("SELECT COUNT(*) FROM speaker s\n" + where, values)!;
        var items = connection.Read(
            SelectSpeakers + where + "\n  AND s.id > @after\nORDER BY s.id\nLIMIT @limit",
            values,
            SpeakerOf
        );
        return ToPage(items, page.Limit, total, speaker => speaker.Id);
    }

    /// <summary>The conditions that a search puts on speakers' names.</summary>
    private string Named(StoreConnection connection, SearchQuery? query, Values values)
    {
        var (search, dialect, conditions) = (Expression(connection, query), connection.Dialect, "");
        if (search?.Match is { } match)
        {
            var asked = dialect.Match(new IndexQuestion("speaker", match, OwnWords: true, new Wanted.Places()), values);
            conditions += $"\n  AND s.seq IN (SELECT f.rowid FROM {asked.Rows} WHERE {asked.Condition})";
        }
        foreach (var (term, i) in (search?.Recheck ?? []).Select((term, i) => (term, i)))
        {
            values.Add($"term{i}", term);
            values.Add("script", query!.Script);
            conditions += $"\n  AND {dialect.FoldedContains("s", $"@term{i}", "@script")}";
        }
        return conditions;
    }

    private static Speaker SpeakerOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            Name = row.Text(1),
            Names = row.Json<IReadOnlyDictionary<string, string>>(2),
            Title = row.TextOrNull(3),
            Organization = row.TextOrNull(4),
            Aliases = row.Json<IReadOnlyList<string>>(5),
            Roles = row.Json<IReadOnlyList<string>>(6),
            Counts = row.Json<SpeakerCounts>(7),
        };
}
