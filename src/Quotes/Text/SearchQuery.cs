namespace Quotes.Text;

/// <summary>How the terms of a query must stand in a text.</summary>
public enum SearchMatch
{
    /// <summary>Every term stands somewhere in the text.</summary>
    All,

    /// <summary>The whole query is one term, spaces and all.</summary>
    Phrase,

    /// <summary>Some part of some term does; for questions in natural language, to be ranked.</summary>
    Any,
}

/// <summary>What a caller searches for: terms, each a piece of folded text.</summary>
/// <param name="Terms">The terms, folded, distinct, in the order given.</param>
/// <param name="Match">How they must stand in a text.</param>
/// <param name="Script">Whether traditional characters are taken for simplified, here and in the texts.</param>
public sealed record SearchQuery(IReadOnlyList<string> Terms, SearchMatch Match, bool Script)
{
    /// <summary>
    /// The most terms that a query may have that requires them all. Of any, as many as it has room for.
    /// </summary>
    public const int MostTerms = 16;

    /// <summary>The longest query, in code points.</summary>
    public const int Longest = 200;

    // Straight and curly marks close each other, as keyboards mix them.
    private static readonly (string Opening, string Closing)[] _quoteMarks =
    [
        ("\"＂“”", "\"＂“”"),
        ("「", "」"),
        ("『", "』"),
    ];

    /// <summary>
    /// Reads a query. White space parts terms; what stands in quotation marks (“ ”, 「 」, 『 』 or straight) is one term,
    /// spaces and all. A mark that is never closed is a character like any other.
    /// </summary>
    /// <param name="text">The query as it came.</param>
    /// <param name="match">How its terms must stand in a text.</param>
    /// <param name="script">Whether traditional characters are taken for simplified.</param>
    /// <returns>
    /// The query; null where there is nothing in it that could be looked up, or more than is allowed.
    /// </returns>
    public static SearchQuery? Parse(string text, SearchMatch match = SearchMatch.All, bool script = false)
    {
        if (text.EnumerateRunes().Count() > Longest)
            return null;
        var pieces = match == SearchMatch.Phrase ? [text] : Split(text);
        var terms = pieces.Select(piece => Folding.Fold(piece, script).Text).Where(term => term.Length > 0).ToArray();
        // A term of punctuation alone says nothing beside others, and alone there is no index for it.
        var searchable = terms.Where(term => IndexTerms.Runs(term).Any()).Distinct(StringComparer.Ordinal).ToArray();
        return searchable.Length == 0 || (searchable.Length > MostTerms && match != SearchMatch.Any)
            ? null
            : new SearchQuery(searchable, match, script);
    }

    /// <summary>Whether a text is a hit, read from end to end: what the index must find, no more and no less.</summary>
    public bool IsIn(string text)
    {
        var folded = Folding.Fold(text, Script).Text;
        return Match == SearchMatch.Any
            ? PlacesIn(folded).Any()
            : Terms.All(term => folded.Contains(term, StringComparison.Ordinal));
    }

    /// <summary>
    /// Of a query of any, what each counts for itself. One word alone is no question: it may be any stretch of a word,
    /// as a term of all may.
    /// </summary>
    internal IEnumerable<TermPart> Parts =>
        Terms is [var term] && TermParts.Of(term) is [var only]
            ? [only]
            : Terms.SelectMany(TermParts.Apart).DistinctBy(part => (part.Text, part.Kind));

    /// <summary>Where the terms, or their parts, stand in a folded text; those of one after those of another.</summary>
    internal IEnumerable<(int Start, int End)> PlacesIn(string folded)
    {
        if (Match != SearchMatch.Any)
            return Terms.SelectMany(term => folded.PlacesOf(term).Select(at => (at, at + term.Length)));
        var words = IndexTerms
            .Runs(folded)
            .Where(run => run.Class == RuneClass.Word && run.Length <= IndexTerms.LongestWord)
            .ToArray();
        return Parts.SelectMany(part => part.PlacesIn(folded, words).Select(at => (at, at + part.Text.Length)));
    }

    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = ClosingMark(text, at) is var mark && mark > 0 ? mark : EndOfWord(text, at);
            pieces.Add(mark > 0 ? text[(at + 1)..mark] : text[at..end]);
            at = mark > 0 ? mark + 1 : end;
        }
        return pieces;
    }

    /// <summary>Where the quotation closes that a mark opens; 0 where it is none, or is never closed.</summary>
    private static int ClosingMark(string text, int at)
    {
        var closing = _quoteMarks.FirstOrDefault(marks => marks.Opening.Contains(text[at])).Closing;
        return closing is not null && text.AsSpan(at + 1).IndexOfAny(closing) is >= 0 and var length
            ? at + 1 + length
            : 0;
    }

    private static int EndOfWord(string text, int at)
    {
        while (++at < text.Length && !char.IsWhiteSpace(text[at])) { }
        return at;
    }
}
