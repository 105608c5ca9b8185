namespace Quotes.Citations;

/// <summary>Makes the item of a reference from what is known of an interview.</summary>
internal static class CitationFacts
{
    /// <summary>The item as a style wants it.</summary>
    /// <param name="cited">The quote that is cited.</param>
    /// <param name="basis">Whom the style begins with: <c>byline</c> or <c>interviewee</c>.</param>
    /// <param name="accessed">The day that the source was looked at; null where nobody said.</param>
    /// <returns>The item, and whom it begins with in truth.</returns>
    public static (CitationItem Item, string Basis) Of(CitedQuote cited, string basis, DateOnly? accessed)
    {
        var interview = cited.Interview;
        var said = Interviewees(cited);
        var byline = interview.Authors;
        var isByline = byline.Count > 0 && (basis == "byline" || said.Count == 0);
        var item = new CitationItem
        {
            Title = interview.Title,
            Authors = isByline ? byline : said,
            Interviewers = isByline ? [] : byline,
            Editors = interview.Editors,
            Container = interview.Outlet,
            Issued = CitationDate.Parse(interview.Published ?? interview.Conducted),
            IsDatedByConversation = interview is { Published: null, Conducted: not null },
            Page = interview.Page,
            Url = interview.Url,
            Accessed = accessed,
            Paragraph = cited.Paragraph,
            Language = interview.Language,
        };
        return (
            item,
            isByline ? "byline"
            : said.Count > 0 ? "interviewee"
            : "none"
        );
    }

    /// <summary>Who is interviewed; where nobody can be told to be, who says what is cited.</summary>
    public static IReadOnlyList<string> Interviewees(CitedQuote cited)
    {
        var named = cited.Interview.Speakers.Where(speaker => speaker.Role == "interviewee").ToArray();
        return named.Length > 0 ? [.. named.Select(speaker => speaker.Name)]
            : cited.Quote.Speaker is { } speaker ? [speaker.Name]
            : [];
    }

    /// <summary>Who said it, where and when, as a line to stand under the words.</summary>
    public static string Attribution(CitedQuote cited, CitationItem item)
    {
        var speaker = cited.Quote.Speaker?.Name;
        if (item.IsChinese)
        {
            var stands = item.IsDatedByConversation ? "（采访日期）" : "";
            return Prose.Joined("，", speaker, $"《{item.Title}》", item.Container, item.Issued?.Chinese + stands);
        }
        var date = item.IsDatedByConversation
            ? $"{item.Issued!.American} (date of the interview)"
            : item.Issued?.American;
        return Prose
            .Joined(
                " ",
                speaker is null ? null : speaker + ",",
                Prose.Quoted(item.Title, ','),
                Prose.Joined(", ", item.Container, date)
            )
            .TrimEnd(',', ' ');
    }
}
