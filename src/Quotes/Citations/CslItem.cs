using System.Text.Json.Serialization;

namespace Quotes.Citations;

/// <summary>
/// The interview as a CSL-JSON item (csl-data.json): the interviewee as author, the byline as interviewer, so that any
/// CSL style can make its own of them. Members that are not known are left out.
/// </summary>
public sealed record CslItem
{
    /// <summary>The id of the quote.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>article-newspaper</c>: as <c>interview</c>, GB/T 7714 would lose the date.</summary>
    public string Type { get; } = "article-newspaper";

    /// <summary>The headline, verbatim.</summary>
    public required string Title { get; init; }

    /// <summary>Who is interviewed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CslName>? Author { get; init; }

    /// <summary>Who interviewed: the byline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CslName>? Interviewer { get; init; }

    /// <summary>The editors of the byline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CslName>? Editor { get; init; }

    /// <summary>The publication.</summary>
    [JsonPropertyName("container-title")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContainerTitle { get; init; }

    /// <summary>The date of publication, or for want of one that of the conversation, as the note then says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CslDate? Issued { get; init; }

    /// <summary>The day that the address was looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CslDate? Accessed { get; init; }

    /// <summary>The printed page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Page { get; init; }

    /// <summary>The address that it was published at.</summary>
    [JsonPropertyName("URL")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>The BCP 47 tag of the interview's language.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>What the date is, where it is not that of publication.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>What CSL has no place for: our own ids.</summary>
    public required CslCustom Custom { get; init; }

    internal static CslItem Of(CitationItem item, CitedQuote cited, string url) =>
        new()
        {
            Id = cited.Quote.Id,
            Title = item.Title,
            Author = CslName.Of(item.Authors),
            Interviewer = CslName.Of(item.Interviewers),
            Editor = CslName.Of(item.Editors),
            ContainerTitle = item.Container,
            Issued = item.Issued is { } date ? new CslDate([date.Parts]) : null,
            Accessed = item.Accessed is { } day
                ? new CslDate([
                    [day.Year, day.Month, day.Day],
                ])
                : null,
            Page = item.Page,
            Url = item.Url,
            Language = item.Language == "und" ? null : item.Language,
            Note = Notes.Of(item),
            Custom = new CslCustom(
                cited.Quote.Id,
                url,
                cited.Interview.Id,
                item.Paragraph ?? 0,
                cited.Interview.Source.Revision
            ),
        };
}

/// <summary>A name as printed: no part of it is guessed to be the family's.</summary>
/// <param name="Literal">The name.</param>
public sealed record CslName(string Literal)
{
    internal static IReadOnlyList<CslName>? Of(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : [.. names.Select(name => new CslName(name))];
}

/// <summary>A date as CSL-JSON writes it.</summary>
/// <param name="DateParts">One date: its year, and month and day where they are known.</param>
public sealed record CslDate([property: JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<int>> DateParts);

/// <summary>Which words are cited.</summary>
/// <param name="QuoteId">The id of the quote.</param>
/// <param name="QuoteUrl">The address of the quote.</param>
/// <param name="InterviewId">The id of the interview.</param>
/// <param name="Paragraph">The number of the paragraph that the quote begins in.</param>
/// <param name="Revision">The revision of the source text.</param>
public sealed record CslCustom(string QuoteId, string QuoteUrl, string InterviewId, int Paragraph, string Revision);
