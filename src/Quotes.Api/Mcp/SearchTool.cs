using System.Text;
using Quotes.Api.Http;
using Quotes.Citations;
using Quotes.Text;

namespace Quotes.Api.Mcp;

/// <summary>Finds quotes, each with all that is needed to cite it.</summary>
internal static class SearchTool
{
    private const int Usual = 10;

    public static readonly BotTool Tool = BotTool.Of(
        "search",
        "查找引文",
        "Find verbatim quotes of interviews by words, a whole question, theme or speaker. Each comes with id, url, "
            + "question and a citation to paste. Copy text as it is; never quote from memory. 按词语、问题、主题或讲者查找采访原话。",
        [
            (BotParameters.Words, false),
            (BotParameters.Theme, false),
            (BotParameters.Speaker, false),
            (BotParameters.Limit, false),
        ],
        BotJson.Verbatim.FoundQuotes,
        AnswerAsync,
        Write
    );

    private static async Task<FoundQuotes?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        var query = request.Query;
        if (!query.Has(BotParameters.Words) && !query.Has(BotParameters.Theme) && !query.Has(BotParameters.Speaker))
            request.Errors.Missing(BotParameters.Words);
        var speaker = await request.SpeakerAsync(ct);
        if (request.Errors.Any)
            return null;
        var filter = new QuoteFilter
        {
            Themes = query.Value(BotParameters.Theme) ?? [],
            Speakers = speaker is null ? [] : [speaker],
        };
        var page = new PageRequest(query.Has(BotParameters.Limit) ? query.Value(BotParameters.Limit) : Usual, null);
        Task<Page<Quote>?> FindAsync(SearchQuery? search) =>
            request.Store.ListQuotesAsync(
                filter with
                {
                    Search = search,
                    Sort = search is null ? null : "relevance",
                },
                page,
                ct
            );
        var (found, isLoose) = query.Value(BotParameters.Words) is { } words
            ? await PlainWords.FindAsync(words, FindAsync, none => none.Total == 0)
            : (await FindAsync(null), false);
        if (found is null)
        {
            request.Errors.NotAllowed(BotParameters.Words, query.Value(BotParameters.Words) ?? "");
            return null;
        }
        var hits = new List<FoundQuote>();
        foreach (var quote in found.Items)
            if (await request.Store.FindCitedAsync(quote.Id, ct) is { } cited)
                hits.Add(FoundQuote.Of(cited, new Citing(cited, request.Root, null)));
        return new FoundQuotes(hits, found.Total, found.TotalIsLowerBound, isLoose ? "any" : "all");
    }

    private static string Write(FoundQuotes found)
    {
        var text = new StringBuilder();
        text.Append(
            found.Results.Count == 0
                ? "没有找到。换个说法再查，或用 list_themes 看有哪些主题；不要凭记忆引用。"
                : $"找到{(found.TotalIsLowerBound ? "至少" : "")} {found.Total} 句，列出 {found.Results.Count} 句"
                    + $"{(found.Match == "any" ? "（只含部分词语）" : "")}。{BotText.Data}"
        );
        foreach (var (hit, i) in found.Results.Select((hit, i) => (hit, i + 1)))
            text.Append($"\n\n{i}. {hit.Id}\n").Append(hit.Written());
        return text.Append('\n').ToString();
    }
}

/// <summary>Quotes that were found, the best first.</summary>
/// <param name="Results">The quotes.</param>
/// <param name="Total">How many there are in all; exact up to 10,000.</param>
/// <param name="TotalIsLowerBound">True where counting stopped.</param>
/// <param name="Match"><c>all</c> where each holds every word, <c>any</c> where nothing did.</param>
internal sealed record FoundQuotes(IReadOnlyList<FoundQuote> Results, int Total, bool TotalIsLowerBound, string Match);

/// <summary>A quote, with what it takes to cite it.</summary>
/// <param name="Id">Its id, for fetch and cite_quote.</param>
/// <param name="Title">The headline of the interview.</param>
/// <param name="Url">The absolute address to cite it by.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Speaker">Who said them; null where the text does not tell.</param>
/// <param name="Interview">The id of the interview.</param>
/// <param name="Question">The question that they answer; null where there is none.</param>
/// <param name="Citation">The reference in the default style of its language.</param>
/// <param name="Markdown">Words, attribution and link, to be pasted.</param>
internal sealed record FoundQuote(
    string Id,
    string Title,
    string Url,
    string Text,
    string? Speaker,
    string Interview,
    string? Question,
    string Citation,
    string Markdown
)
{
    public static FoundQuote Of(CitedQuote cited, Citing citing) =>
        new(
            cited.Quote.Id,
            cited.Interview.Title,
            citing.Url,
            cited.Quote.Text,
            cited.Quote.Speaker?.Name,
            cited.Interview.Id,
            cited.Quote.Question?.Text,
            citing.Formatted(citing.DefaultStyle).Reference,
            citing.Markdown
        );

    /// <summary>The same in words.</summary>
    public string Written()
    {
        var text = new StringBuilder();
        text.Append(
            $"{BotText.Quoted(Text)}\n— {BotText.OneLine(Speaker ?? "讲者不详")}，《{BotText.OneLine(Title)}》\n"
        );
        if (Question is not null)
            text.Append($"问：{BotText.OneLine(Question)}\n");
        return text.Append($"出处：{BotText.OneLine(Citation)}\n链接：{Url}").ToString();
    }
}
