using System.Text;
using Dapper;
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
            connection =>
                connection.Plain.QuerySingleOrDefault<Speaker>(SelectSpeakers + "WHERE s.id = @id", new { id }),
            ct
        );

    /// <summary>A page of the speakers that a filter allows, in order of id.</summary>
    public Task<Page<Speaker>?> ListSpeakersAsync(SpeakerFilter filter, PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => ReadSpeakers(connection, filter, page), ct);

    private Page<Speaker>? ReadSpeakers(StoreConnection reading, SpeakerFilter filter, PageRequest page)
    {
        var connection = reading.Plain;
        var search = Expression(reading, filter.Search);
        const string allowed = """
            WHERE (@anyRole OR s.seq IN (SELECT p.speaker FROM participation p WHERE p.role IN @roles))
              AND (@anywhere OR s.seq IN (
                SELECT p.speaker FROM participation p JOIN interview i ON i.seq = p.interview
                WHERE i.id IN @interviews))
            """;
        var parameters = new DynamicParameters(
            new
            {
                anyRole = filter.Roles.Count == 0,
                roles = filter.Roles.ToArray(),
                anywhere = filter.Interviews.Count == 0,
                interviews = filter.Interviews.ToArray(),
                after = page.After ?? "",
                limit = page.Limit + 1,
            }
        );
        var where = allowed + Named(search, filter.Search, parameters);
        if (page.After is not null && !Exists(connection, "speaker", page.After))
            return null;
        var total = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM speaker s\n" + where, parameters);
        var items = connection
            .Query<Speaker>(SelectSpeakers + where + "\n  AND s.id > @after\nORDER BY s.id\nLIMIT @limit", parameters)
            .ToList();
        return ToPage(items, page.Limit, total, speaker => speaker.Id);
    }

    /// <summary>The conditions that a search puts on speakers' names.</summary>
    private static string Named(SearchExpression? search, SearchQuery? query, DynamicParameters parameters)
    {
        var conditions = "";
        if (search?.Match is { } match)
        {
            parameters.Add("match", match);
            conditions += "\n  AND s.seq IN (SELECT rowid FROM speaker_words WHERE speaker_words MATCH @match)";
        }
        foreach (var (term, i) in (search?.Recheck ?? []).Select((term, i) => (term, i)))
        {
            parameters.Add($"term{i}", Encoding.UTF8.GetBytes(term));
            parameters.Add("script", query!.Script);
            conditions += $"\n  AND {FoldedContains}(CAST(s.text AS BLOB), @term{i}, @script)";
        }
        return conditions;
    }
}
