using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int MostFacets = 20;

    /// <summary>How the hits of a search spread, over at most 10,000 of each type.</summary>
    private static Facets CountFacets(SqliteConnection connection, Dictionary<string, Selection> selections)
    {
        FacetCount[] Count(string by, string name) =>
            [
                .. selections
                    // Questions carry no themes.
                    .Where(type => by != "theme" || type.Key != "question")
                    .SelectMany(type => CountBy(connection, type.Key, type.Value, by, name))
                    .GroupBy(count => count.Id, StringComparer.Ordinal)
                    .Select(counts => counts.First() with { Count = counts.Sum(count => count.Count) })
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Id, StringComparer.Ordinal),
            ];
        return new Facets(
            Count("theme", "COALESCE(t.names ->> 'zh', t.names ->> 'en', t.id)"),
            [.. Count("speaker", "t.name").Take(MostFacets)],
            [.. Count("interview", "t.title").Take(MostFacets)]
        );
    }

    private static IEnumerable<FacetCount> CountBy(
        SqliteConnection connection,
        string type,
        Selection selection,
        string by,
        string name
    )
    {
        var (links, row) = by == "theme" ? ($"{type}_theme", type) : (type, "seq");
        var sql = $"""
            WITH hit AS MATERIALIZED (
            SELECT {selection.Seq} AS seq
            {selection.From}
            LIMIT {MostCounted})
            SELECT t.id, {name}, h.count
            FROM (
              SELECT l.{by} AS seq, COUNT(*) AS count
              FROM hit JOIN {links} l ON l.{row} = hit.seq
              GROUP BY l.{by}
            ) h
            JOIN {by} t ON t.seq = h.seq
            """;
        return connection
            .Query<(string Id, string Name, int Count)>(sql, selection.Parameters)
            .Select(count => new FacetCount(count.Id, count.Name, count.Count));
    }
}
