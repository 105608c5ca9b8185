using Quotes.Text;

namespace Quotes;

/// <summary>A published interview, conversation or speech: what is known of it, and where its text came from.</summary>
public sealed record Interview
{
    /// <summary>A readable, stable slug from its metadata.</summary>
    public required string Id { get; init; }

    /// <summary>The headline, verbatim.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// <c>interview</c>, <c>conversation</c> (nobody can be told to be the asker) or <c>speech</c> (one voice).
    /// </summary>
    public required string Form { get; init; }

    /// <summary>
    /// The BCP 47 tag of the language spoken, such as <c>zh-Hans</c>: from its metadata, else by its words and script,
    /// <c>zh</c> where the script of Chinese cannot be told, <c>und</c> where the language cannot.
    /// </summary>
    public required string Language { get; init; }

    /// <summary>The publication; null when it is not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>The column, desk or account within the publication; null when there is none.</summary>
    public string? Column { get; init; }

    /// <summary>The authors in the byline, in its order.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The editors in the byline, in its order.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    /// <summary>
    /// The ISO 8601 date (<c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>) of the conversation; null if not known.
    /// </summary>
    public string? Conducted { get; init; }

    /// <summary>Where the date of the conversation is known from; null where there is no date.</summary>
    public string? ConductedSource { get; init; }

    /// <summary>The ISO 8601 date of publication; null when it is not known. Never guessed.</summary>
    public string? Published { get; init; }

    /// <summary>The address it was published at; null when it is not known.</summary>
    public string? Url { get; init; }

    /// <summary>The printed page, such as <c>A05</c>; null when it is not known.</summary>
    public string? Page { get; init; }

    /// <summary>The introduction before the first turn, verbatim; null when there is none.</summary>
    public string? Lede { get; init; }

    /// <summary>The same event in other languages, in the order of their ids; empty where none is known.</summary>
    public IReadOnlyList<Alternate> Alternates { get; init; } = [];

    /// <summary>Who speaks, in the order of their first turns.</summary>
    public required IReadOnlyList<Participant> Speakers { get; init; }

    /// <summary>The section headings, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>How much there is in it.</summary>
    public required InterviewCounts Counts { get; init; }

    /// <summary>The file that everything here was read from.</summary>
    public required SourceFile Source { get; init; }

    /// <summary>Whose the text is and on what terms it stands here; null when it is not known.</summary>
    public string? Rights { get; init; }

    /// <summary>Where to go from here.</summary>
    public InterviewLinks Links =>
        new(
            Paths.Interview(Id),
            Paths.Transcript(Id),
            Paths.Questions + Paths.Query("interview", Id),
            Paths.Answers + Paths.Query("interview", Id),
            Paths.Quotes + Paths.Query("interview", Id)
        );
}

/// <summary>A speaker in one interview.</summary>
/// <param name="Id">The speaker's slug.</param>
/// <param name="Name">The name as this interview prints it.</param>
/// <param name="Role"><c>interviewer</c>, <c>interviewee</c>, <c>speaker</c> or <c>unknown</c>.</param>
/// <param name="Evidence">What decided the role, such as <c>the label is the outlet's name</c>.</param>
public sealed record Participant(string Id, string Name, string Role, string Evidence);

/// <summary>An interview that is the same event as another, in another language.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Language">The BCP 47 tag of its language.</param>
/// <param name="Title">Its headline, verbatim.</param>
public sealed record Alternate(string Id, string Language, string Title);

/// <summary>A section of an interview.</summary>
/// <param name="Heading">Its heading, verbatim.</param>
/// <param name="Span">Where the heading stands in the source text, in code points.</param>
public sealed record Section(string Heading, TextSpan Span);

/// <summary>How many sections, questions, answers and quotes an interview holds.</summary>
public sealed record InterviewCounts(int Sections, int Questions, int Answers, int Quotes);

/// <summary>The file an interview was read from.</summary>
/// <param name="File">Its name below the seeds folder.</param>
/// <param name="Sha256">The SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="CodePoints">The length of its text in Unicode code points, the byte order mark left out.</param>
/// <param name="Revision">
/// The first 12 hexadecimal digits of the SHA-256 of its text in UTF-8: what spans point into.
/// </param>
/// <param name="Family">
/// How its turns are marked: <c>name-colon</c>, <c>question-answer</c>, <c>name-time</c>, <c>bold</c>, <c>bracket</c>,
/// <c>markdown-heading</c>, <c>dash</c>, <c>srt</c>, <c>webvtt</c>, or <c>none</c> for a speech without labels.
/// </param>
/// <param name="Encoding">
/// What the bytes of the file were read as: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>gb18030</c>.
/// </param>
public sealed record SourceFile(
    string File,
    string Sha256,
    int CodePoints,
    string Revision,
    string Family,
    string Encoding
);

/// <summary>Relative references to an interview and its parts.</summary>
public sealed record InterviewLinks(string Self, string Transcript, string Questions, string Answers, string Quotes);

/// <summary>An interview, as named beside words from it.</summary>
public sealed record InterviewRef(string Id, string Title);
