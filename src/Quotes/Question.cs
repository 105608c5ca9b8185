using System.Text.Json.Serialization;
using Quotes.Text;

namespace Quotes;

/// <summary>A turn of the asker: a question, or whatever else was put to the other side.</summary>
public sealed record Question : IPlaced<Question>
{
    /// <summary><c>n-</c> and 12 characters; never given to other words.</summary>
    public required string Id { get; init; }

    /// <summary>The interview it was asked in.</summary>
    public required string InterviewId { get; init; }

    /// <summary>The heading it stands under; null before the first.</summary>
    public string? Section { get; init; }

    /// <summary>Its number among the questions of the interview, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who asked.</summary>
    public required SpeakerRef Speaker { get; init; }

    /// <summary>The words, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>Where they stand in the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>The answers given to it, in order.</summary>
    [JsonConverter(typeof(StoredListConverter<AnswerRef>))]
    public required IReadOnlyList<AnswerRef> Answers { get; init; }

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
    public QuestionLinks Links =>
        new(
            Paths.Question(Id),
            Paths.Answers + Paths.Query("question", Id),
            Paths.Quotes + Paths.Query("question", Id),
            Paths.Interview(InterviewId)
        );

    /// <inheritdoc/>
    public Question CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            OffsetUnit = OffsetUnits.Utf16,
            Highlights = Highlights is null ? null : [.. Highlights.Select(utf16.ToUtf16)],
        };
}

/// <summary>Relative references to a question and what belongs to it.</summary>
public sealed record QuestionLinks(string Self, string Answers, string Quotes, string Interview);

/// <summary>A question, as named beside the words that answer it.</summary>
public sealed record QuestionRef(string Id, string Text);

/// <summary>A question and its asker, as named beside the answer.</summary>
public sealed record AskedQuestion(string Id, SpeakerRef Speaker, string Text);
