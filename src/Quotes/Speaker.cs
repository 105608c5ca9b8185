namespace Quotes;

/// <summary>Somebody (or a publication) that speaks in at least one interview.</summary>
public sealed record Speaker
{
    /// <summary>A readable, stable slug, such as <c>dowson-tong</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the transcripts print it.</summary>
    public required string Name { get; init; }

    /// <summary>The name in other languages, by BCP 47 tag: <c>{"zh": "汤道生", "en": "Dowson Tong"}</c>.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The position held at the time of the interview, as printed; null when it is not known.</summary>
    public string? Title { get; init; }

    /// <summary>The organisation spoken for; null when it is not known.</summary>
    public string? Organization { get; init; }

    /// <summary>Other labels under which the transcripts print the same speaker.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>
    /// The roles taken over all interviews: <c>interviewer</c>, <c>interviewee</c>, <c>speaker</c>, <c>unknown</c>.
    /// </summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>How much of the corpus is this speaker's.</summary>
    public required SpeakerCounts Counts { get; init; }

    /// <summary>Where to go from here.</summary>
    public SpeakerLinks Links =>
        new(
            Paths.Speaker(Id),
            Paths.Questions + Paths.Query("speaker", Id),
            Paths.Answers + Paths.Query("speaker", Id),
            Paths.Quotes + Paths.Query("speaker", Id)
        );
}

/// <summary>
/// How many questions a speaker asked, answers gave, quotes may be cited of, and interviews took part in.
/// </summary>
public sealed record SpeakerCounts(int Questions, int Answers, int Quotes, int Interviews);

/// <summary>Relative references to a speaker and to the lists of what that speaker said.</summary>
public sealed record SpeakerLinks(string Self, string Questions, string Answers, string Quotes);

/// <summary>Who speaks, as named beside the words.</summary>
/// <param name="Id">The speaker's slug.</param>
/// <param name="Name">The name as printed.</param>
/// <param name="Role">
/// The role in this interview: <c>interviewer</c>, <c>interviewee</c>, <c>speaker</c>, <c>unknown</c>.
/// </param>
public sealed record SpeakerRef(string Id, string Name, string Role);
