using Microsoft.AspNetCore.Http.Features;
using Quotes.Api.Http;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Api.Pages;

/// <summary>Checking: a text is pasted, and its quotations are held against what was said.</summary>
internal static class CheckEndpoints
{
    private const string FormType = "application/x-www-form-urlencoded";

    // Each character takes up to twelve bytes in a form.
    private const int MostBytes = 1024 * 1024;
    private const int LongestWhole = 2_000;

    public static void MapCheck(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.Check, Contract.Reading, AskForText).With(PageContracts.Check);
        app.MapMethods(Paths.Check, Contract.Posting, CheckText).With(PageContracts.CheckPosted);
    }

    /// <summary>The form; with a text in the address, its answer too.</summary>
    public static async Task<IResult> AskForText(
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) => await AnswerAsync(query.Value(Parameters.DocumentText), context, query, corpus, ct);

    /// <summary>What was posted, checked.</summary>
    public static async Task<IResult> CheckText(
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        if (!BodyType.Is(context.Request, FormType))
            return new ProblemResult(
                ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, null) with
                {
                    Detail = $"Send {FormType}, as the form of this page does.",
                }
            );
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        try
        {
            var form = await context.Request.ReadFormAsync(ct);
            return await AnswerAsync(form["text"].ToString(), context, query, corpus, ct);
        }
        catch (InvalidDataException)
        {
            return new ProblemResult(ApiProblem.UnreadableForm);
        }
    }

    private static async Task<IResult> AnswerAsync(
        string? text,
        HttpContext context,
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        var view = await View.OfAsync(context, query, corpus, ct);
        if (string.IsNullOrWhiteSpace(text))
            return new PageResult<CheckPage>(view);
        var isTooLong = Parameters.DocumentText.Read(text) is null;
        var (results, quotations) = isTooLong ? (null, 0) : await CheckAsync(new SourceText(text), corpus, ct);
        var problem =
            results is not null ? null
            : isTooLong && view.IsChinese ? "文字太长：一次最多六万四千字。请分几次核对。"
            : isTooLong ? "The text is too long: at most 64,000 characters at a time. Check it in parts."
            : view.IsChinese ? "文中没有引号。请给引文加上引号（“”或「」），或只粘贴一句话（两千字以内）。"
            : "There are no quotation marks. Put the quotations into “ ” or 「 」, or paste one alone "
                + "(up to 2,000 letters).";
        return new PageResult<CheckPage>(
            view,
            (nameof(CheckPage.Text), text),
            (nameof(CheckPage.Results), results),
            (nameof(CheckPage.Quotations), quotations),
            (nameof(CheckPage.Problem), problem)
        );
    }

    // What has no quotation marks is taken for one quotation, where it may be one.
    private static async Task<(
        IReadOnlyList<(string Given, VerificationMembers Members)>? Results,
        int Quotations
    )> CheckAsync(SourceText text, Generation corpus, CancellationToken ct)
    {
        var options = new VerificationOptions(Script: true);
        var document = await corpus.Store.VerifyDocumentAsync(text, null, options, ct);
        if (document.Quotations > 0)
            return (
                [.. document.Results.Select(result => (result.Given.Text, (VerificationMembers)result))],
                document.Quotations
            );
        var words = text.Value.Trim();
        return words.EnumerateRunes().Count() > LongestWhole
            ? (null, 0)
            : ([(words, await corpus.Store.VerifyAsync(words, null, options, ct))], 0);
    }
}
