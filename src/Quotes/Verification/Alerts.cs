namespace Quotes.Verification;

/// <summary>
/// What stands beside a similarity, because similarity alone lies: a dropped 不 is one character of fifty.
/// </summary>
internal static class Alerts
{
    // Shorter words stand in any text.
    private const int ShortestTelling = 4;

    /// <summary>The alerts of a match, in the order of this list.</summary>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<AlignedRun> runs,
        GivenText given,
        string words,
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
        if (options.Speaker is { } claimed && passage.Speaker?.Id != claimed)
            alerts.Add("speaker_mismatch");
        if (passage.Kind == "question" || passage.Speaker?.Role == "interviewer")
            alerts.Add("spoken_by_interviewer");
        if (given.Folded.CodePoints.Length < ShortestTelling)
            alerts.Add("too_short");
        return alerts;
    }

    private static readonly (Mark Mark, string Alert)[] _marks =
    [
        (Mark.Negation, "negation_changed"),
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
