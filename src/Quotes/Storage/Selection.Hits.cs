namespace Quotes.Storage;

internal sealed partial class Selection
{
    /// <summary>The hits, <c>FROM … WHERE …</c>.</summary>
    public string From => FromHits(new Wanted.Places(), _needsRow);

    /// <summary>A query for the <c>seq</c> of the hits, in order, so many at most.</summary>
    public string FirstPlaces(int most) =>
        $"SELECT {_seq}\n{FromHits(WantedFirst($"{most}"), _needsRow)}\nORDER BY {_seq}\nLIMIT {most}";

    /// <summary>Whether each entry says, behind all its columns, how many hits there are.</summary>
    public bool CountsItself => _isAllAtOnce && Known is null && Order.Key == _seq;

    /// <summary>How many hits an entry has said that there are.</summary>
    public long? Total { get; private set; }

    /// <summary>An entry, read for that.</summary>
    public Row Counted(Row row)
    {
        if (CountsItself)
            Total ??= row.Long(row.Columns - 1);
        return row;
    }

    /// <summary>The first hits, which the index gives by itself where nothing else is asked for.</summary>
    private Wanted WantedFirst(string most) =>
        _conditions.Count == (_behind is null ? 1 : 2)
            ? new Wanted.FirstPlaces(_behind ?? "-1", most)
            : new Wanted.Places();

    private string FromHits(Wanted wanted, bool withRow, string joins = "")
    {
        var matches = _asked is null ? null : _dialect.Match(_asked with { Wanted = wanted }, Values);
        var conditions = matches is null ? _conditions : _conditions.Skip(1).Prepend(matches.Condition);
        var rows = matches?.Rows ?? (_followsTheme ? $"{Table}_theme l" : $"{Table} w");
        if (withRow && (_searches || _followsTheme))
            rows += $" {_dialect.Cross} {Table} w ON w.seq = {_seq}";
        var where = string.Join("\n  AND ", conditions);
        return $"FROM {rows}{(joins.Length > 0 ? "\n" + joins : "")}{(where.Length > 0 ? "\nWHERE " + where : "")}";
    }
}
