namespace Quotes.Verification;

/// <summary>What a verdict consists of, and everything that it rests on.</summary>
public abstract record VerificationMembers
{
    /// <summary>
    /// <c>exact</c> (letter for letter), <c>normalized</c> (but for the writing), <c>near</c> (edited),
    /// <c>composite</c> (parts, each found on its own) or <c>not_found</c> in what is held, which does not say that
    /// it was never said. In a document also <c>not_checked</c>, for quotations past the fiftieth.
    /// </summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict as a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The places where it stands, the best first; for <c>composite</c>, those of the segments.</summary>
    public required IReadOnlyList<Match> Matches { get; init; }

    /// <summary>For <c>composite</c>: its parts in order, with their places in the given text; else empty.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>For <c>not_found</c>: the passage that comes nearest; null where none is near at all.</summary>
    public Match? Closest { get; init; }

    /// <summary>
    /// What to look at before publishing: <c>negation_changed</c>, <c>number_changed</c>, <c>name_changed</c>,
    /// <c>modality_changed</c>, <c>speaker_mismatch</c>, <c>spoken_by_interviewer</c>, <c>crosses_turns</c>,
    /// <c>reordered</c>, <c>omits_text</c>, <c>multiple_locations</c>, <c>too_short</c>.
    /// </summary>
    public required IReadOnlyList<string> Alerts { get; init; }

    /// <summary>How the verdict was come to.</summary>
    public required VerificationMethod Method { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;
}

/// <summary>Whether a text was said.</summary>
public sealed record VerificationResult : VerificationMembers
{
    /// <summary>What was verified.</summary>
    public required Given Given { get; init; }
}

/// <summary>Whether a quotation in a document was said.</summary>
public sealed record QuotationResult : VerificationMembers
{
    /// <summary>What was verified, and where it stands in the document, without its quotation marks.</summary>
    public required GivenQuotation Given { get; init; }
}

/// <summary>Whether the quotations in a document were said.</summary>
/// <param name="Results">The quotations, in order.</param>
/// <param name="Quotations">How many there are.</param>
/// <param name="Checked">How many of them were verified; at most 50.</param>
public sealed record DocumentResult(IReadOnlyList<QuotationResult> Results, int Quotations, int Checked);

/// <summary>A quotation in a document.</summary>
/// <param name="Start">Where it begins in the document.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Text">Its words, as they stand there.</param>
public sealed record GivenQuotation(int Start, int End, string Text);

/// <summary>A text that was given to be verified.</summary>
/// <param name="Text">The text, as it came.</param>
/// <param name="CodePoints">How many code points it is.</param>
public sealed record Given(string Text, int CodePoints);

/// <summary>How a verdict was come to.</summary>
/// <param name="Fold">The foldings under which texts count as the same.</param>
/// <param name="Threshold">
/// The least similarity for <c>near</c> at this length; null where the text is too short to be anything but found or
/// not.
/// </param>
/// <param name="CorpusVersion">The version of the corpus that was searched.</param>
/// <param name="Interviews">How many interviews it holds, or 1 where only one was asked for.</param>
public sealed record VerificationMethod(
    IReadOnlyList<string> Fold,
    double? Threshold,
    string CorpusVersion,
    int Interviews
);
