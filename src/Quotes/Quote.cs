using System.Text.Json.Serialization;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes;

/// <summary>
/// A sentence of an answer, or a passage of speech quoted in the lede: the smallest thing that can be cited.
/// </summary>
public sealed record Quote : IPlaced<Quote>
{
    /// <summary><c>q-</c> and 12 characters; never given to other words.</summary>
    public required string Id { get; init; }

    /// <summary>The words, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>How many code points they are.</summary>
    public required int Length { get; init; }

    /// <summary>
    /// The BCP 47 tag of their language: the interview's, but for a sentence in the script of another language.
    /// </summary>
    public required string Language { get; init; }

    /// <summary>
    /// <c>answer</c> for a sentence of the transcript, <c>lede</c> for speech quoted in the introduction.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Who said it; null where the text does not tell.</summary>
    public SpeakerRef? Speaker { get; init; }

    /// <summary>Where it was said.</summary>
    public required InterviewRef Interview { get; init; }

    string IPlaced<Quote>.InterviewId => Interview.Id;

    /// <summary>The heading it stands under; null before the first.</summary>
    public string? Section { get; init; }

    /// <summary>The question it answers; null where there is none.</summary>
    public QuestionRef? Question { get; init; }

    /// <summary>The answer it is a sentence of; null for kind <c>lede</c>.</summary>
    public string? AnswerId { get; init; }

    /// <summary>Its themes, each with its evidence.</summary>
    [JsonConverter(typeof(StoredListConverter<ThemeTag>))]
    public required IReadOnlyList<ThemeTag> Themes { get; init; }

    /// <summary>Where the words stand in the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>
    /// For kind <c>lede</c>: the passage of the transcript that it was made of; null where there is none.
    /// </summary>
    public Derivation? DerivedFrom { get; init; }

    /// <summary>The id of the quote before it in the interview; null at the beginning.</summary>
    public string? Previous { get; init; }

    /// <summary>The id of the quote after it in the interview; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>
    /// With <c>q</c>: where its words stand, in the source text as all spans; without, the member is not there.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextSpan>? Highlights { get; init; }

    /// <summary>
    /// Where the list is ranked: how well it matches (bm25, the more the better); else the member is not there.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Where to go from here.</summary>
    public QuoteLinks Links =>
        new(
            Paths.Quote(Id),
            AnswerId is null ? null : Paths.Answer(AnswerId),
            Question is null ? null : Paths.Question(Question.Id),
            Paths.Interview(Interview.Id),
            Paths.Citation(Id),
            Paths.Annotation(Id),
            Paths.QuotePage(Id)
        );

    /// <inheritdoc/>
    public Quote CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            OffsetUnit = OffsetUnits.Utf16,
            Highlights = Highlights is null ? null : [.. Highlights.Select(utf16.ToUtf16)],
            Themes = [.. Themes.Select(t => t with { Evidence = [.. t.Evidence.Select(e => e.CountedIn(utf16))] })],
            DerivedFrom = DerivedFrom?.CountedIn(utf16),
        };
}

/// <summary>
/// Relative references to a quote and what it belongs to; null where there is nothing (yet) to go to.
/// </summary>
public sealed record QuoteLinks(
    string Self,
    string? Answer,
    string? Question,
    string Interview,
    string? Citation,
    string? Annotation,
    string? Html
);

/// <summary>A quote, as named in the answer that it is a sentence of.</summary>
public sealed record QuoteRef(string Id, string Text);
