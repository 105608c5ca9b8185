using System.Text;
using Quotes.Citations;

namespace Quotes.Api.Mcp;

/// <summary>Gives what an id names, whole.</summary>
internal static class FetchTool
{
    public static readonly BotTool Tool = BotTool.Of(
        "fetch",
        "取全文",
        "Get what an id names, whole and verbatim: a quote (q-…), an answer (a-…) or question (n-…) with its quotes or "
            + "answers, or an interview. 按编号取引文、回答、问题或整篇采访的原文。",
        [(BotParameters.Id, true)],
        BotJson.Verbatim.Fetched,
        AnswerAsync,
        Write
    );

    private static async Task<Fetched?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        var id = request.Query.Value(BotParameters.Id)!;
        return id[..Math.Min(2, id.Length)] switch
            {
                "q-" => await QuoteAsync(id, request, ct),
                "a-" => await OfAnswerAsync(id, request, ct),
                "n-" => await QuestionAsync(id, request, ct),
                _ => null,
            }
            // The slug of an interview may begin like anything.
            ?? await InterviewAsync(id, request, ct)
            ?? await request.NothingAsync<Fetched>(KindOf(id), id, ct);
    }

    private static string KindOf(string id) =>
        id[..Math.Min(2, id.Length)] switch
        {
            "q-" => "quote",
            "a-" => "answer",
            "n-" => "question",
            _ => "interview",
        };

    /// <summary>Says that an id names nothing, or no longer does; the answer is null.</summary>
    public static async Task<T?> NothingAsync<T>(this BotRequest request, string kind, string id, CancellationToken ct)
        where T : class
    {
        var gone = await request.Store.FindGoneAsync(kind, id, ct);
        var instead =
            gone?.Successor is { } successor ? $" {successor} took its place."
            : kind == "interview" && await request.Store.NearestAsync(kind, id, ct) is { Count: > 0 } near
                ? $" The nearest are {string.Join(", ", near)}."
            : "";
        var what = gone is null ? $"The corpus holds no {kind} with this id." : $"The {kind} is gone.";
        request.Errors.Contradicts(BotParameters.Id, $"“{id}” came. {what}{instead} Take ids from search.");
        return null;
    }

    private static async Task<Fetched?> QuoteAsync(string id, BotRequest request, CancellationToken ct)
    {
        if (await request.Store.FindCitedAsync(id, ct) is not { } cited)
            return null;
        var found = FoundQuote.Of(cited, new Citing(cited, request.Root, null));
        return new Fetched(id, "quote", found.Title, found.Url, found.Text)
        {
            Speaker = found.Speaker,
            Interview = found.Interview,
            Question = found.Question,
            Citation = found.Citation,
            Markdown = found.Markdown,
            Answer = cited.Quote.AnswerId,
        };
    }

    private static async Task<Fetched?> OfAnswerAsync(string id, BotRequest request, CancellationToken ct)
    {
        if (await request.Store.FindAnswerAsync(id, ct) is not { } answer)
            return null;
        return await TurnAsync(answer.InterviewId, id, "answer", answer.Text, answer.Speaker, request, ct) with
        {
            Question = answer.Question?.Text,
            Parts = [.. answer.Quotes.Select(quote => new FetchedPart(quote.Id, quote.Text))],
        };
    }

    private static async Task<Fetched?> QuestionAsync(string id, BotRequest request, CancellationToken ct)
    {
        if (await request.Store.FindQuestionAsync(id, ct) is not { } question)
            return null;
        return await TurnAsync(question.InterviewId, id, "question", question.Text, question.Speaker, request, ct) with
        {
            Parts = [.. question.Answers.Select(answer => new FetchedPart(answer.Id, answer.Text))],
        };
    }

    private static async Task<Fetched> TurnAsync(
        string interview,
        string id,
        string kind,
        string text,
        SpeakerRef speaker,
        BotRequest request,
        CancellationToken ct
    )
    {
        var title = (await request.Store.FindInterviewAsync(interview, ct))!.Title;
        var url = $"{request.Root}{Paths.InterviewPage(interview)}#{id}";
        return new Fetched(id, kind, title, url, text) { Speaker = speaker.Name, Interview = interview };
    }

    private static async Task<Fetched?> InterviewAsync(string id, BotRequest request, CancellationToken ct)
    {
        if (
            await request.Store.FindInterviewAsync(id, ct) is not { } interview
            || await request.Store.FindSourceAsync(id, ct) is not { } source
        )
            return null;
        return new Fetched(id, "interview", interview.Title, request.Root + Paths.InterviewPage(id), source)
        {
            Interview = id,
        };
    }

    private static string Write(Fetched found)
    {
        var text = new StringBuilder();
        text.Append($"{found.Id}（{found.Kind}），《{BotText.OneLine(found.Title)}》。{BotText.Data}\n");
        if (found.Question is not null)
            text.Append($"问：{BotText.OneLine(found.Question)}\n");
        text.Append(BotText.Quoted(found.Text)).Append('\n');
        if (found.Speaker is not null)
            text.Append($"— {BotText.OneLine(found.Speaker)}\n");
        if (found.Citation is not null)
            text.Append($"出处：{BotText.OneLine(found.Citation)}\n");
        if (found.Answer is not null)
            text.Append($"所在回答：{found.Answer}\n");
        foreach (var part in found.Parts)
            text.Append($"{part.Id}：{BotText.OneLine(part.Text)}\n");
        return text.Append($"链接：{found.Url}\n").ToString();
    }
}

/// <summary>What an id names.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind"><c>quote</c>, <c>answer</c>, <c>question</c> or <c>interview</c>.</param>
/// <param name="Title">The headline of the interview.</param>
/// <param name="Url">The absolute address to cite it by.</param>
/// <param name="Text">The words, verbatim; of an interview the whole source text.</param>
internal sealed record Fetched(string Id, string Kind, string Title, string Url, string Text)
{
    /// <summary>Who said it; null for an interview, and where the text does not tell.</summary>
    public string? Speaker { get; init; }

    /// <summary>The id of the interview.</summary>
    public string? Interview { get; init; }

    /// <summary>The question that it answers.</summary>
    public string? Question { get; init; }

    /// <summary>For a quote: the reference in the default style of its language.</summary>
    public string? Citation { get; init; }

    /// <summary>For a quote: words, attribution and link, to be pasted.</summary>
    public string? Markdown { get; init; }

    /// <summary>For a quote: the id of the answer that it is a sentence of; null for speech quoted in the lede.</summary>
    public string? Answer { get; init; }

    /// <summary>The quotes of an answer, or the answers to a question.</summary>
    public IReadOnlyList<FetchedPart> Parts { get; init; } = [];
}

/// <summary>What belongs to it, to be fetched in turn.</summary>
internal sealed record FetchedPart(string Id, string Text);
