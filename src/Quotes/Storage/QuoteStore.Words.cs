using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // More words than this hold only what is in most texts anyway; to read these is then quicker than to list them.
    private const int MostWords = 500;

    // What begins with a text comes before the text with this behind it.
    private const string LastRune = "\U0010FFFF";

    private bool? _hasLongWords;

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
            WHERE ending >= @part AND ending < @end
            ORDER BY word
            LIMIT @most
            """;
        const string ending = "SELECT word FROM word WHERE ending = @part ORDER BY word LIMIT @most";
        var words = connection.Read(
            part.Kind == PartKind.Ending ? ending : cut,
            new Values
            {
                { "part", part.Text },
                { "end", part.Text + LastRune },
                { "most", MostWords + 1 },
            },
            row => row.Text(0)
        );
        return words.Count > MostWords ? null : words;
    }
}
