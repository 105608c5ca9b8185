using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// A filter as SQL: which rows of a table of words (quote, answer or question, named <c>w</c>) and of its full-text
/// index (named <c>f</c>), with every value a parameter. The text of the SQL depends on which filters are set and how
/// many ids they name, never on what a caller wrote.
/// </summary>
internal sealed class Selection
{
    private const string Rank = "f.rank";

    // What the index cannot narrow down it cannot rank either: all are worth the same.
    private const string NoRank = "0.0";

    private readonly List<string> _conditions = [];
    private readonly string _table;
    private readonly string _seq;
    private readonly bool _searches;
    private bool _needsRow;

    /// <param name="filter">What is allowed.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="search">The search of the filter as the index is asked it; null where there is none.</param>
    public Selection(QuoteFilter filter, string table, SearchExpression? search)
    {
        _table = table;
        _searches = search?.Match is not null;
        _seq = _searches ? "f.rowid" : "w.seq";
        if (search is not null)
            Search(search, filter.Search!);
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
        Order = filter switch
        {
            { Sort: null, Ids.Count: > 0 } => OrderOfIds(filter.Ids),
            { Sort: null, Search.Match: SearchMatch.Any } or { Sort: "relevance" } => (
                _searches ? Rank : NoRank,
                false
            ),
            _ => OrderOf(filter.Sort),
        };
        _needsRow |= _searches && Order.Key.Contains("w.", StringComparison.Ordinal);
    }

    /// <summary>The values of the parameters.</summary>
    public DynamicParameters Parameters { get; } = new();

    /// <summary>The order: an expression, and whether it falls; ties go by <c>seq</c>.</summary>
    private (string Key, bool Falling) Order { get; }

    /// <summary>The seq of a row that is selected.</summary>
    public string Seq => _seq;

    /// <summary>The hits, <c>FROM … WHERE …</c>.</summary>
    public string From =>
        (_searches, _needsRow) switch
        {
            (true, true) => $"FROM {_table}_words f CROSS JOIN {_table} w ON w.seq = f.rowid",
            (true, false) => $"FROM {_table}_words f",
            _ => $"FROM {_table} w",
        } + (_conditions.Count == 0 ? "" : "\nWHERE " + string.Join("\n  AND ", _conditions));

    /// <summary>
    /// A query for the <c>seq</c>, <c>key</c> and <c>score</c> of the hits, in order, at most <c>@limit</c>.
    /// </summary>
    public string Hits =>
        $"""
            SELECT {_seq} AS seq, {Order.Key} AS key, {Score} AS score
            {From}
            ORDER BY {Key(Order.Key)}{_seq}
            LIMIT @limit
            """;

    /// <summary>The order of hits once they are a table named <c>hit</c>.</summary>
    public string OrderOfHits => $"ORDER BY {Key("hit.key")}hit.seq";

    /// <summary>Begins behind an entry.</summary>
    public void Behind(string id)
    {
        Parameters.Add("after", id);
        var seq = $"(SELECT m.seq FROM {_table} m WHERE m.id = @after)";
        if (Order.Key == _seq)
        {
            _conditions.Add($"{_seq} > {seq}");
            return;
        }
        var key = Order.Key.Replace("w.", "m.", StringComparison.Ordinal);
        var mark =
            Order.Key == Rank
                ? $"(SELECT m.rank FROM {_table}_words m WHERE m.{_table}_words MATCH @match AND m.rowid = {seq})"
                : $"(SELECT {key} FROM {_table} m WHERE m.id = @after)";
        Behind(mark, seq);
    }

    /// <summary>The key and <c>seq</c> of a ranked entry; null where it is no hit.</summary>
    public (double Key, long Seq)? KeyOf(SqliteConnection connection, string id)
    {
        Parameters.Add("after", id);
        var also = _conditions.Count == 0 ? "WHERE" : "AND";
        return connection.QuerySingleOrDefault<(double, long)?>(
            $"""
            SELECT {Order.Key}, {_seq}
            {From}
              {also} {_seq} = (SELECT m.seq FROM {_table} m WHERE m.id = @after)
            """,
            Parameters
        );
    }

    /// <summary>Begins behind a place in the order.</summary>
    /// <param name="mark">An expression for the key of the place.</param>
    /// <param name="seq">An expression for its <c>seq</c>.</param>
    public void Behind(string mark, string seq) =>
        _conditions.Add(
            $"({Order.Key} {(Order.Falling ? "<" : ">")} {mark} OR ({Order.Key} = {mark} AND {_seq} > {seq}))"
        );

    // bm25 of FTS5 is the less, the better; people expect the contrary.
    private string Score => Order.Key is Rank or NoRank ? $"0.0 - {Order.Key}" : "NULL";

    private string Key(string key) => Order.Key == _seq ? "" : $"{key}{(Order.Falling ? " DESC" : "")}, ";

    private void Search(SearchExpression search, SearchQuery query)
    {
        if (search.Match is { } match)
        {
            // An answer is found by its own words; what was asked helps only to rank it.
            Parameters.Add(
                "match",
                _table == "answer" && query.Match != SearchMatch.Any ? $"{{text}} : ({match})" : match
            );
            _conditions.Add($"f.{_table}_words MATCH @match");
        }
        foreach (var term in search.Recheck)
        {
            Parameters.Add("script", query.Script);
            Add($"{QuoteStore.FoldedContains}(CAST(w.text AS BLOB), {{0}}, @script)", Encoding.UTF8.GetBytes(term));
        }
    }

    private void Theme(ThemeClause clause)
    {
        var not = clause.Negated ? "NOT " : "";
        AnyOf(
            $"{_seq} {not}IN (SELECT l.{_table} FROM {_table}_theme l "
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
        _needsRow |= condition.Contains("w.", StringComparison.Ordinal);
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
