using System.Text;
using Quotes.Citations;
using Quotes.Text;

namespace Quotes.Api.Pages;

/// <summary>A quote's page as Markdown, for those who read no HTML.</summary>
internal static class QuoteMarkdown
{
    public static string Write(CitedQuote cited, Citing citing, string around, string root)
    {
        var (quote, citation) = (cited.Quote, citing.Whole(citing.DefaultStyle));
        var text = new StringBuilder();
        text.Append("# ").Append(Markdown.OneLine(quote.Speaker?.Name ?? quote.Interview.Title)).Append("\n\n");
        text.Append(citing.Markdown);
        if (quote.Question is { } question)
            text.Append("\n## Question\n\n").Append(Markdown.Paragraphs(question.Text)).Append('\n');
        text.Append("\n## Context\n\n").Append(Markdown.Paragraphs(around)).Append('\n');
        if (quote.Themes.Count > 0)
            text.Append("\n## Themes\n\n");
        foreach (var theme in quote.Themes)
            text.Append("- ")
                .Append(theme.Id)
                .Append(": ")
                .AppendJoin(", ", theme.Evidence.Select(word => Markdown.OneLine(word.Text)).Distinct())
                .Append('\n');
        text.Append("\n## Citation\n\n").Append(Markdown.OneLine(citation.Formatted[0].Reference)).Append("\n\n");
        text.Append($"- id: {quote.Id}\n");
        text.Append($"- paragraph: {citation.Locator.Paragraph}\n");
        text.Append($"- characters: {quote.Span.Start}–{quote.Span.End}, revision {citation.Locator.Revision}\n");
        text.Append(
            $"- JSON: {root}{Paths.Quote(quote.Id)}\n- interview: {root}{Paths.InterviewPage(quote.Interview.Id)}\n"
        );
        return text.ToString();
    }
}
