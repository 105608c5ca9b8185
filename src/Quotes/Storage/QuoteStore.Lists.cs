using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>A page of a list: counted, begun where it is asked to, and read.</summary>
    /// <param name="read">Reads the hits of a selection; its statement begins with what it is given.</param>
    /// <param name="counted">Whether the total is wanted; 0 stands in its place where it is not.</param>
    /// <returns>The page; null where it begins behind an entry that is not there.</returns>
    private static Page<T>? ReadPage<T>(
        SqliteConnection connection,
        QuoteFilter filter,
        PageRequest page,
        string table,
        Func<string, Selection, IEnumerable<T>> read,
        Func<T, string> id,
        bool counted = true
    )
    {
        var selection = new Selection(filter, table, Expression(connection, filter.Search));
        var total = counted ? Count(connection, selection) : 0;
        selection.Parameters.Add("limit", page.Limit + 1);
        if (page.After is not null)
        {
            if (!Holds(connection, table, page.After))
                return null;
            selection.Behind(page.After);
        }
        var items = read($"WITH hit AS (\n{selection.Hits})\n", selection).ToList();
        return ToPage(items, page.Limit, total, id);
    }

    /// <summary>How many hits there are; counting stops where totals do.</summary>
    private static int Count(SqliteConnection connection, Selection selection) =>
        connection.ExecuteScalar<int>(
            $"SELECT COUNT(*) FROM (SELECT 1\n{selection.From}\nLIMIT {MostCounted + 1})",
            selection.Parameters
        );

    /// <summary>The beginning of a statement that reads the rows of a condition, in no order and unranked.</summary>
    private static string Rows(string table, string condition) =>
        $"WITH hit AS (SELECT seq, NULL AS key, NULL AS score FROM {table} WHERE {condition})\n";

    private static bool Holds(SqliteConnection connection, string table, string id) =>
        connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM {table} WHERE id = @id)", new { id });

    /// <summary>A score as it is shown: what is behind the fourth decimal means nothing to anybody.</summary>
    private static double? Shown(double? score) => score is { } value ? Math.Round(value, 4) : null;
}
