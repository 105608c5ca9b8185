using System.Globalization;
using Dapper;

namespace Quotes.Storage;

/// <summary>
/// A filter as SQL: conditions on a table of words (quote or answer) named <c>w</c>, with every value a parameter.
/// The text of the SQL depends on which filters are set and how many ids they name, never on what a caller wrote.
/// </summary>
internal sealed class Selection
{
    private readonly List<string> _conditions = [];
    private readonly string _table;

    public Selection(QuoteFilter filter, string table)
    {
        _table = table;
        foreach (var clause in filter.Themes)
            Theme(clause);
        AnyOf("w.speaker IN (SELECT seq FROM speaker WHERE id IN {0})", filter.Speakers);
        AnyOf("w.interview IN (SELECT seq FROM interview WHERE id IN {0})", filter.Interviews);
        AnyOf("w.question IN (SELECT seq FROM question WHERE id IN {0})", filter.Questions);
        AnyOf("w.kind IN {0}", filter.Kinds);
        AnyOf("w.id IN {0}", filter.Ids);
        Compare("w.length >= {0}", filter.MinLength);
        Compare("w.length <= {0}", filter.MaxLength);
        Compare("w.date >= {0}", filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Compare("w.date <= {0}", filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Order = filter.Sort is null && filter.Ids.Count > 0 ? OrderOfIds(filter.Ids) : OrderOf(filter.Sort);
    }

    /// <summary>The values of the parameters.</summary>
    public DynamicParameters Parameters { get; } = new();

    /// <summary>The order: an expression, and whether it falls; ties go by <c>seq</c>.</summary>
    public (string Key, bool Falling) Order { get; }

    /// <summary>The clause <c>WHERE …</c>; empty where nothing restricts.</summary>
    public string Where => _conditions.Count == 0 ? "" : "WHERE " + string.Join("\n  AND ", _conditions);

    /// <summary>The clause <c>ORDER BY …</c>.</summary>
    public string OrderBy =>
        Order.Key == "w.seq" ? "ORDER BY w.seq" : $"ORDER BY {Order.Key}{(Order.Falling ? " DESC" : "")}, w.seq";

    /// <summary>Begins behind an entry.</summary>
    public void Behind(string id)
    {
        Parameters.Add("after", id);
        var mark =
            $"(SELECT {Order.Key.Replace("w.", "m.", StringComparison.Ordinal)} FROM {_table} m WHERE m.id = @after)";
        var seq = $"(SELECT m.seq FROM {_table} m WHERE m.id = @after)";
        _conditions.Add(
            Order.Key == "w.seq"
                ? $"w.seq > {seq}"
                : $"({Order.Key} {(Order.Falling ? "<" : ">")} {mark} OR ({Order.Key} = {mark} AND w.seq > {seq}))"
        );
    }

    private void Theme(ThemeClause clause)
    {
        var not = clause.Negated ? "NOT " : "";
        AnyOf(
            $"w.seq {not}IN (SELECT l.{_table} FROM {_table}_theme l "
                + "JOIN theme t ON t.seq = l.theme WHERE t.id IN {0})",
            clause.Ids
        );
    }

    private void AnyOf(string condition, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            Add(condition, values.ToArray());
    }

    private void Compare<T>(string condition, T? value)
    {
        if (value is not null)
            Add(condition, value);
    }

    private void Add(string condition, object value)
    {
        var name = $"p{_conditions.Count}";
        Parameters.Add(name, value);
        _conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, "@" + name));
    }

    private (string, bool) OrderOfIds(IReadOnlyList<string> ids)
    {
        var cases = ids.Distinct(StringComparer.Ordinal).Select((id, place) => (id, place)).ToArray();
        foreach (var (id, place) in cases)
            Parameters.Add($"id{place}", id);
        var whens = string.Join(' ', cases.Select(c => $"WHEN @id{c.place} THEN {c.place}"));
        return ($"CASE w.id {whens} END", false);
    }

    // Undated ones come last in both orders: the empty string is less than any date, ~ is greater.
    private static (string, bool) OrderOf(string? sort) =>
        sort switch
        {
            "length" => ("w.length", false),
            "-length" => ("w.length", true),
            "date" => ("COALESCE(w.date, '~')", false),
            "-date" => ("COALESCE(w.date, '')", true),
            _ => ("w.seq", false),
        };
}
