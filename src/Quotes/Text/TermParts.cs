namespace Quotes.Text;

/// <summary>How a part of a search term relates to the index terms of a text that contains it.</summary>
internal enum PartKind
{
    /// <summary>
    /// An index term as it stands: a pair of characters, or a word with its bounds in the search term.
    /// </summary>
    Whole,

    /// <summary>
    /// The beginning of an index term: a character alone, or a word that the search term may cut short.
    /// </summary>
    Beginning,

    /// <summary>The end of a word whose beginning the search term may cut off.</summary>
    Ending,

    /// <summary>A stretch of a word that the search term may cut at both sides.</summary>
    Inside,
}

/// <summary>A part of a search term.</summary>
/// <param name="Kind">How it relates to index terms.</param>
/// <param name="Text">The part.</param>
/// <param name="Run">Which run of the term it comes from, from 0.</param>
/// <param name="IsIdeograph">Whether that run is one of characters, not a word.</param>
internal readonly record struct TermPart(PartKind Kind, string Text, int Run, bool IsIdeograph)
{
    /// <summary>Where the part stands in a folded text, words with regard to their bounds.</summary>
    /// <param name="folded">The folded text.</param>
    /// <param name="words">The words among its runs.</param>
    public IEnumerable<int> PlacesIn(string folded, IEnumerable<IndexTerms.Run> words)
    {
        if (IsIdeograph)
            return folded.PlacesOf(Text);
        var part = this;
        return words.SelectMany(
            run => folded.Substring(run.Start, run.Length).PlacesOf(part.Text).Where(at => part.Fits(at, run.Length)),
            (run, at) => run.Start + at
        );
    }

    private bool Fits(int at, int length) =>
        Kind switch
        {
            PartKind.Whole => Text.Length == length,
            PartKind.Beginning => at == 0,
            PartKind.Ending => at + Text.Length == length,
            _ => true,
        };
}

/// <summary>Takes a search term apart into what every text that contains it must be indexed under.</summary>
internal static class TermParts
{
    // A word of three letters begins too many others: art, article, artificial.
    private const int ShortestRoot = 4;

    /// <summary>
    /// The parts of a folded term. All of them must hold; that they do is not yet proof, so hits are checked again.
    /// </summary>
    public static IReadOnlyList<TermPart> Of(string term)
    {
        var parts = new List<TermPart>();
        var number = 0;
        foreach (var run in IndexTerms.Runs(term))
        {
            if (run.Class == RuneClass.Word)
                parts.Add(
                    new TermPart(WordKind(run, term.Length), term.Substring(run.Start, run.Length), number, false)
                );
            else
                parts.AddRange(Characters(term, run, number));
            number++;
        }
        return parts;
    }

    /// <summary>
    /// The parts of a folded term of which each counts for itself: pairs of characters, and words as people mean them.
    /// Those are whole, for “is” is no part of “history”; from four letters on they also count where they begin a
    /// longer one, without the s of a plural, so that “customers” finds “customer” and the other way about.
    /// </summary>
    public static IEnumerable<TermPart> Apart(string term) =>
        Of(term)
            .Select(part =>
                part.IsIdeograph ? part
                : Root(part.Text) is { Length: >= ShortestRoot and <= IndexTerms.LongestWord } root
                    ? part with
                    {
                        Kind = PartKind.Beginning,
                        Text = root,
                    }
                : part with { Kind = PartKind.Whole }
            );

    private static string Root(string word) =>
        word.Length > ShortestRoot && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    private static PartKind WordKind(IndexTerms.Run run, int length) =>
        (run.Start > 0, run.End < length) switch
        {
            (true, true) => PartKind.Whole,
            (true, false) => PartKind.Beginning,
            (false, true) => PartKind.Ending,
            _ => PartKind.Inside,
        };

    private static TermPart[] Characters(string term, IndexTerms.Run run, int number)
    {
        var pairs = IndexTerms.Pairs(term, run).Select(pair => new TermPart(PartKind.Whole, pair, number, true));
        return pairs.Any()
            ? [.. pairs]
            : [new TermPart(PartKind.Beginning, term.Substring(run.Start, run.Length), number, true)];
    }
}
