namespace Quotes.Citations;

/// <summary>A quote in every form that it can be cited in.</summary>
public sealed record Citation
{
    /// <summary>The id of the quote.</summary>
    public required string QuoteId { get; init; }

    /// <summary>The absolute address to cite the quote by.</summary>
    public required string Url { get; init; }

    /// <summary>The words, verbatim.</summary>
    public required string Quotation { get; init; }

    /// <summary>Who said it, where and when, as a line to stand under the words.</summary>
    public required string Attribution { get; init; }

    /// <summary>Where in the interview the words stand.</summary>
    public required Locator Locator { get; init; }

    /// <summary>
    /// Whom the first of the references begins with: the <c>byline</c>, the <c>interviewee</c>, or <c>none</c>.
    /// </summary>
    public required string AuthorBasis { get; init; }

    /// <summary>The day that the source was looked at, as it was given; null where it was not.</summary>
    public DateOnly? Accessed { get; init; }

    /// <summary>The interview as a CSL-JSON item.</summary>
    public required CslItem Csl { get; init; }

    /// <summary>
    /// References: of the style that was asked for, or of every style, the default of the language first.
    /// </summary>
    public required IReadOnlyList<FormattedCitation> Formatted { get; init; }

    /// <summary>The interview as a BibTeX entry.</summary>
    public required string Bibtex { get; init; }

    /// <summary>The interview as an RIS record.</summary>
    public required string Ris { get; init; }

    /// <summary>What a careful writer would want to know: what is missing, and what stands in for it.</summary>
    public required IReadOnlyList<CitationWarning> Warnings { get; init; }
}

/// <summary>Where in an interview words stand.</summary>
/// <param name="Paragraph">The number of the paragraph that they begin in, from 1, counted from the lede on.</param>
/// <param name="Section">The heading they stand under; null before the first.</param>
/// <param name="Page">The printed page; null when it is not known.</param>
/// <param name="Start">Where they begin in the source text, in code points.</param>
/// <param name="End">Where they have ended.</param>
/// <param name="Revision">The revision of the source text that is counted in.</param>
/// <param name="TextFragment">
/// The address at which a browser shows them in the published interview; null where that has no known address.
/// </param>
public sealed record Locator(
    int Paragraph,
    string? Section,
    string? Page,
    int Start,
    int End,
    string Revision,
    string? TextFragment
);

/// <summary>A reference in a style.</summary>
/// <param name="Style">The id of the style.</param>
/// <param name="Locale">The BCP 47 tag of the language that its own words are in.</param>
/// <param name="Reference">The entry of a bibliography.</param>
/// <param name="InText">What stands in the running text, or the note.</param>
/// <param name="AuthorBasis">
/// Whom the reference begins with: the <c>byline</c>, the <c>interviewee</c>, or <c>none</c>.
/// </param>
public sealed record FormattedCitation(
    string Style,
    string Locale,
    string Reference,
    string InText,
    string AuthorBasis
);

/// <summary>What is missing from a citation, or stands in for something.</summary>
/// <param name="Code">
/// <c>published_missing</c>, <c>conducted_stands_in</c>, <c>page_missing</c>, <c>url_missing</c>,
/// <c>outlet_missing</c>, <c>byline_missing</c>, <c>interviewee_missing</c>, <c>names_shortened</c>,
/// <c>editors_not_printed</c>, <c>accessed_missing</c>, <c>speaker_unknown</c>, <c>name_as_printed</c>,
/// <c>language_unknown</c>.
/// </param>
/// <param name="Message">The same as a sentence.</param>
public sealed record CitationWarning(string Code, string Message);
