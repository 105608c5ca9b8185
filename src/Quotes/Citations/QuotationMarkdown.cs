using Quotes.Text;

namespace Quotes.Citations;

/// <summary>Words and who said them, as a block quotation in Markdown.</summary>
internal static class QuotationMarkdown
{
    public static string Write(string text, string attribution, string url) =>
        $"> {Markdown.OneLine(text)}\n>\n> — [{Markdown.OneLine(attribution)}]({url})\n";
}
