using Quotes.Text;

namespace Quotes.Citations;

/// <summary>Says what is missing from a citation, and what stands in for it.</summary>
internal static class CitationWarnings
{
    public static IReadOnlyList<CitationWarning> Of(CitedQuote cited, CitationItem item) =>
        [
            .. All(cited, item)
                .Where(found => found.Applies)
                .Select(found => new CitationWarning(found.Code, found.Message)),
        ];

    private static IEnumerable<(bool Applies, string Code, string Message)> All(CitedQuote cited, CitationItem item)
    {
        var interview = cited.Interview;
        yield return (
            interview.Published is null,
            "published_missing",
            "No date of publication is known; add it if you know it."
        );
        yield return (
            item.IsDatedByConversation,
            "conducted_stands_in",
            $"The date of the interview, {item.Issued?.Iso}, stands where the date of publication belongs, and is "
                + "named as such."
        );
        yield return (interview.Page is null, "page_missing", "No printed page is known.");
        yield return (interview.Url is null, "url_missing", "No address of the published interview is known.");
        yield return (interview.Outlet is null, "outlet_missing", "The publication is not known.");
        yield return (
            interview.Authors.Count == 0,
            "byline_missing",
            "No byline is known: styles that begin with it begin with the interviewee."
        );
        yield return (
            CitationFacts.Interviewees(cited).Count == 0,
            "interviewee_missing",
            "Nobody can be told to be interviewed: styles that begin with the interviewee begin with the byline or "
                + "the title."
        );
        yield return (
            Math.Max(interview.Authors.Count, CitationFacts.Interviewees(cited).Count) > 1,
            "names_shortened",
            "Some styles name only the first of several people, then 等 or et al.; CSL-JSON, BibTeX and RIS name all."
        );
        yield return (
            interview.Editors.Count > 0,
            "editors_not_printed",
            "No style prints the editors of an article in a newspaper; CSL-JSON, BibTeX and RIS name them."
        );
        yield return (
            item is { Url: not null, Accessed: null },
            "accessed_missing",
            "GB/T 7714—2015 gives the day that an address was looked at: ask with accessed=yyyy-MM-dd."
        );
        yield return (cited.Quote.Speaker is null, "speaker_unknown", "The source does not tell who says these words.");
        yield return (
            Names(cited).Any(HasParts),
            "name_as_printed",
            "Names stand whole, as printed: a style that puts the family’s part first wants that mended by hand."
        );
        yield return (interview.Language == "und", "language_unknown", "The language of the interview is not known.");
    }

    private static IEnumerable<string> Names(CitedQuote cited) =>
        cited.Interview.Authors.Concat(CitationFacts.Interviewees(cited));

    private static bool HasParts(string name) =>
        name.Contains(' ', StringComparison.Ordinal) || RuneClasses.AnyIdeographIn(name);
}
