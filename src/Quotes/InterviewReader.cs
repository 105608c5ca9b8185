using System.Text.Json;
using Quotes.Storage;
using Quotes.Themes;

namespace Quotes;

/// <summary>Reads a transcript of the seeds: decoded, parsed, tagged, made into records.</summary>
/// <param name="tagger">Tells the themes.</param>
/// <param name="index">Tells who is meant by a name.</param>
internal sealed class InterviewReader(ThemeTagger tagger, SpeakerIndex index)
{
    /// <summary>Reads a transcript.</summary>
    /// <returns>The interview, null where it cannot be read, and the record of what became of the file.</returns>
    /// <exception cref="IOException">The file was changed meanwhile.</exception>
    public (InterviewRows? Rows, SeedRecord Record) Read(Claim claim)
    {
        var problems = new List<Problem>();
        var interview = Read(claim, problems);
        var record = new SeedRecord
        {
            File = claim.File.Name,
            Sha256 = claim.File.Sha256,
            Beside = claim.Beside?.Sha256,
            Interview = claim.Id,
            IsServed = interview is not null,
            IsRead = true,
            Metadata = JsonSerializer.Serialize(claim.Metadata!, QuotesJson.Verbatim.Metadata),
            Voices = interview is null ? new Dictionary<string, string>() : VoicesOf(interview, claim),
            Problems = problems,
        };
        return (interview is null ? null : InterviewRows.Of(interview), record);
    }

    private ImportedInterview? Read(Claim claim, List<Problem> problems)
    {
        var file = TranscriptFile.Read(claim.File, claim.Beside, problems);
        if (file.Parse(problems) is not { } transcript)
            return null;
        var source = transcript.Source;
        var themes = transcript
            .Turns.Where(turn => !turn.IsQuestion)
            .SelectMany(turn =>
                tagger.Tag(
                    source,
                    turn.Answers is { } asked ? transcript.Turns[asked].Span : null,
                    [.. turn.Sentences.Select(sentence => sentence.Span)]
                )
            );
        var quoted = transcript.Quotations.SelectMany(quotation => tagger.Tag(source, null, [quotation.Span]));
        return new InterviewBuilder(
            file.Id,
            transcript,
            file.Metadata!,
            file.FactsOf(transcript),
            index,
            [.. themes],
            [.. quoted]
        ).Build();
    }

    private Dictionary<string, string> VoicesOf(ImportedInterview imported, Claim claim) =>
        imported
            .Interview.Speakers.Select(speaker => speaker.Name)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                printed => printed,
                printed => ImportPlan.Meaning(printed, claim.Metadata!, index),
                StringComparer.Ordinal
            );
}
