using System.Text;
using Quotes.Api.Http;
using Quotes.Api.Pages;
using Quotes.Verification;

namespace Quotes.Api.Mcp;

/// <summary>Says of words whether they were said.</summary>
internal static class VerifyTool
{
    private const int Most = 5;

    public static readonly BotTool Tool = BotTool.Of(
        "verify_quote",
        "核对引文",
        "Check a quotation before you publish it: exact (letter for letter), normalized, near (edited), composite or "
            + "not_found, with the source's own words and alerts on what changes the meaning. Only exact may stand in "
            + "quotation marks as it is. 核对一句引文是否与采访原文逐字一致。",
        [(Parameters.Text, true), (BotParameters.Speaker, false)],
        BotJson.Verbatim.Checked,
        AnswerAsync,
        Write
    );

    private static async Task<Checked?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        var speaker = await request.SpeakerAsync(ct);
        if (request.Errors.Any)
            return null;
        var text = request.Query.Value(Parameters.Text)!;
        var options = new VerificationOptions(Speaker: speaker, Limit: Most);
        var result = await request.Store.VerifyAsync(text, null, options, ct);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var places = result.Matches.Concat(result.Segments.Select(segment => segment.Match)).Append(result.Closest);
        foreach (var id in places.OfType<Match>().Select(match => match.InterviewId))
            if (!titles.ContainsKey(id))
                titles.Add(id, (await request.Store.FindInterviewAsync(id, ct))!.Title);
        CheckedPlace PlaceOf(Match match) => CheckedPlace.Of(match, titles[match.InterviewId], request.Root);
        return new Checked(
            result.Verdict,
            result.Summary,
            text,
            result.Alerts,
            [.. result.Matches.Select(PlaceOf)],
            [.. result.Segments.Select(part => new CheckedSegment(part.Text, part.Match is { } m ? PlaceOf(m) : null))],
            result.Closest is { } closest ? PlaceOf(closest) : null,
            result.Method.CorpusVersion
        );
    }

    private static string Write(Checked result)
    {
        var text = new StringBuilder();
        text.Append($"核对结果：{result.Verdict}（{Wordings.Of(result.Verdict, chinese: true)}）。");
        text.Append(NotesOf(result.Alerts));
        if (result.Verdict != "exact")
            text.Append("不要照所给的文字加引号发表；")
                .Append(
                    result.Matches.Count > 0
                        ? "要引用，就用下面的原文。"
                        : "这里没有可以照抄的原文，但也不说明没有人说过。"
                );
        if (result.Alerts.Contains("speaker_mismatch"))
            text.Append("不要用所给的讲者的名字发表：下面写明是谁说的。");
        if (result.Alerts.Contains("spoken_by_interviewer"))
            text.Append("不要当作受访者的话发表。");
        text.Append(BotText.Data).Append('\n');
        // The places of parts stand with the parts.
        foreach (var place in result.Segments.Count > 0 ? [] : result.Matches)
            text.Append('\n').Append(place.Written()).Append('\n');
        foreach (var (part, i) in result.Segments.Select((part, i) => (part, i + 1)))
            text.Append($"\n所给文字的第 {i} 段：\n{BotText.Quoted(part.Text)}\n")
                .Append(part.Place is { } place ? $"见于：\n{place.Written()}\n" : "没有找到这一段。\n");
        if (result.Closest is not null)
            text.Append("\n最接近的一处：\n").Append(result.Closest.Written()).Append('\n');
        return text.ToString();
    }

    /// <summary>What to look at before publishing, in words.</summary>
    public static string NotesOf(IReadOnlyList<string> alerts) =>
        string.Concat(alerts.Select(alert => $"注意：{Wordings.Of(alert, chinese: true)}。"));
}

/// <summary>Whether words were said.</summary>
/// <param name="Verdict">
/// <c>exact</c>, <c>normalized</c>, <c>near</c>, <c>composite</c>, or <c>not_found</c> in what is held, which does not
/// say that it was never said.
/// </param>
/// <param name="Summary">The verdict as a sentence.</param>
/// <param name="Text">What was checked, as it came.</param>
/// <param name="Alerts">What to look at before publishing, in all places or in the whole.</param>
/// <param name="Matches">Where it stands, the best first; for <c>composite</c> the places of its parts.</param>
/// <param name="Segments">For <c>composite</c>: its parts in order; else empty.</param>
/// <param name="Closest">For <c>not_found</c>: what comes nearest; null where nothing is near.</param>
/// <param name="Corpus">The version of the corpus that was searched.</param>
internal sealed record Checked(
    string Verdict,
    string Summary,
    string Text,
    IReadOnlyList<string> Alerts,
    IReadOnlyList<CheckedPlace> Matches,
    IReadOnlyList<CheckedSegment> Segments,
    CheckedPlace? Closest,
    string Corpus
);

/// <summary>A part of the given words.</summary>
/// <param name="Text">Its words, as given.</param>
/// <param name="Place">Where it stands; null where it was not found.</param>
internal sealed record CheckedSegment(string Text, CheckedPlace? Place);

/// <summary>A place where words stand, or nearly.</summary>
/// <param name="Id">The quote that it touches, else the answer, the question or the interview.</param>
/// <param name="Title">The headline of the interview.</param>
/// <param name="Url">The absolute address to cite it by.</param>
/// <param name="Text">The words of the source, verbatim.</param>
/// <param name="Speaker">Who said them; null where the text does not tell.</param>
/// <param name="Kind">How near: <c>exact</c>, <c>normalized</c>, <c>near</c> or <c>distant</c>.</param>
/// <param name="Similarity">1 for the same words.</param>
/// <param name="Alerts">What differs in meaning, or whose words they are.</param>
internal sealed record CheckedPlace(
    string Id,
    string Title,
    string Url,
    string Text,
    string? Speaker,
    string Kind,
    double Similarity,
    IReadOnlyList<string> Alerts
)
{
    public static CheckedPlace Of(Match match, string title, string root)
    {
        var quote = match.QuoteIds.Count > 0 ? match.QuoteIds[0] : null;
        var turn = match.AnswerId ?? match.QuestionId;
        var page = Paths.InterviewPage(match.InterviewId);
        var path =
            quote is not null ? Paths.QuotePage(quote)
            : turn is not null ? $"{page}#{turn}"
            : page;
        return new(
            quote ?? turn ?? match.InterviewId,
            title,
            root + path,
            match.Text,
            match.Speaker?.Name,
            match.Kind,
            match.Similarity,
            match.Alerts
        );
    }

    /// <summary>The same in words.</summary>
    public string Written() =>
        $"{Id}（{Kind}，{Similarity:0.####}）{VerifyTool.NotesOf(Alerts)}\n{BotText.Quoted(Text)}\n"
        + $"— {BotText.OneLine(Speaker ?? "讲者不详")}，《{BotText.OneLine(Title)}》\n链接：{Url}";
}
