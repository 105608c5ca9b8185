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
    /// <summary>Whether a folded text holds the part, words with regard to their bounds.</summary>
    public bool IsIn(string folded)
    {
        var part = this;
        return IsIdeograph
            ? folded.Contains(Text, StringComparison.Ordinal)
            : IndexTerms
                .Runs(folded)
                .Where(run => run.Class == RuneClass.Word)
                .Any(run => part.Fits(folded.AsSpan(run.Start, run.Length)));
    }

    private bool Fits(ReadOnlySpan<char> word) =>
        Kind switch
        {
            PartKind.Whole => word.SequenceEqual(Text),
            PartKind.Beginning => word.StartsWith(Text, StringComparison.Ordinal),
            PartKind.Ending => word.EndsWith(Text, StringComparison.Ordinal),
            _ => word.Contains(Text, StringComparison.Ordinal),
        };
}

/// <summary>Takes a search term apart into what every text that contains it must be indexed under.</summary>
internal static class TermParts
{
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
