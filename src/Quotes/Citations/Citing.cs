namespace Quotes.Citations;

/// <summary>Cites a quote, in every format and style there is.</summary>
/// <param name="cited">The quote, with all that its citation is made of.</param>
/// <param name="root">The address of the service, absolute and without a slash at the end.</param>
/// <param name="accessed">The day that the source was looked at; null where nobody said.</param>
public sealed class Citing(CitedQuote cited, string root, DateOnly? accessed)
{
    // Reference managers make of the interviewee and the byline what their own style wants.
    private readonly CitationItem _item = CitationFacts.Of(cited, "interviewee", accessed).Item;

    /// <summary>The absolute address to cite the quote by.</summary>
    public string Url => root + Paths.QuotePage(cited.Quote.Id);

    /// <summary>The style to take where none is asked for.</summary>
    public CitationStyle DefaultStyle => CitationStyle.Find(_item.IsChinese ? "gb-t-7714-2025-numeric" : "apa-7")!;

    /// <summary>Everything at once.</summary>
    /// <param name="style">The only style to write references in; null for every style.</param>
    public Citation Whole(CitationStyle? style)
    {
        IEnumerable<CitationStyle> styles = style is null
            ? CitationStyle.All.OrderBy(other => other == DefaultStyle ? 0 : 1)
            : [style];
        var formatted = styles.Select(Formatted).ToArray();
        return new Citation
        {
            QuoteId = cited.Quote.Id,
            Url = Url,
            Quotation = cited.Quote.Text,
            Attribution = Attribution,
            Locator = new Locator(
                cited.Paragraph,
                cited.Quote.Section,
                cited.Interview.Page,
                cited.Quote.Span.Start,
                cited.Quote.Span.End,
                cited.Interview.Source.Revision,
                PublishedPlace
            ),
            AuthorBasis = formatted[0].AuthorBasis,
            Accessed = accessed,
            Csl = Csl,
            Formatted = formatted,
            Bibtex = Bibtex,
            Ris = RisRecord,
            Warnings = CitationWarnings.Of(cited, _item),
        };
    }

    /// <summary>A reference in a style.</summary>
    public FormattedCitation Formatted(CitationStyle style)
    {
        var (item, basis) = CitationFacts.Of(cited, style.AuthorBasis, accessed);
        return new FormattedCitation(style.Id, style.Locale, style.Reference(item), style.InText(item), basis);
    }

    /// <summary>The interview as a CSL-JSON item.</summary>
    public CslItem Csl => CslItem.Of(_item, cited, Url);

    /// <summary>The interview as a BibTeX entry.</summary>
    public string Bibtex => BibTex.Write(_item, cited.Quote.Id);

    /// <summary>The interview as an RIS record.</summary>
    public string RisRecord => Ris.Write(_item);

    /// <summary>The words pointed at in the source text.</summary>
    public Annotation Annotation => Annotation.Of(cited, root);

    /// <summary>The quote as schema.org has it.</summary>
    /// <param name="style">The style of the reference in it.</param>
    public string JsonLd(CitationStyle style) => Citations.JsonLd.Write(cited, _item, root, Formatted(style).Reference);

    /// <summary>The words and their attribution as Markdown.</summary>
    public string Markdown => QuotationMarkdown.Write(cited.Quote.Text, Attribution, Url);

    private string Attribution => CitationFacts.Attribution(cited, _item);

    private string? PublishedPlace => cited.Interview.Url is { } url ? TextFragment.Of(url, cited.Quote.Text) : null;
}
