using System.Text;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // More words than this hold only what is in most texts anyway; to read these is then quicker than to list them.
    private const int MostWords = 500;

    private bool? _hasLongWords;

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
    private SearchExpression? Expression(StoreConnection connection, SearchQuery? search) =>
        search is null ? null : SearchExpression.Of(search, part => Words(connection, part), HasLongWords(connection));

    private bool HasLongWords(StoreConnection connection) =>
        _hasLongWords ??=
            connection.Number(
                "SELECT 1 FROM word WHERE ending = @mark LIMIT 1",
                new Values { { "mark", IndexTerms.LongWord } }
            )
                is not null;

    private static List<string>? Words(StoreConnection connection, TermPart part)
    {
        const string cut = """
            SELECT DISTINCT word FROM word
            WHERE ending >= @part AND ending < @part || char(1114111)
            ORDER BY word
            LIMIT @most
            """;
        const string ending = "SELECT word FROM word WHERE ending = @part ORDER BY word LIMIT @most";
        var words = connection.Read(
            part.Kind == PartKind.Ending ? ending : cut,
            new Values { { "part", part.Text }, { "most", MostWords + 1 } },
            row => row.Text(0)
        );
        return words.Count > MostWords ? null : words;
    }
}
