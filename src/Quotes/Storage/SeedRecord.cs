namespace Quotes.Storage;

/// <summary>
/// What became of a transcript of the seeds, kept in the corpus so that the next import knows what is new.
/// </summary>
internal sealed record SeedRecord
{
    /// <summary>The transcript's name below the seeds folder.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The SHA-256 of the <c>.yaml</c> beside it; null where there is none.</summary>
    public string? Beside { get; init; }

    /// <summary>The id of the interview that it is or would be; null where its metadata cannot be read.</summary>
    public string? Interview { get; init; }

    /// <summary>Whether the corpus holds it as an interview.</summary>
    public required bool IsServed { get; init; }

    /// <summary>Whether it was read at all; not where another file had its id or its bytes.</summary>
    public required bool IsRead { get; init; }

    /// <summary>Its metadata as JSON; null where it cannot be read.</summary>
    public string? Metadata { get; init; }

    /// <summary>Who was meant by each name that it prints: id and name, a space between them.</summary>
    public IReadOnlyDictionary<string, string> Voices { get; init; } = new Dictionary<string, string>();

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
