namespace Quotes.Api.Http;

/// <summary>
/// <c>If-None-Match: *</c>: 304 where there is any answer at all (RFC 9110, section 13.1.2). Whether there is one is
/// only known once it is made, so it is made and thrown away; a refusal is made again and sent.
/// </summary>
internal static class AnyTag
{
    /// <summary>Whether the request says so.</summary>
    public static bool IsIn(HttpRequest request) => request.Headers.IfNoneMatch == "*";

    /// <summary>Answers 304, or what <paramref name="next"/> refuses with.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var (response, body) = (context.Response, context.Response.Body);
        response.Body = Stream.Null;
        await next(context);
        response.Body = body;
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            await next(context);
            return;
        }
        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentType = null;
        response.ContentLength = null;
    }
}
