using Quotes.Text;

namespace Quotes.Citations;

/// <summary>
/// What a reference to an interview says, as one CSL item of type <c>article-newspaper</c> would hold it. Nothing here
/// is guessed: what is not known is null or empty.
/// </summary>
public sealed record CitationItem
{
    /// <summary>The headline, verbatim.</summary>
    public required string Title { get; init; }

    /// <summary>Whom the reference begins with: the byline or the interviewee, as the style wants it.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Who is named as interviewer beside the author; empty where the byline itself is the author.</summary>
    public required IReadOnlyList<string> Interviewers { get; init; }

    /// <summary>The editors of the byline, in its order.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    /// <summary>The publication; null when it is not known.</summary>
    public string? Container { get; init; }

    /// <summary>The date that the reference is dated by; null: no date.</summary>
    public CitationDate? Issued { get; init; }

    /// <summary>Whether <see cref="Issued"/> is the date of the conversation, for want of one of publication.</summary>
    public bool IsDatedByConversation { get; init; }

    /// <summary>The printed page, such as <c>A05</c>; null when it is not known.</summary>
    public string? Page { get; init; }

    /// <summary>The address that it was published at; null when it is not known.</summary>
    public string? Url { get; init; }

    /// <summary>The day that the address was looked at; null when nobody said.</summary>
    public DateOnly? Accessed { get; init; }

    /// <summary>The number of the paragraph that is quoted, from 1; null for a reference to the whole.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The BCP 47 tag of the interview's language.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the interview is in Chinese; where nobody has said so, whether its title is.</summary>
    public bool IsChinese =>
        Language.Split('-')[0].ToLowerInvariant() switch
        {
            "zh" => true,
            "und" => RuneClasses.AnyIdeographIn(Title),
            _ => false,
        };
}
