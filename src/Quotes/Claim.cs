using Quotes.Storage;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>A transcript of the seeds, with the id that it claims.</summary>
/// <param name="File">The transcript.</param>
/// <param name="Beside">The <c>.yaml</c> beside it; null where there is none.</param>
/// <param name="Known">What the corpus before says of just these bytes; null where it does not know them.</param>
/// <param name="Metadata">What its metadata says; null where it cannot be read.</param>
/// <param name="Id">The id of its interview; null where its metadata cannot be read.</param>
/// <param name="Problems">What is wrong with its metadata.</param>
internal sealed record Claim(
    SeedFile File,
    SeedFile? Beside,
    SeedRecord? Known,
    Metadata? Metadata,
    string? Id,
    IReadOnlyList<Problem> Problems
);
