using Quotes.Citations;

namespace Quotes.Api.Pages;

/// <summary>What is new, in whatever format.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Url">Its own absolute address, by which it is known.</param>
/// <param name="Page">The absolute address of the page that shows the same.</param>
/// <param name="Entries">The entries, the latest first.</param>
internal sealed record Feed(string Title, string Url, string Page, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When the latest entry is from.</summary>
    public DateTime Updated => Entries.Select(entry => entry.Updated).DefaultIfEmpty(FeedEntry.Unknown).Max();
}

/// <summary>An interview or a quote in a feed.</summary>
/// <param name="Url">
/// The absolute address of its page, by which it is known: that of a quote is made of its words, so that none is used
/// again.
/// </param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Summary">Who said it, and where.</param>
/// <param name="Authors">Who wrote or said it.</param>
/// <param name="Language">The BCP 47 tag of its language.</param>
/// <param name="Themes">The ids of its themes.</param>
/// <param name="Date">When it was published, or else said, in UTC; null where neither is known.</param>
/// <param name="Rights">Whose the text is; null where it is not known.</param>
internal sealed record FeedEntry(
    string Url,
    string Title,
    string Text,
    string? Summary,
    IReadOnlyList<string> Authors,
    string Language,
    IReadOnlyList<string> Themes,
    DateTime? Date,
    string? Rights
)
{
    private const int Beginning = 40;

    /// <summary>
    /// What Atom demands where nothing is known (RFC 4287, section 4.1.2): a time that nobody takes for a date.
    /// </summary>
    public static readonly DateTime Unknown = DateTime.UnixEpoch;

    /// <summary>The date, or what stands for none.</summary>
    public DateTime Updated => Date ?? Unknown;

    public static FeedEntry Of(Interview interview, string root) =>
        new(
            root + Paths.InterviewPage(interview.Id),
            interview.Title,
            interview.Lede ?? interview.Title,
            null,
            interview.Authors.Count > 0
                ? interview.Authors
                : [.. interview.Speakers.Where(one => one.Role != "interviewer").Select(one => one.Name)],
            interview.Language,
            [],
            DateOf(interview),
            interview.Rights
        );

    public static FeedEntry Of(Quote quote, Interview interview, string root)
    {
        var speaker = quote.Speaker?.Name ?? "讲者不详";
        var runes = quote.Text.EnumerateRunes().Take(Beginning + 1).ToArray();
        var beginning = string.Concat(runes.Take(Beginning)) + (runes.Length > Beginning ? "…" : "");
        return new(
            root + Paths.QuotePage(quote.Id),
            $"{speaker}：{beginning}",
            quote.Text,
            $"{speaker}，《{interview.Title}》",
            quote.Speaker is null ? [] : [quote.Speaker.Name],
            quote.Language,
            [.. quote.Themes.Select(theme => theme.Id)],
            DateOf(interview),
            interview.Rights
        );
    }

    private static DateTime? DateOf(Interview interview) =>
        CitationDate.Parse(interview.Published ?? interview.Conducted) is { } date
            ? new DateTime(date.Year, date.Month ?? 1, date.Day ?? 1, 0, 0, 0, DateTimeKind.Utc)
            : null;
}
