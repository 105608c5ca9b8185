using Quotes.Text;

namespace Quotes;

/// <summary>An interview with all that is in it, ready to be stored.</summary>
/// <param name="Interview">What is known of it.</param>
/// <param name="Text">The verbatim source text.</param>
/// <param name="LedeSpan">Where the lede stands; null when there is none.</param>
/// <param name="Nodes">The source text cut into nodes.</param>
/// <param name="Speakers">
/// Who speaks, in the order of <see cref="Interview.Speakers"/>; their counts are of this interview.
/// </param>
/// <param name="Questions">The questions, in order.</param>
/// <param name="Answers">The answers, in order.</param>
/// <param name="Quotes">The quotes, in order.</param>
public sealed record ImportedInterview(
    Interview Interview,
    SourceText Text,
    TextSpan? LedeSpan,
    IReadOnlyList<TranscriptNode> Nodes,
    IReadOnlyList<Speaker> Speakers,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Answer> Answers,
    IReadOnlyList<Quote> Quotes
);
