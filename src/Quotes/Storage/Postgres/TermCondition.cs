using System.Globalization;

namespace Quotes.Storage;

/// <summary>Writes what is asked of an index as conditions on the terms of <c>f</c>.</summary>
/// <param name="question">What is asked.</param>
/// <param name="values">Takes the parameters' values.</param>
/// <param name="prefix">What their names begin with, other than those of any other condition.</param>
internal sealed class TermCondition(IndexQuestion question, Values values, string prefix = "m")
{
    // What begins with a text comes before the text with this behind it.
    private const string LastRune = "\U0010FFFF";

    private int _parameters;

    /// <summary>The columns whose terms count.</summary>
    public static string[] ColumnsOf(IndexQuestion question) =>
        question is { Table: "answer", OwnWords: false } ? ["f.terms", "f.asked"] : ["f.terms"];

    /// <summary>Whether a clause is one whole term.</summary>
    public static bool IsTerm(IndexClause clause) =>
        clause is IndexClause.Phrase { IsBeginning: false } phrase && !phrase.Terms.Contains(' ');

    /// <summary>The condition that the whole question is.</summary>
    public string Whole() => Sought(Of(question.Clause));

    /// <summary>
    /// A query for the <c>rowid</c> of all that the question asks for, each once: by the lists of where terms stand, as
    /// far as there are any, for a common term has the index above look at most rows of its table.
    /// </summary>
    public string Rows() =>
        (question.Table == "speaker" ? RowsOf(Of(question.Clause)) : Listed(question.Clause)) + "\nOFFSET 0";

    // The tables of lists; an answer's words and what it was asked are two.
    private IEnumerable<string> Lists =>
        (question is { Table: "answer", OwnWords: false } ? (string[])["answer", "asked"] : [question.Table]).Select(
            table => table + "_places"
        );

    private string Listed(IndexClause clause)
    {
        switch (clause)
        {
            case IndexClause.All all:
                return string.Join("\nINTERSECT\n", all.Clauses.Select(one => $"({Listed(one)})"));
            case IndexClause.Any any:
                var others = any.Clauses.Where(one => !IsTerm(one)).Select(one => $"({Listed(one)})");
                var terms = any.Clauses.Where(IsTerm).Select(one => ((IndexClause.Phrase)one).Terms).ToArray();
                if (terms.Length > 0)
                    others = others.Append($"({Listed($"p.term = ANY({Name(terms)})")})");
                return string.Join("\nUNION\n", others);
            case IndexClause.Phrase { IsBeginning: true } phrase:
                var (begin, end) = Bounds(phrase);
                return Listed($"p.term >= {begin} AND p.term < {end}");
            case IndexClause.Phrase phrase when IsTerm(phrase):
                return Listed($"p.term = {Name(phrase.Terms)}");
            default:
                return RowsOf(Of(clause));
        }
    }

    private string Listed(string condition)
    {
        var lists = Lists.Select(list => $"SELECT p.seqs FROM {list} p WHERE {condition}");
        return "SELECT DISTINCT CAST(UNNEST(l.seqs) AS BIGINT) AS rowid\n"
            + $"FROM ({string.Join(" UNION ALL ", lists)}) l";
    }

    /// <summary>The condition that a clause is.</summary>
    public string Of(IndexClause clause) =>
        clause switch
        {
            IndexClause.All all => string.Join(" AND ", all.Clauses.Select(Of)),
            IndexClause.Any any => Of(any),
            IndexClause.Phrase { IsBeginning: true } phrase => Sought(Of(phrase)),
            IndexClause.Phrase phrase => InAny(Of(phrase)),
            _ => throw new ArgumentOutOfRangeException(nameof(clause)),
        };

    // A stretch of a word may stand in hundreds of words; the index takes them all at once.
    private string Of(IndexClause.Any any)
    {
        var others = any.Clauses.Where(clause => !IsTerm(clause)).Select(Of);
        var terms = any.Clauses.Where(IsTerm).Select(clause => ((IndexClause.Phrase)clause).Terms).ToArray();
        if (terms.Length > 0)
        {
            var name = Name(terms);
            others = others.Append(Sought(column => $"{column} && {name}"));
        }
        return $"({string.Join(" OR ", others)})";
    }

    private Func<string, string> Of(IndexClause.Phrase phrase)
    {
        if (phrase.IsBeginning)
        {
            var (begin, end) = Bounds(phrase);
            var terms = $"ARRAY(SELECT term FROM {question.Table}_terms WHERE term >= {begin} AND term < {end})";
            return column => $"{column} && {terms}";
        }
        var all = phrase.Terms.Split(' ');
        var name = Name(all);
        if (all.Length == 1)
            return column => $"{column} @> {name}";
        return column => $"({column} @> {name} AND EXISTS (SELECT 1 {Places(column, name, all.Length)}))";
    }

    private string Sought(Func<string, string> condition) => Sought(InAny(condition));

    // The rows are always found by the index, apart from whatever else is asked of them: to look a row through for many
    // terms takes a thousand times as long, and the planner, which does not know it, would go through rows in order.
    private string Sought(string condition) => $"f.rowid = ANY (ARRAY({RowsOf(condition)}))";

    private string RowsOf(string condition) =>
        $"SELECT g.rowid FROM {question.Table}_words g WHERE {condition.Replace("f.", "g.", StringComparison.Ordinal)}";

    private string InAny(Func<string, string> condition) =>
        $"({string.Join(" OR ", ColumnsOf(question).Select(condition))})";

    /// <summary>How often a phrase stands in <c>f</c>: the beginning of a term, or several.</summary>
    public string Count(IndexClause.Phrase phrase)
    {
        Func<string, string> count;
        if (phrase.IsBeginning)
        {
            var (begin, end) = Bounds(phrase);
            count = column => $"(SELECT COUNT(*) FROM UNNEST({column}) t WHERE t >= {begin} AND t < {end})";
        }
        else
        {
            var all = phrase.Terms.Split(' ');
            var name = Name(all);
            count = column => $"(SELECT COUNT(*) {Places(column, name, all.Length)})";
        }
        return string.Join(" + ", ColumnsOf(question).Select(count));
    }

    /// <summary>A query for the rows that hold a phrase, as arrays that name each as often as it does.</summary>
    public string PlacesOf(IndexClause.Phrase phrase)
    {
        if (!phrase.IsBeginning && !IsTerm(phrase))
        {
            var (held, count) = (Of((IndexClause)phrase), Count(phrase));
            return $"""
                SELECT ARRAY_FILL(CAST(f.rowid AS INTEGER), ARRAY[CAST({count} AS INTEGER)])
                FROM {question.Table}_words f
                WHERE {held}
                """;
        }
        var (begin, end) = (Name(phrase.Terms), phrase.IsBeginning ? Name(phrase.Terms + LastRune) : "");
        var condition = phrase.IsBeginning ? $"term >= {begin} AND term < {end}" : $"term = {begin}";
        return string.Join(
            "\nUNION ALL\n",
            Lists.Select(list => $"SELECT seqs || again FROM {list} WHERE {condition}")
        );
    }

    private static string Places(string column, string name, int length) =>
        $"FROM UNNEST(ARRAY_POSITIONS({column}, ({name})[1])) p WHERE {column}[p : p + {length - 1}] = {name}";

    private (string Begin, string End) Bounds(IndexClause.Phrase phrase) =>
        (Name(phrase.Terms), Name(phrase.Terms + LastRune));

    private string Name(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{_parameters++}");
        values.Add(name, value);
        return "@" + name;
    }
}
