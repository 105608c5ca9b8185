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

    /// <summary>Begins behind an entry.</summary>
    public void Behind(string id)
    {
        Values.Add("after", id);
        var seq = $"(SELECT m.seq FROM {Table} m WHERE m.id = @after)";
        if (CountsItself)
        {
            _behind = seq;
            return;
        }
        if (Order.Key == _seq)
        {
            _conditions.Add($"{_seq} > {seq}");
            _behind = seq;
            return;
        }
        var key = Order.Key.Replace("w.", "m.", StringComparison.Ordinal);
        var mark =
            Order.Key == _rank
                ? $"(SELECT {OfMark(_rank)} FROM {Table}_words m WHERE {OfMark(_match!)} AND m.rowid = {seq})"
                : $"(SELECT {key} FROM {Table} m WHERE m.id = @after)";
        Behind(mark, seq);
    }

    /// <summary>The key and <c>seq</c> of a ranked entry; null where it is no hit.</summary>
    public (double Key, long Seq)? KeyOf(StoreConnection connection, string id)
    {
        Values.Add("after", id);
        var also = _conditions.Count == 0 ? "WHERE" : "AND";
        return connection
            .Read(
                $"""
                SELECT {Order.Key}, {_seq}
                {FromHits(new Wanted.Words(), _needsRow)}
                  {also} {_seq} = (SELECT m.seq FROM {Table} m WHERE m.id = @after)
                """,
                Values,
                row => ((double, long)?)(row.Real(0), row.Long(1))
            )
            .SingleOrDefault();
    }

    /// <summary>Begins behind a place in the order.</summary>
    /// <param name="mark">An expression for the key of the place.</param>
    /// <param name="seq">An expression for its <c>seq</c>.</param>
    public void Behind(string mark, string seq) =>
        _conditions.Add(
            $"({Order.Key} {(Order.Falling ? "<" : ">")} {mark} OR ({Order.Key} = {mark} AND {_seq} > {seq}))"
        );
}
