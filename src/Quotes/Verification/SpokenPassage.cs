using Quotes.Text;

namespace Quotes.Verification;

/// <summary>
/// Words of the corpus that a quotation may have been taken from: an answer, a question, or a lede quote.
/// </summary>
/// <param name="Kind"><c>answer</c>, <c>question</c> or <c>lede</c>.</param>
/// <param name="InterviewId">The interview they stand in.</param>
/// <param name="AnswerId">The answer that they are; null for the others.</param>
/// <param name="QuestionId">The question that they are, or that they answer; null where there is none.</param>
/// <param name="Speaker">Who says them; null where the text does not tell.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Span">Where they stand in the interview's source.</param>
/// <param name="Quotes">The quotes that they are cut into, with their places; none for a question.</param>
public sealed record SpokenPassage(
    string Kind,
    string InterviewId,
    string? AnswerId,
    string? QuestionId,
    SpeakerRef? Speaker,
    string Text,
    TextSpan Span,
    IReadOnlyList<PlacedQuote> Quotes
)
{
    /// <summary>Whether they are the interviewer's.</summary>
    public bool IsAsked => Kind == "question" || Speaker?.Role == "interviewer";
}

/// <summary>A quote and its place in the source.</summary>
public sealed record PlacedQuote(string Id, TextSpan Span);
