namespace Quotes.Verification;

/// <summary>
/// What stands beside a similarity, because similarity alone lies: a dropped 不 is one character of fifty.
/// </summary>
internal static class Alerts
{
    /// <summary>How far before a stretch a negation is looked for that it leaves out, in code points.</summary>
    public const int LongestNegation = 12;

    private const string NegationChanged = "negation_changed";

    // Shorter words stand in any text.
    private const int ShortestTelling = 4;

    /// <summary>The alerts of a match, in the order of this list.</summary>
    /// <param name="runs">The comparison of the given text with the words of the source.</param>
    /// <param name="given">The given text.</param>
    /// <param name="words">The words of the source.</param>
    /// <param name="around">What stands around them: a quotation that begins behind a 不 says the contrary.</param>
    /// <param name="passage">What they stand in.</param>
    /// <param name="options">How the text is verified.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<AlignedRun> runs,
        GivenText given,
        string words,
        MatchContext around,
        SpokenPassage passage,
        VerificationOptions options
    )
    {
        var alerts = new List<string>();
        var changes = runs.Where(run => run.Op != "equal").ToArray();
        if (changes.Length > 0)
        {
            var (one, other) = (new MarkedText(given.Text, options), new MarkedText(words, options));
            foreach (var (mark, alert) in _marks)
                if (changes.Any(run => !one.SameMarks(other, mark, run)))
                    alerts.Add(alert);
        }
        // What is only cut off at the end changes nothing; what stands otherwise there may hide a word that is missing.
        var isOtherwise = changes.Length > 0 && changes[^1] == runs[^1];
        if (
            !alerts.Contains(NegationChanged)
            && (
                new MarkedText(around.Before, options).EndsInNegation
                || (isOtherwise && new MarkedText(around.After, options).BeginsInNegation)
            )
        )
            alerts.Insert(0, NegationChanged);
        if (options.Speaker is { } claimed && passage.Speaker?.Id != claimed)
            alerts.Add("speaker_mismatch");
        if (passage.IsAsked)
            alerts.Add("spoken_by_interviewer");
        if (given.Folded.CodePoints.Length < ShortestTelling)
            alerts.Add("too_short");
        return alerts;
    }

    private static readonly (Mark Mark, string Alert)[] _marks =
    [
        (Mark.Negation, NegationChanged),
        (Mark.Number, "number_changed"),
        (Mark.Name, "name_changed"),
        (Mark.Modality, "modality_changed"),
    ];
}

/// <summary>Words that a small change of which is a great change of the meaning.</summary>
internal enum Mark
{
    Negation,
    Number,
    Name,
    Modality,
}
