using Quotes.Storage;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>What an import has to do to make the corpus of the seeds from the one before.</summary>
/// <param name="Fresh">The transcripts to read, in the order of their ids.</param>
/// <param name="Kept">What stays as it was.</param>
/// <param name="Refused">What is not read: its metadata is broken, or another file has its id or its bytes.</param>
/// <param name="Removed">The ids of interviews that go, or give way to what is read anew.</param>
internal sealed record ImportPlan(
    IReadOnlyList<Claim> Fresh,
    IReadOnlyList<SeedRecord> Kept,
    IReadOnlyList<SeedRecord> Refused,
    IReadOnlyList<string> Removed
)
{
    // Past this share of the transcripts, it is quicker to build anew than to take out and put in.
    private const int LargestShare = 4;

    /// <summary>Whether it is quicker to build the corpus anew.</summary>
    public bool IsLarge => (Fresh.Count + Removed.Count) * LargestShare > Kept.Count + Fresh.Count + Refused.Count;

    /// <summary>Plans an import.</summary>
    /// <param name="claims">The transcripts, in the order of their names: of two with one id, the first has it.</param>
    /// <param name="before">What the corpus before says of its transcripts.</param>
    /// <param name="index">Who is meant by a name now.</param>
    public static ImportPlan Of(IReadOnlyList<Claim> claims, IEnumerable<SeedRecord> before, SpeakerIndex index)
    {
        var (fresh, kept, refused) = (new List<Claim>(), new List<SeedRecord>(), new List<SeedRecord>());
        var bytes = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            if (claim.Id is null)
                refused.Add(Record(claim, claim.Problems));
            else if (!bytes.TryAdd(claim.File.Sha256, claim.File.Name))
                refused.Add(Refuse(claim, $"It is the same, byte for byte, as {bytes[claim.File.Sha256]}."));
            else if (!ids.TryAdd(claim.Id, claim.File.Name))
                refused.Add(
                    Refuse(claim, $"Its id {claim.Id} is that of {ids[claim.Id]} too; set another in its metadata.")
                );
            else if (claim.Known is { } known && MeansTheSame(known, claim, index))
                kept.Add(known);
            else
                fresh.Add(claim);
        }
        var stay = kept.Where(record => record.IsServed)
            .Select(record => record.Interview)
            .ToHashSet(StringComparer.Ordinal);
        return new ImportPlan(
            [.. fresh.OrderBy(claim => claim.Id, StringComparer.Ordinal)],
            kept,
            refused,
            [
                .. before
                    .Where(record => record.IsServed && !stay.Contains(record.Interview))
                    .Select(record => record.Interview!),
            ]
        );
    }

    /// <summary>Whether all names of an interview still mean whom they meant: other metadata may say so now.</summary>
    private static bool MeansTheSame(SeedRecord known, Claim claim, SpeakerIndex index) =>
        known.Voices.All(voice => voice.Value == Meaning(voice.Key, claim.Metadata!, index));

    /// <summary>The id and the name of whom a printed name means.</summary>
    public static string Meaning(string printed, Metadata metadata, SpeakerIndex index)
    {
        var (id, name) = SpeakerFacts.WhoIs(printed, metadata, index);
        return $"{id} {name}";
    }

    private static SeedRecord Refuse(Claim claim, string message) =>
        Record(claim, [new Problem(claim.File.Name, 1, 1, message)]);

    private static SeedRecord Record(Claim claim, IReadOnlyList<Problem> problems) =>
        new()
        {
            File = claim.File.Name,
            Sha256 = claim.File.Sha256,
            Beside = claim.Beside?.Sha256,
            Interview = claim.Id,
            IsServed = false,
            IsRead = false,
            Problems = problems,
        };
}
