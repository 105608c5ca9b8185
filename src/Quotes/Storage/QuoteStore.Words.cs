using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // More words than this hold only what is in most texts anyway; to read these is then quicker than to list them.
    private const int MostWords = 500;

    /// <summary>The name, in SQL, of the function that looks a text through for a folded term.</summary>
    internal const string FoldedContains = "folded_contains";

    private static void AddFunctions(SqliteConnection connection) =>
        connection.CreateFunction(
            FoldedContains,
            // As bytes: what is passed as text would end at a NUL.
            (byte[] text, byte[] term, bool script) =>
                Folding.Contains(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(term), script),
            isDeterministic: true
        );

    /// <summary>What the full-text index is asked for a search; null where there is no search.</summary>
    private static SearchExpression? Expression(SqliteConnection connection, SearchQuery? search) =>
        search is null
            ? null
            : SearchExpression.Of(
                search,
                part => Words(connection, part),
                connection.ExecuteScalar<bool>(
                    "SELECT EXISTS (SELECT 1 FROM word WHERE ending = @mark)",
                    new { mark = IndexTerms.LongWord }
                )
            );

    private static string[]? Words(SqliteConnection connection, TermPart part)
    {
        const string cut = """
            SELECT DISTINCT word FROM word
            WHERE ending >= @part AND ending < @part || char(1114111)
            ORDER BY word
            LIMIT @most
            """;
        const string ending = "SELECT word FROM word WHERE ending = @part ORDER BY word LIMIT @most";
        var words = connection
            .Query<string>(part.Kind == PartKind.Ending ? ending : cut, new { part = part.Text, most = MostWords + 1 })
            .ToArray();
        return words.Length > MostWords ? null : words;
    }
}
