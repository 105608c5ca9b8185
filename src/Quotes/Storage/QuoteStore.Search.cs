using Quotes.Storage.Snapshots;
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
        ReadAsync(connection => Search(connection, filter, page), ct, Pace.Long);

    private SearchPage? Search(StoreConnection connection, QuoteFilter filter, PageRequest page)
    {
        var ranked = filter with { Sort = "relevance" };
        var expression = Expression(connection, filter.Search);
        var selections = _types
            .Where(type => type != "question" || filter.Themes.Count == 0)
            .ToDictionary(type => type, type => new Selection(connection, ranked, type, expression));
        var counts = selections.Values.Select(selection => Count(connection, selection)).ToArray();
        if (page.After is not null && !Begin(connection, selections, page.After))
            return null;
        var hits = ReadHits(connection, selections, page).Select(hit => Marked(hit, filter.Search!)).ToList();
        var found = ToPage(hits, page.Limit, counts.Sum(type => type.Hits), hit => hit.Id)!;
        return new SearchPage(
            found.Items,
            found.Total,
            found.TotalIsLowerBound || counts.Any(type => type.Hits > MostCounted),
            found.Next,
            FacetsOf(connection, counts)
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

    /// <summary>The hits of a page, and one more where more follow.</summary>
    private IEnumerable<Hit> ReadHits(
        StoreConnection connection,
        Dictionary<string, Selection> selections,
        PageRequest page
    )
    {
        var most = page.Limit + 1;
        var first = selections.ToDictionary(
            selection => selection.Key,
            selection =>
                RankByTerm(connection, selection.Value, most, page.After is null ? null : PlaceOf(selection.Value))
        );
        // Where it is known which hits are the first of each type, the others need not be read.
        var last = first.Values.All(hits => hits is not null) ? LastOf(first, most) : double.PositiveInfinity;
        var all = new List<Hit>();
        foreach (var (type, selection) in selections)
        {
            var ranked = first[type]?.TakeWhile(hit => hit.Key <= last).ToArray();
            if (ranked is [])
                continue;
            if (ranked is not null && type == "quote" && _snapshot is { } snapshot)
            {
                all.AddRange(HitsOf(snapshot, SpreadOf(connection, type), ranked));
                continue;
            }
            if (ranked is not null)
                selection.Take(ranked);
            selection.Values.Add("limit", most);
            var (columns, joins) = type == "quote" ? _quotes.In(connection) : (HitColumns(type), HitJoins(type));
            Func<Row, Hit> hitOf = type == "quote" ? row => Hit.Of(_quotes.Of(row)) : HitOf;
            connection.ReadAhead(selection.Select(columns, joins), selection.Values, row => all.Add(hitOf(row)));
        }
        connection.ReadRest();
        // OrderBy keeps the order of equals: within a type that of its place.
        return all.OrderByDescending(hit => hit.Score).ThenBy(hit => Array.IndexOf(_types, hit.Type)).Take(most);
    }

    /// <summary>The key of the last hit of a page, as far as there are so many.</summary>
    private static double LastOf(Dictionary<string, IReadOnlyList<(double Key, long Seq)>?> first, int most)
    {
        var keys = first.Values.SelectMany(hits => hits!.Select(hit => hit.Key)).Order().Take(most).ToArray();
        return keys.Length == 0 ? double.PositiveInfinity : keys[^1];
    }

    private static IEnumerable<Hit> HitsOf(Snapshot snapshot, Spread spread, IEnumerable<(double Key, long Seq)> ranked)
    {
        var row = new SnapshotRow(snapshot.Quotes);
        foreach (var (key, seq) in ranked)
        {
            row.MoveTo(spread.OrdinalOf(seq), 0.0 - key);
            yield return Hit.Of(_quotes.Of(row));
        }
    }

    private static string HitColumns(string type) =>
        $"""
            '{type}', w.id, w.text, w.section, {(type == "question" ? "'[]'" : "w.themes")}, w.span,
              s.id, s.name, w.role, i.id, i.title, n.id, n.text, i.language
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
