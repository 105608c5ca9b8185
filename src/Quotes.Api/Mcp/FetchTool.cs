using System.Text;
using Quotes.Api.Http;
using Quotes.Citations;

namespace Quotes.Api.Mcp;

/// <summary>Gives what an id names, a page at a time.</summary>
internal static class FetchTool
{
    public static readonly BotTool Tool = BotTool.Of(
        "fetch",
        "取全文",
        "Get what an id names, verbatim: a quote (q-…), an answer (a-…) or question (n-…) with its quotes or answers, "
            + "or an interview with its turns. A long text comes a page at a time: call again with cursor = next. "
            + "按编号取引文、回答、问题或整篇采访的原文；长文分页，用 cursor 续取。",
        [(BotParameters.Id, true), (BotParameters.Cursor, false)],
        BotJson.Verbatim.Fetched,
        AnswerAsync,
        Write
    );

    private static async Task<Fetched?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        if (await WholeAsync(request, ct) is not { } whole)
            return null;
        // A text that has changed since is another one.
        var list = $"fetch {whole.Id} {whole.Revision}";
        var start = 0;
        if (
            request.Query.Value(BotParameters.Cursor) is { } cursor
            && !(int.TryParse(Cursor.Read(cursor, list), out start) && start > 0 && start < whole.Length)
        )
        {
            request.Errors.NotAllowed(BotParameters.Cursor, cursor);
            return null;
        }
        var page = TextPage.Of(whole.Text, start);
        return whole with
        {
            Text = page.Text,
            Start = page.Start,
            Next = page.End < page.Length ? Cursor.Behind($"{page.End}", list) : null,
            Parts = [.. whole.Parts.Where(part => part.Start >= page.Start && part.Start < page.End).Select(page.Held)],
        };
    }

    private static async Task<Fetched?> WholeAsync(BotRequest request, CancellationToken ct)
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
            Parts = [.. PartsOf(answer)],
        };
    }

    // The quotes of an answer follow each other in it.
    private static IEnumerable<FetchedPart> PartsOf(Answer answer)
    {
        var (at, start) = (0, 0);
        foreach (var quote in answer.Quotes)
        {
            var found = answer.Text.IndexOf(quote.Text, at, StringComparison.Ordinal);
            start += answer.Text[at..found].EnumerateRunes().Count();
            yield return new FetchedPart(quote.Id, quote.Text, start);
            // The same words may come again.
            at = found + quote.Text.Length;
            start += quote.Text.EnumerateRunes().Count();
        }
    }

    private static async Task<Fetched?> QuestionAsync(string id, BotRequest request, CancellationToken ct)
    {
        if (await request.Store.FindQuestionAsync(id, ct) is not { } question)
            return null;
        return await TurnAsync(question.InterviewId, id, "question", question.Text, question.Speaker, request, ct) with
        {
            Parts = [.. question.Answers.Select(answer => new FetchedPart(answer.Id, Shown.Cut(answer.Text), 0))],
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
            || await request.Store.FindTranscriptAsync(id, ct) is not { } transcript
        )
            return null;
        return new Fetched(id, "interview", interview.Title, request.Root + Paths.InterviewPage(id), source)
        {
            Interview = id,
            Revision = interview.Source.Revision,
            Parts =
            [
                .. transcript.Turns.Select(turn => new FetchedPart(turn.Id, Shown.Cut(turn.Text), turn.Span.Start)),
            ],
        };
    }

    private static string Write(Fetched found)
    {
        var text = new StringBuilder();
        var isPage = found.Start > 0 || found.Next is not null;
        var (first, last) = (found.Start + 1, found.Start + found.Text.EnumerateRunes().Count());
        text.Append($"{found.Id}（{found.Kind}），《{BotText.OneLine(found.Title)}》。")
            .Append(isPage ? $"全文 {found.Length} 字，以下是第 {first} 至 {last} 字。" : "")
            .Append($"{BotText.Data}\n");
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
        if (found.Next is not null)
            text.Append($"未完：用 cursor={found.Next} 再取 {found.Id}。\n");
        return text.Append($"链接：{found.Url}\n").ToString();
    }
}
