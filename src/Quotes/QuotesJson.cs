using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quotes;

/// <summary>How the records are written as JSON: camelCase, Chinese unescaped, compiled ahead of time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Corpus))]
[JsonSerializable(typeof(Interview))]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(Speaker))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Theme))]
[JsonSerializable(typeof(Page<Interview>))]
[JsonSerializable(typeof(Page<Speaker>))]
[JsonSerializable(typeof(Page<Question>))]
[JsonSerializable(typeof(Page<Answer>))]
[JsonSerializable(typeof(Page<Quote>))]
[JsonSerializable(typeof(Page<Theme>))]
[JsonSerializable(typeof(SearchPage))]
[JsonSerializable(typeof(IReadOnlyList<Section>))]
[JsonSerializable(typeof(IReadOnlyList<ThemeTag>))]
[JsonSerializable(typeof(IReadOnlyList<QuoteRef>))]
[JsonSerializable(typeof(IReadOnlyList<AnswerRef>))]
[JsonSerializable(typeof(IReadOnlyList<Participant>))]
[JsonSerializable(typeof(IReadOnlyList<TranscriptNode>))]
[JsonSerializable(typeof(InterviewCounts))]
[JsonSerializable(typeof(SpeakerCounts))]
[JsonSerializable(typeof(ThemeCounts))]
[JsonSerializable(typeof(SourceFile))]
[JsonSerializable(typeof(Storage.Manifest))]
[JsonSerializable(typeof(Transcripts.Metadata))]
[JsonSerializable(typeof(Verification.Derivation))]
[JsonSerializable(typeof(Verification.VerificationResult))]
[JsonSerializable(typeof(Verification.DocumentResult))]
[JsonSerializable(typeof(Citations.Citation))]
[JsonSerializable(typeof(Citations.Annotation))]
[JsonSerializable(typeof(IReadOnlyList<Citations.CslItem>))]
[JsonSerializable(typeof(Page<Citations.CitationStyle>))]
[JsonSerializable(typeof(IReadOnlyList<Problem>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<int>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
public sealed partial class QuotesJson : JsonSerializerContext
{
    /// <summary>The context to use: its encoder leaves every character as it is that JSON allows unescaped.</summary>
    public static QuotesJson Verbatim { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = new VerbatimEncoder(),
            }
        );
}
