namespace Quotes.Storage;

internal sealed partial class Selection
{
    /// <summary>
    /// A query for the <c>seq</c>, <c>key</c> and <c>score</c> of the hits, in order, at most <c>@limit</c>.
    /// </summary>
    public string Hits =>
        _isRanked
            ? $"""
                SELECT r.value AS seq, {_dialect.At("@keys", "r.key")} AS key,
                  0.0 - {_dialect.At("@keys", "r.key")} AS score
                FROM {_dialect.Each("@ranked")} r
                """
            : $"""
                SELECT {_seq} AS seq, {Order.Key} AS key, {Score} AS score
                {FromHits(Order.Key == _rank ? new Wanted.Words() : new Wanted.Places(), _needsRow)}
                ORDER BY {Key(Order.Key)}{_seq}
                LIMIT @limit
                """;

    /// <summary>Takes hits that are ranked already, in the order of their keys.</summary>
    public void Take(IReadOnlyList<(double Key, long Seq)> ranked)
    {
        _isRanked = true;
        Values.Add("ranked", ranked.Select(hit => hit.Seq).ToArray());
        Values.Add("keys", ranked.Select(hit => hit.Key).ToArray());
    }

    private (string, bool) OrderOfIds(IReadOnlyList<string> ids)
    {
        var cases = ids.Distinct(StringComparer.Ordinal).Select((id, place) => (id, place)).ToArray();
        foreach (var (id, place) in cases)
            Values.Add($"id{place}", id);
        var whens = string.Join(' ', cases.Select(c => $"WHEN @id{c.place} THEN {c.place}"));
        return ($"CASE w.id {whens} END", false);
    }

    // Undated ones come last in both orders: the empty string is less than any date, ~ is greater.
    private (string, bool) OrderOf(string? sort) =>
        sort switch
        {
            "length" => ("w.length", false),
            "-length" => ("w.length", true),
            "date" => ("COALESCE(w.date, '~')", false),
            "-date" => ("COALESCE(w.date, '')", true),
            _ => (_seq, false),
        };
}
