using System.Globalization;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// A filter as SQL: which rows of a table of words (quote, answer or question, named <c>w</c>) and of its full-text
/// index (named <c>f</c>), with every value a parameter. The text of the SQL depends on which filters are set and how
/// many ids they name, never on what a caller wrote.
/// </summary>
internal sealed partial class Selection
{
    // What the index cannot narrow down it cannot rank either: all are worth the same.
    private const string NoRank = "0.0";

    // Stands where the engine would be asked for a rank, and is never asked.
    private const string RankedApart = "f.rank";

    private readonly Dialect _dialect;
    private readonly List<string> _conditions = [];
    private readonly string _seq;
    private readonly bool _searches;
    private readonly bool _followsTheme;
    private readonly IndexQuestion? _asked;
    private readonly string? _match;
    private readonly string? _rank;
    private readonly bool _isAllAtOnce;
    private bool _needsRow;
    private bool _isRanked;
    private string? _behind;

    /// <param name="connection">What reads it.</param>
    /// <param name="filter">What is allowed.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="search">The search of the filter as the index is asked it; null where there is none.</param>
    public Selection(StoreConnection connection, QuoteFilter filter, string table, SearchExpression? search)
    {
        _dialect = connection.Dialect;
        (Table, Filter, Search) = (table, filter, search);
        _searches = search?.Match is not null;
        var isNarrow = search is not null || filter.NamesRows;
        _followsTheme =
            !isNarrow && filter.Themes is [{ Negated: false, Ids.Count: 1 }, ..] && filter.Sort is null or "place";
        _seq =
            _searches ? "f.rowid"
            : _followsTheme ? $"l.{table}"
            : "w.seq";
        if (search?.Match is { } match)
        {
            // An answer is found by its own words; what was asked helps only to rank it.
            _asked = new IndexQuestion(table, match, filter.Search!.Match != SearchMatch.Any, new Wanted.Words());
            (_, _match, _isAllAtOnce) = _dialect.Match(_asked, Values);
            _conditions.Add(_match);
        }
        foreach (var term in search?.Recheck ?? [])
        {
            Values.Add("script", filter.Search!.Script);
            Add(_dialect.FoldedContains("w", "{0}", "@script"), term);
        }
        if (_followsTheme)
            AnyOf("l.theme = {0}", "theme", filter.Themes[0].Ids);
        foreach (var clause in filter.Themes.Skip(_followsTheme ? 1 : 0))
            Theme(clause, isNarrow || _followsTheme);
        AnyOf("w.speaker = {0}", "speaker", filter.Speakers);
        AnyOf("w.interview = {0}", "interview", filter.Interviews);
        AnyOf("w.question = {0}", "question", filter.Questions);
        AnyOf("w.kind IN {0}", filter.Kinds);
        AnyOf("w.id IN {0}", filter.Ids);
        Compare("w.length >= {0}", filter.MinLength);
        Compare("w.length <= {0}", filter.MaxLength);
        Compare("w.date >= {0}", filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Compare("w.date <= {0}", filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (_asked is not null && IsRankedBy(filter))
        {
            Ranked = _conditions.Count == 1 && _dialect.PhrasePlaces is not null ? _asked : null;
            _rank = Ranked is null ? _dialect.Rank(connection, _asked, Values) : RankedApart;
        }
        Order = filter switch
        {
            { Sort: null, Ids.Count: > 0 } => OrderOfIds(filter.Ids),
            _ when IsRankedBy(filter) => (_rank ?? NoRank, false),
            _ => OrderOf(filter.Sort),
        };
        _needsRow |= Order.Key.Contains("w.", StringComparison.Ordinal);
        (IsWhole, Known) = (_conditions.Count == 0, KnownTotal(filter, search));
        // To rank an answer by its question as well is the index's.
        var ownWords = Table != "answer" || filter.Search?.Match != SearchMatch.Any;
        RankedTerm = _conditions.Count == 1 && ownWords && Order.Key == _rank ? search?.OneTerm : null;
    }

    /// <summary><c>quote</c>, <c>answer</c> or <c>question</c>.</summary>
    public string Table { get; }

    /// <summary>What is allowed.</summary>
    public QuoteFilter Filter { get; }

    /// <summary>The search of the filter as the index is asked it; null where there is none.</summary>
    public SearchExpression? Search { get; }

    /// <summary>Whether every row is a hit.</summary>
    public bool IsWhole { get; }

    /// <summary>
    /// A query for the number of hits, which is kept beside what they are found by; it may give none. Null where no
    /// such number is kept.
    /// </summary>
    public string? Known { get; }

    /// <summary>The one term that is all that is asked for, where hits are ranked by it; else null.</summary>
    public string? RankedTerm { get; }

    /// <summary>
    /// What is asked of the index, where that is all that is asked for and hits are ranked by it apart from the engine;
    /// else null.
    /// </summary>
    public IndexQuestion? Ranked { get; }

    /// <summary>The values of the parameters.</summary>
    public Values Values { get; } = [];

    /// <summary>The order: an expression, and whether it falls; ties go by <c>seq</c>.</summary>
    private (string Key, bool Falling) Order { get; }

    /// <summary>The seq of a row that is selected.</summary>
    public string Seq => _seq;

    /// <summary>
    /// The hits with columns of theirs, in order, at most <c>@limit</c>; behind the columns comes the score.
    /// </summary>
    public string Select(string columns, string joins) =>
        CountsItself
            ? $"""
                WITH hit AS MATERIALIZED (
                SELECT {_seq} AS seq
                {From}),
                page AS MATERIALIZED (
                SELECT hit.seq FROM hit WHERE hit.seq > {_behind ?? "-1"} ORDER BY hit.seq LIMIT @limit)
                SELECT {columns}, NULL, (SELECT COUNT(*) FROM hit)
                FROM page
                {_dialect.Cross} {Table} w ON w.seq = page.seq
                {joins}
                ORDER BY page.seq
                """
        : Order.Key == _seq
            ? $"""
                SELECT {columns}, NULL
                {FromHits(WantedFirst("@limit"), withRow: true, joins)}
                ORDER BY {_seq}
                LIMIT @limit
                """
        // What is sorted must be short: only those that come first are looked at whole.
        : $"""
            WITH hit AS MATERIALIZED (
            {Hits})
            SELECT {columns}, hit.score
            FROM hit
            {_dialect.Cross} {Table} w ON w.seq = hit.seq
            {joins}
            ORDER BY {Key("hit.key")}hit.seq
            """;

    /// <summary>Takes only rows whose <c>seq</c> is a value of some rows.</summary>
    public void Among(string rows) => _conditions.Add($"{_seq} IN (SELECT value FROM {rows} e)");

    // bm25 of FTS5 is the less, the better; people expect the contrary.
    private string Score => Order.Key == _rank || Order.Key == NoRank ? $"0.0 - {Order.Key}" : "NULL";

    // A constant orders nothing, and PostgreSQL takes none.
    private string Key(string key) =>
        Order.Key == _seq || key == NoRank ? "" : $"{key}{(Order.Falling ? " DESC" : "")}, ";

    /// <summary>Whether a filter wants what fits best first.</summary>
    public static bool IsRankedBy(QuoteFilter filter) =>
        filter is { Sort: null, Ids.Count: 0, Search.Match: SearchMatch.Any } or { Sort: "relevance" };

    private static string OfMark(string ofHit) => ofHit.Replace("f.", "m.", StringComparison.Ordinal);

    private void Theme(ThemeClause clause, bool isNarrow)
    {
        // Of few rows each is looked at; where there is nothing else to go by, the themes say which.
        var ids = "SELECT t.seq FROM theme t WHERE t.id IN {0}";
        if (isNarrow || clause.Negated)
            AnyOf(
                $"{(clause.Negated ? "NOT " : "")}EXISTS (SELECT 1 FROM {Table}_theme l2 "
                    + $"WHERE l2.{Table} = {_seq} AND l2.theme IN ({ids}))",
                clause.Ids
            );
        else
            AnyOf($"{_seq} IN (SELECT l2.{Table} FROM {Table}_theme l2 WHERE l2.theme IN ({ids}))", clause.Ids);
    }

    /// <summary>One row that an id names is looked up by an index, in order; several are gone through.</summary>
    private void AnyOf(string condition, string named, IReadOnlyList<string> ids)
    {
        var isOne = ids.Count == 1;
        var seqs = $"(SELECT seq FROM {named} WHERE id {(isOne ? "= {0}" : "IN {0}")})";
        if (isOne)
            Add(condition.Replace("{0}", seqs, StringComparison.Ordinal), ids[0]);
        else
            AnyOf(condition.Replace("= {0}", "IN " + seqs, StringComparison.Ordinal), ids);
    }

    private void AnyOf(string condition, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        var names = values.Select((_, i) => $"p{_conditions.Count}_{i}").ToArray();
        foreach (var (name, value) in names.Zip(values))
            Values.Add(name, value);
        Add(condition, $"({string.Join(", ", names.Select(name => "@" + name))})", isSql: true);
    }

    private void Compare<T>(string condition, T? value)
    {
        if (value is not null)
            Add(condition, value);
    }

    private void Add(string condition, object value, bool isSql = false)
    {
        var name = $"p{_conditions.Count}";
        _needsRow |= condition.Contains("w.", StringComparison.Ordinal);
        if (!isSql)
            Values.Add(name, value);
        _conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, isSql ? value : "@" + name));
    }
}
