using System.Text.Json.Serialization;
using Quotes.Text;

namespace Quotes;

/// <summary>A turn of anybody who does not ask, whole.</summary>
public sealed record Answer : IPlaced<Answer>
{
    /// <summary><c>a-</c> and 12 characters; never given to other words.</summary>
    public required string Id { get; init; }

    /// <summary>The interview it was given in.</summary>
    public required string InterviewId { get; init; }

    /// <summary>The heading it stands under; null before the first.</summary>
    public string? Section { get; init; }

    /// <summary>Its number among the answers of the interview, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who answered.</summary>
    public required SpeakerRef Speaker { get; init; }

    /// <summary>The question before it; null where nobody had asked.</summary>
    public AskedQuestion? Question { get; init; }

    /// <summary>The words, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>Where they stand in the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>The themes of its sentences, each with its evidence.</summary>
    [JsonConverter(typeof(StoredListConverter<ThemeTag>))]
    public required IReadOnlyList<ThemeTag> Themes { get; init; }

    /// <summary>Its sentences, each a quote, in order.</summary>
    [JsonConverter(typeof(StoredListConverter<QuoteRef>))]
    public required IReadOnlyList<QuoteRef> Quotes { get; init; }

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
    public AnswerLinks Links =>
        new(Paths.Answer(Id), Question is null ? null : Paths.Question(Question.Id), Paths.Interview(InterviewId));

    /// <inheritdoc/>
    public Answer CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            OffsetUnit = OffsetUnits.Utf16,
            Highlights = Highlights is null ? null : [.. Highlights.Select(utf16.ToUtf16)],
            Themes = [.. Themes.Select(t => t with { Evidence = [.. t.Evidence.Select(e => e.CountedIn(utf16))] })],
        };
}

/// <summary>Relative references to an answer and what it belongs to.</summary>
public sealed record AnswerLinks(string Self, string? Question, string Interview);

/// <summary>An answer, as named beside its question.</summary>
public sealed record AnswerRef(string Id, SpeakerRef Speaker, string Text);
