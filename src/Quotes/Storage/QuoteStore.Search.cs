using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>The types of what is searched, in the order of ties.</summary>
    private static readonly string[] _types = ["quote", "answer", "question"];

    /// <summary>Quotes, answers and questions that a filter allows, ranked together.</summary>
    /// <param name="filter">
    /// Its <see cref="QuoteFilter.Search"/> must be set. Questions carry no themes and fall out of a filter by theme.
    /// </param>
    /// <returns>The page; null where it begins behind an entry that is not there.</returns>
    public Task<SearchPage?> SearchAsync(QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => Search(connection, filter, page), ct, isLong: true);

    private SearchPage? Search(StoreConnection connection, QuoteFilter filter, PageRequest page)
    {
        var ranked = filter with { Sort = "relevance" };
        var expression = Expression(connection, filter.Search);
        var selections = _types
            .Where(type => type != "question" || filter.Themes.Count == 0)
            .ToDictionary(type => type, type => new Selection(connection, ranked, type, expression));
        var (counts, facets) = CountFacets(connection, selections);
        if (page.After is not null && !Begin(connection, selections, page.After))
            return null;
        foreach (var selection in selections.Values)
            RankByTerm(connection, selection, page.Limit + 1, page.After is null ? null : PlaceOf(selection));
        var hits = ReadHits(connection, selections, page.Limit + 1).Select(hit => Marked(hit, filter.Search!)).ToList();
        var found = ToPage(hits, page.Limit, counts.Sum(), hit => hit.Id)!;
        return new SearchPage(
            found.Items,
            found.Total,
            found.TotalIsLowerBound || counts.Any(count => count > MostCounted),
            found.Next,
            facets
        );
    }

    /// <summary>Begins every type behind the entry with this id, by score, then by type, then by place.</summary>
    private bool Begin(StoreConnection connection, Dictionary<string, Selection> selections, string id)
    {
        var type = _types.FirstOrDefault(type => selections.ContainsKey(type) && Holds(connection, type, id));
        if (type is null || KeyOf(connection, selections[type], id) is not { } key)
            return false;
        foreach (var (other, selection) in selections)
        {
            selection.Values.Add("key", key.Key);
            // Of equal score, an earlier type is behind us whole, a later one still before us.
            selection.Values.Add(
                "seq",
                other == type ? key.Seq
                    : Array.IndexOf(_types, other) < Array.IndexOf(_types, type) ? long.MaxValue
                    : long.MinValue
            );
            selection.Behind("@key", "@seq");
        }
        return true;
    }

    private (double Key, long Seq)? KeyOf(StoreConnection connection, Selection selection, string id)
    {
        if (selection.Ranked is not { } question)
            return selection.KeyOf(connection, id);
        var seq = SeqOf(connection, selection.Table, id);
        var keys = Ranks(connection, selection.Table).Keys(connection, question, connection.Dialect.PhrasePlaces!);
        return keys.FindIndex(hit => hit.Seq == seq) is >= 0 and var at ? keys[at] : null;
    }

    private static (double? Key, long Seq) PlaceOf(Selection selection) =>
        ((double)selection.Values["key"]!, (long)selection.Values["seq"]!);

    private static IEnumerable<Hit> ReadHits(
        StoreConnection connection,
        Dictionary<string, Selection> selections,
        int limit
    )
    {
        var hits = new List<Hit>();
        foreach (var (type, selection) in selections)
        {
            selection.Values.Add("limit", limit);
            hits.AddRange(connection.Read(selection.Select(HitColumns(type), HitJoins(type)), selection.Values, HitOf));
        }
        // OrderBy keeps the order of equals: within a type that of its place.
        return hits.OrderByDescending(hit => hit.Score).ThenBy(hit => Array.IndexOf(_types, hit.Type)).Take(limit);
    }

    private static string HitColumns(string type) =>
        $"""
            '{type}', w.id, w.text, w.section, {(type == "question" ? "'[]'" : "w.themes")}, w.span,
              s.id, s.name, w.role, i.id, i.title, n.id, n.text, {(type == "quote" ? "w" : "i")}.language
            """;

    // A question answers none, which a number tells at once; FALSE would have all of them gone through for each hit.
    private static string HitJoins(string type) =>
        $"""
            LEFT JOIN interview i ON i.seq = w.interview
            LEFT JOIN speaker s ON s.seq = w.speaker
            LEFT JOIN question n ON {(
                type == "question" ? "n.seq = NULL" : "n.seq = w.question AND n.interview = w.interview"
            )}
            """;

    private static Hit HitOf(Row row) =>
        new()
        {
            Type = row.Text(0),
            Id = row.Text(1),
            Text = row.Text(2),
            Section = row.TextOrNull(3),
            Themes = row.List<ThemeTag>(4),
            Span = row.Span(5),
            Speaker = row.Speaker(6),
            Interview = row.Interview(9),
            Question = row.Question(11),
            Language = row.Text(13),
            Score = row.Real(14),
        };

    private static Hit Marked(Hit hit, SearchQuery search) =>
        hit with
        {
            Highlights = Quotes.Text.Highlights.Of(search, hit.Text, hit.Span.Start),
            Score = Math.Round(hit.Score, 4),
        };
}
