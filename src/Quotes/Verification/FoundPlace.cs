namespace Quotes.Verification;

/// <summary>A place where a text stands or that it comes near to, before it is written out as a match.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Given">The text.</param>
/// <param name="Window">Where it stands in the folded passage.</param>
/// <param name="Rank">The better of two has the lesser: 0 exact, 1 normalized, 2 near.</param>
internal sealed record FoundPlace(ComparedPassage Passage, GivenText Given, Window Window, int Rank)
{
    private static readonly string[] _kinds = ["exact", "normalized", "near"];

    /// <summary>How alike they are.</summary>
    public double Similarity => Given.Similarity(Window.Distance);

    /// <summary>The place with all that is told of it.</summary>
    public Match ToMatch() => Passage.MatchAt(Given, Window) with { Kind = _kinds[Rank] };

    /// <summary>The places of a text, the best first.</summary>
    public static IReadOnlyList<FoundPlace> InOrder(IEnumerable<FoundPlace> places) =>
        [
            .. places
                .OrderBy(place => place.Rank)
                .ThenBy(place => place.Window.Distance)
                .ThenBy(place => place.Passage.Preference)
                .ThenBy(place => place.Passage.Passage.InterviewId, StringComparer.Ordinal)
                .ThenBy(place => place.Passage.Passage.Span.Start)
                .ThenBy(place => place.Window.Start),
        ];
}
