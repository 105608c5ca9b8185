using Quotes.Text;

namespace Quotes.Verification;

/// <summary>How a text is to be verified.</summary>
/// <param name="Script">Whether traditional characters are taken for simplified.</param>
/// <param name="Speaker">The id of the speaker that the words are claimed to be of; null where nobody is named.</param>
/// <param name="Limit">The most places to name.</param>
/// <param name="Names">Names whose change is told.</param>
public sealed record VerificationOptions(
    bool Script = false,
    string? Speaker = null,
    int Limit = 10,
    IReadOnlyList<string>? Names = null
);

/// <summary>Says of a text whether it was said, by the passages that it may have been taken from.</summary>
public static class Verifier
{
    /// <summary>
    /// The least similarity of a closest passage: far below what counts as found, it shows what was looked at.
    /// </summary>
    public const double LeastSimilarity = .25;

    /// <summary>Below this, the similarity of two texts says less than which words they share.</summary>
    public const double TellingSimilarity = .50;

    /// <summary>The shortest folded text that is compared letter by letter; a shorter one is found or not.</summary>
    public const int ShortestNear = 8;

    /// <summary>
    /// The least similarity by which a folded text is found; measured on 60 interviews of one speaker (the hard
    /// negatives are other things that the same person said). In letters, where the same length says less, it is the
    /// least that still finds what has a fifth of its letters changed. Null where only folding may differ.
    /// </summary>
    internal static double? Threshold(ReadOnlySpan<int> folded) =>
        (folded.Length, Wording.IsLatin(folded)) switch
        {
            (< ShortestNear, _) => null,
            (< 12, false) => .85,
            (< 16, false) => .80,
            (< 16, true) => .86,
            (< 16 * Wording.LettersForEachCharacter, true) => .775,
            _ => .70,
        };

    /// <summary>Verifies a text.</summary>
    /// <param name="given">The text; every surrogate must be paired.</param>
    /// <param name="passages">The passages that it may stand in, those of an interview in order.</param>
    /// <param name="options">How.</param>
    public static Verdict Verify(string given, IReadOnlyList<SpokenPassage> passages, VerificationOptions options)
    {
        var text = GivenText.Of(given, options.Script);
        options = options with { Names = Folded(options) };
        // Marks alone stand in every text, and nobody has said them.
        var compared = IndexTerms.Runs(text.Folded.Folded).Any()
            ? passages.Select(passage => new ComparedPassage(passage, options)).ToArray()
            : [];
        var whole = WholeText(text, compared);
        var threshold = Threshold(text.Folded.CodePoints);
        if (whole.Count > 0 && whole[0].Rank < 2)
            return Found(whole[0].Rank == 0 ? "exact" : "normalized", whole, options, threshold);
        if (Composition.OfEllipses(text, compared) is { } parts)
            return Composed(parts, threshold);
        if (whole.Count > 0)
            return Found("near", whole, options, threshold);
        if (Composition.OfPieces(text, compared) is { } pieces)
            return Composed(pieces, threshold);
        var closest = Closest(text, compared);
        string[] tooShort = text.Folded.CodePoints.Length < ShortestNear ? ["too_short"] : [];
        return new Verdict("not_found", [], [], closest, [.. tooShort.Union(closest?.Alerts ?? [])], threshold);
    }

    private static Match? Closest(GivenText text, IReadOnlyList<ComparedPassage> passages)
    {
        var pairs = text.Pairs();
        var closest = passages
            .Select(passage => (Passage: passage, Window: passage.Nearest(text)))
            .Where(near => near.Window is { } window && text.Similarity(window.Distance) >= LeastSimilarity)
            // A text that says the contrary of what was said may share little more with it than its rarer words.
            .OrderByDescending(near => Math.Max(TellingSimilarity, text.Similarity(near.Window!.Value.Distance)))
            .ThenByDescending(near => near.Passage.Folded.Count(pairs))
            .ThenBy(near => near.Window!.Value.Distance)
            .Take(1)
            .ToArray();
        return closest is [var found]
            ? found.Passage.MatchAt(text, found.Passage.Telling(text, found.Window!.Value))
            : null;
    }

    /// <summary>Every place where the text stands as a whole, the best first.</summary>
    internal static IReadOnlyList<FoundPlace> WholeText(GivenText text, IReadOnlyList<ComparedPassage> passages) =>
        FoundPlace.InOrder(passages.SelectMany(passage => passage.Places(text)));

    private static Verdict Found(
        string kind,
        IReadOnlyList<FoundPlace> all,
        VerificationOptions options,
        double? threshold
    )
    {
        var several = all.Count > 1 && all[1].Rank == all[0].Rank;
        var matches = all.Take(options.Limit)
            .Select(place =>
            {
                var match = place.ToMatch();
                return several && place.Rank == all[0].Rank
                    ? match with
                    {
                        Alerts = [.. match.Alerts, "multiple_locations"],
                    }
                    : match;
            })
            .ToArray();
        // Of other places, where it may stand otherwise, the alerts are told there.
        return new Verdict(kind, matches, [], null, matches[0].Alerts, threshold);
    }

    private static string[] Folded(VerificationOptions options) =>
        [
            .. (options.Names ?? [])
                .Select(name => Folding.Fold(name, options.Script).Text)
                .Where(name => name.Length > 1)
                .Distinct(StringComparer.Ordinal),
        ];

    private static Verdict Composed(Composition parts, double? threshold)
    {
        var matches = parts.Segments.Select(segment => segment.Match!).ToArray();
        return new Verdict(
            "composite",
            matches,
            parts.Segments,
            null,
            [.. parts.Alerts.Concat(matches.SelectMany(match => match.Alerts)).Distinct(StringComparer.Ordinal)],
            threshold
        );
    }
}
