using Quotes.Text;

namespace Quotes;

/// <summary>A quote with all that a citation of it is made of.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Interview">The interview that it is from.</param>
/// <param name="Source">The source text of the interview, verbatim.</param>
/// <param name="Nodes">The source text cut into nodes.</param>
public sealed record CitedQuote(
    Quote Quote,
    Interview Interview,
    SourceText Source,
    IReadOnlyList<TranscriptNode> Nodes
)
{
    /// <summary>
    /// The number of the paragraph that the quote begins in, from 1: what a locator such as <c>para. 12</c> counts.
    /// The paragraphs are those of the lede and of the turns; a turn in one line is one paragraph.
    /// </summary>
    public int Paragraph =>
        Nodes
            .Where(node => node.Kind is "lede" or "question" or "answer" && node.Start <= Quote.Span.Start)
            .Sum(node => ParagraphsIn(node.Start, Math.Min(node.End, Quote.Span.Start + 1)));

    private int ParagraphsIn(int start, int end) =>
        Source
            .Slice(new TextSpan(start, end))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Length;
}
