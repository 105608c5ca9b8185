namespace Quotes;

/// <summary>How far an import has come.</summary>
/// <param name="Read">How many of the transcripts that are new or changed have been read.</param>
/// <param name="Of">How many there are to read.</param>
public sealed record ImportProgress(int Read, int Of);
