namespace Quotes.Storage;

/// <summary>
/// What the index is asked for to find where a text may be taken from, and how much likelier it makes a sentence.
/// </summary>
/// <param name="Terms">One term, or two that follow upon each other, with a space between them.</param>
/// <param name="Weight">The rarer they are, the more.</param>
internal sealed record Voter(string Terms, double Weight)
{
    // Votes are whole numbers, which have one sum in whatever order they are added.
    private const double VotesForOne = 1_000_000;

    /// <summary>The weight as a number of votes.</summary>
    public long Votes => (long)(Weight * VotesForOne);
}

/// <summary>A term that some quote holds.</summary>
/// <param name="Text">The term.</param>
/// <param name="Quotes">How many quotes hold it.</param>
internal sealed record KnownTerm(string Text, long Quotes);
