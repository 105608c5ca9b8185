namespace Quotes;

/// <summary>Everything that is served, as one generation.</summary>
/// <param name="Version">
/// Names the content: the same seeds, read by the same rules, give the same version anywhere.
/// </param>
/// <param name="Counts">How much there is.</param>
/// <param name="Engine">What stores it: <c>sqlite</c> or <c>postgres</c>, with its version.</param>
/// <param name="Built">When this store was built, ISO 8601 in UTC.</param>
/// <param name="Problems">What could not be read at the last import.</param>
/// <param name="Import">How far an import has come that is under way; null where none is.</param>
public sealed record Corpus(
    string Version,
    CorpusCounts Counts,
    string Engine,
    string Built,
    IReadOnlyList<Problem> Problems,
    ImportProgress? Import = null
);

/// <summary>How many of each resource the corpus holds.</summary>
public sealed record CorpusCounts(int Interviews, int Speakers, int Questions, int Answers, int Quotes, int Themes);
