using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A place in the corpus that a given text was compared with.</summary>
public sealed record Match : IPlaced<Match>
{
    /// <summary>
    /// How the given text stands there: <c>exact</c>, <c>normalized</c>, <c>near</c> or <c>distant</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>What it stands in: <c>answer</c>, <c>question</c> or <c>lede</c>.</summary>
    public required string Passage { get; init; }

    /// <summary>The quotes that it touches, in order; none in a question.</summary>
    public required IReadOnlyList<string> QuoteIds { get; init; }

    /// <summary>The answer that it stands in; null for the others.</summary>
    public string? AnswerId { get; init; }

    /// <summary>The question that it stands in, or that it answers; null where there is none.</summary>
    public string? QuestionId { get; init; }

    /// <summary>The interview that it stands in.</summary>
    public required string InterviewId { get; init; }

    /// <summary>The words of the source, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>Where they stand in the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>
    /// 1 − edits / length of the given text, both after folding and in code points; 1 where nothing but the writing
    /// differs. Four decimals.
    /// </summary>
    public required double Similarity { get; init; }

    /// <summary>How many code points differ after folding (Levenshtein distance).</summary>
    public required int Edits { get; init; }

    /// <summary>
    /// The foldings that the comparison took: <c>invisible</c>, <c>width</c>, <c>whitespace</c>, <c>quoteMarks</c>,
    /// <c>punctuation</c>, <c>case</c>, <c>compatibility</c>, <c>script</c>.
    /// </summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>The given words and the source's, run by run; empty where they are the same.</summary>
    public required IReadOnlyList<DiffRun> Diff { get; init; }

    /// <summary>What may change the meaning, or whose words they are, although the texts are near.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }

    /// <summary>Who said them; null where the text does not tell.</summary>
    public SpeakerRef? Speaker { get; init; }

    /// <summary>The words around them.</summary>
    public required MatchContext Context { get; init; }

    /// <summary>Where to go from here.</summary>
    public MatchLinks Links =>
        new(
            QuoteIds.Count == 0 ? null : Paths.Quote(QuoteIds[0]),
            AnswerId is null ? null : Paths.Answer(AnswerId),
            QuestionId is null ? null : Paths.Question(QuestionId),
            Paths.Interview(InterviewId)
        );

    /// <inheritdoc/>
    public Match CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            OffsetUnit = OffsetUnits.Utf16,
            Diff = [.. Diff.Select(run => run with { Source = utf16.ToUtf16(run.Source) })],
        };
}

/// <summary>The words around a match, verbatim; empty at the ends of what it stands in.</summary>
/// <param name="Before">At most 60 code points before it.</param>
/// <param name="After">At most 60 code points behind it.</param>
public sealed record MatchContext(string Before, string After);

/// <summary>Relative references to what a match stands in; null where there is nothing to go to.</summary>
public sealed record MatchLinks(string? Quote, string? Answer, string? Question, string Interview);

/// <summary>A part of a given text that was found on its own.</summary>
/// <param name="Start">Where it begins in the given text.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Text">Its words, as given.</param>
/// <param name="Match">Where it was found; null where it was not.</param>
public sealed record Segment(int Start, int End, string Text, Match? Match);

/// <summary>What a comparison with the passages of a corpus comes to.</summary>
/// <param name="Kind">
/// <c>exact</c>, <c>normalized</c>, <c>near</c>, <c>composite</c> or <c>not_found</c>.
/// </param>
/// <param name="Matches">The places, the best first; for <c>composite</c> those of the segments.</param>
/// <param name="Segments">For <c>composite</c>: its parts in order; else empty.</param>
/// <param name="Closest">For <c>not_found</c>: the nearest passage, where one is near at all.</param>
/// <param name="Alerts">The alerts of the best match; for <c>composite</c> those of all parts and of the whole.</param>
/// <param name="Threshold">The least similarity that a text of this length is found by; null: only by folding.</param>
public sealed record Verdict(
    string Kind,
    IReadOnlyList<Match> Matches,
    IReadOnlyList<Segment> Segments,
    Match? Closest,
    IReadOnlyList<string> Alerts,
    double? Threshold
);
