namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int MostFacets = 20;

    /// <summary>How many hits there are of each type, and how they spread; counting stops where totals do.</summary>
    private static (int[] Totals, Facets Facets) CountFacets(
        StoreConnection connection,
        Dictionary<string, Selection> selections
    )
    {
        var counts = selections
            .SelectMany(type => connection.Read(Spreading(type.Key, type.Value), type.Value.Values, SpreadOf))
            .ToLookup(count => count.By, StringComparer.Ordinal);
        FacetCount[] Merged(string by) =>
            [
                .. counts[by]
                    .GroupBy(count => count.Id, StringComparer.Ordinal)
                    .Select(same => new FacetCount(same.Key, same.First().Name, same.Sum(count => count.Count)))
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Id, StringComparer.Ordinal),
            ];
        return (
            [.. counts[""].Select(type => type.Count)],
            new Facets(
                Merged("theme"),
                [.. Merged("speaker").Take(MostFacets)],
                [.. Merged("interview").Take(MostFacets)]
            )
        );
    }

    /// <summary>One statement for all counts of a type, so that the hits are looked for once.</summary>
    private static string Spreading(string type, Selection selection) =>
        $"""
            WITH hit AS MATERIALIZED (
            SELECT {selection.Seq} AS seq
            {selection.From}
            LIMIT {MostCounted + 1})
            SELECT '' AS By, '' AS Id, '' AS Name, COUNT(*) AS Count FROM hit
            UNION ALL
            {CountBy(type, "seq", "speaker", "t.name")}
            UNION ALL
            {CountBy(type, "seq", "interview", "t.title")}
            """
        // Questions carry no themes.
        + (
            type == "question"
                ? ""
                : $"""

                    UNION ALL
                    {CountBy(
                        $"{type}_theme",
                        type,
                        "theme",
                        "COALESCE(t.names ->> 'zh', t.names ->> 'en', t.id)"
                    )}
                    """
        );

    private static string CountBy(string links, string row, string by, string name) =>
        $"""
            SELECT '{by}', t.id, {name}, h.count
            FROM (
              SELECT l.{by} AS seq, COUNT(*) AS count
              FROM hit JOIN {links} l ON l.{row} = hit.seq
              GROUP BY l.{by}
            ) h
            JOIN {by} t ON t.seq = h.seq
            """;

    private static Spread SpreadOf(Statement row) => new(row.Text(0), row.Text(1), row.Text(2), row.Int(3));

    private sealed record Spread(string By, string Id, string Name, int Count);
}
