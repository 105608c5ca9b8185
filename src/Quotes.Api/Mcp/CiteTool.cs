using Quotes.Api.Http;
using Quotes.Api.Pages;
using Quotes.Citations;

namespace Quotes.Api.Mcp;

/// <summary>Writes the reference of a quote.</summary>
internal static class CiteTool
{
    public static readonly BotTool Tool = BotTool.Of(
        "cite_quote",
        "生成出处",
        "Get the reference of a quote in a style, with what stands in the running text, the place in the interview, "
            + "and what is not known. Nothing is made up. 按格式给出一句引文的出处（GB/T 7714、APA、MLA、Chicago）。",
        [(BotParameters.QuoteId, true), (Parameters.Style, false)],
        BotJson.Verbatim.Cited,
        AnswerAsync,
        Write
    );

    private static async Task<Cited?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        var id = request.Query.Value(BotParameters.QuoteId)!;
        if (await request.Store.FindCitedAsync(id, ct) is not { } cited)
            return await request.NothingAsync<Cited>("quote", id, ct);
        var citing = new Citing(cited, request.Root, null);
        var citation = citing.Whole(CitationStyle.Find(request.Query.Value(Parameters.Style)) ?? citing.DefaultStyle);
        var reference = citation.Formatted[0];
        return new Cited(
            id,
            cited.Interview.Title,
            citation.Url,
            citation.Quotation,
            cited.Quote.Question?.Text,
            citation.Attribution,
            reference.Style,
            reference.Reference,
            reference.InText,
            citation.Locator.Paragraph,
            citation.Locator.Revision,
            citing.Markdown,
            [.. citation.Warnings.Select(warning => warning.Code)]
        );
    }

    private static string Write(Cited cited)
    {
        var warnings = cited.Warnings.Select(code => $"\n注意：{Wordings.Of(code, chinese: true)}");
        return $"""
            {cited.Id} 的出处（{cited.Style}）。{BotText.Data}
            {BotText.Quoted(cited.Text)}
            — {BotText.OneLine(cited.Attribution)}
            文献：{BotText.OneLine(cited.Reference)}
            文中：{BotText.OneLine(cited.Intext)}
            位置：第 {cited.Paragraph} 段，版本 {cited.Revision}
            链接：{cited.Url}{string.Concat(warnings)}

            """;
    }
}

/// <summary>A quote and its reference.</summary>
/// <param name="Id">The id of the quote.</param>
/// <param name="Title">The headline of the interview.</param>
/// <param name="Url">The absolute address to cite it by.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Question">The question that they answer; null where there is none.</param>
/// <param name="Attribution">Who said it, where and when, as a line to stand under the words.</param>
/// <param name="Style">The id of the style.</param>
/// <param name="Reference">The entry of a bibliography.</param>
/// <param name="Intext">What stands in the running text, or the note.</param>
/// <param name="Paragraph">The number of the paragraph, from 1.</param>
/// <param name="Revision">The revision of the source text that is counted in.</param>
/// <param name="Markdown">Words, attribution and link, to be pasted.</param>
/// <param name="Warnings">What is missing, or stands in for something, as codes.</param>
internal sealed record Cited(
    string Id,
    string Title,
    string Url,
    string Text,
    string? Question,
    string Attribution,
    string Style,
    string Reference,
    string Intext,
    int Paragraph,
    string Revision,
    string Markdown,
    IReadOnlyList<string> Warnings
);
