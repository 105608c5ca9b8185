namespace Quotes.Transcripts;

/// <summary>
/// What the <c>.yaml</c> beside a transcript, or the front matter in it, says that cannot be read off its text. All of
/// it is optional.
/// </summary>
public sealed record Metadata
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public string? Form { get; init; }
    public string? Language { get; init; }
    public string? Outlet { get; init; }
    public string? Column { get; init; }
    public IReadOnlyList<string>? Authors { get; init; }
    public IReadOnlyList<string>? Editors { get; init; }
    public string? Conducted { get; init; }
    public string? ConductedSource { get; init; }
    public string? Published { get; init; }
    public string? Url { get; init; }
    public string? Page { get; init; }
    public string? Rights { get; init; }

    /// <summary>What interviews share that are the same event in several languages; null where none is named.</summary>
    public string? Event { get; init; }

    /// <summary>The id of an interview that is the same event in another language; null where none is named.</summary>
    public Reference? AlternateOf { get; init; }

    public IReadOnlyList<SpeakerMetadata> Speakers { get; init; } = [];
}

/// <summary>What the <c>.yaml</c> says of one speaker; <see cref="Name"/> ties it to the label in the text.</summary>
public sealed record SpeakerMetadata
{
    public required string Name { get; init; }
    public string? Id { get; init; }
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
    public string? Title { get; init; }
    public string? Organization { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public string? Role { get; init; }
}

/// <summary>An id, and where the metadata names it.</summary>
/// <param name="Id">The id.</param>
/// <param name="File">The file that names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record Reference(string Id, string File, int Line, int Column);
