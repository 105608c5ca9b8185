using System.Globalization;

namespace Quotes.Verification;

/// <summary>Verdicts as sentences. None says that something is false: only what is held can be searched.</summary>
internal static class Summaries
{
    /// <param name="verdict">The verdict.</param>
    /// <param name="searched">What was searched, such as <c>the 5 interviews held</c>.</param>
    /// <param name="version">The version of the corpus.</param>
    public static string Of(Verdict verdict, string searched, string version)
    {
        var best = verdict.Matches.Count > 0 ? verdict.Matches[0] : null;
        return verdict.Kind switch
        {
            "exact" => $"Said letter for letter{By(best)}.{Warning(verdict)}",
            "normalized" => $"Said in these words{By(best)}; only the writing differs.{Warning(verdict)}",
            "near" => $"Close to what was said{By(best)}: {Percent(best!)} % alike.{Warning(verdict)}",
            "composite" => $"Put together of {verdict.Segments.Count} parts, each found on its own.{Warning(verdict)}",
            _ => NotFound(verdict, searched, version),
        };
    }

    private static string NotFound(Verdict verdict, string searched, string version)
    {
        var closest = verdict.Closest is { } near ? $" The closest passage is {Percent(near)} % alike." : "";
        return $"Not in {searched} (corpus version {version}).{closest}";
    }

    private static string By(Match? match) =>
        match switch
        {
            { Passage: "question", Speaker: { } asker } => $" by {asker.Name}, in a question",
            { Speaker: { } speaker } => $" by {speaker.Name}",
            _ => "",
        };

    private static string Warning(Verdict verdict) =>
        verdict.Alerts.Count == 0 ? "" : $" Look at: {string.Join(", ", verdict.Alerts)}.";

    private static string Percent(Match match) =>
        (match.Similarity * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
