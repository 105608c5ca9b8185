using Dapper;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectSpeakers = """
        SELECT s.id, s.name, s.names, s.title, s.organization, s.aliases, s.roles, s.counts
        FROM speaker s

        """;

    /// <summary>One speaker; null where there is none with this id.</summary>
    public Task<Speaker?> FindSpeakerAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        return Task.FromResult(
            lease.Connection.QuerySingleOrDefault<Speaker>(SelectSpeakers + "WHERE s.id = @id", new { id })
        );
    }

    /// <summary>A page of the speakers that a filter allows, in order of id.</summary>
    public Task<Page<Speaker>?> ListSpeakersAsync(SpeakerFilter filter, PageRequest page, CancellationToken ct)
    {
        const string where = """
            WHERE (@anyRole OR s.seq IN (SELECT p.speaker FROM participation p WHERE p.role IN @roles))
              AND (@anywhere OR s.seq IN (
                SELECT p.speaker FROM participation p JOIN interview i ON i.seq = p.interview
                WHERE i.id IN @interviews))
            """;
        using var lease = Read();
        var parameters = new
        {
            anyRole = filter.Roles.Count == 0,
            roles = filter.Roles.ToArray(),
            anywhere = filter.Interviews.Count == 0,
            interviews = filter.Interviews.ToArray(),
            after = page.After ?? "",
            limit = page.Limit + 1,
        };
        if (page.After is not null && !Exists(lease.Connection, "speaker", page.After))
            return Task.FromResult<Page<Speaker>?>(null);
        var total = lease.Connection.ExecuteScalar<int>("SELECT COUNT(*) FROM speaker s\n" + where, parameters);
        var items = lease
            .Connection.Query<Speaker>(
                SelectSpeakers + where + "\n  AND s.id > @after\nORDER BY s.id\nLIMIT @limit",
                parameters
            )
            .ToList();
        return Task.FromResult<Page<Speaker>?>(ToPage(items, page.Limit, total, speaker => speaker.Id));
    }
}
