using System.Text;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>A page, made on the server from a component.</summary>
/// <typeparam name="T">The component.</typeparam>
/// <param name="view">What the page was asked with.</param>
/// <param name="given">The component's parameters.</param>
internal sealed class PageResult<T>(View view, params (string Name, object? Value)[] given) : IResult
    where T : PageComponent
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await Rendering.WriteAsync<T>(httpContext.RequestServices, view, given);
        var body = Encoding.UTF8.GetBytes("<!doctype html>\n" + html);
        var response = httpContext.Response;
        response.ContentType = Format.Html.ContentType;
        response.ContentLength = body.Length;
        response.AllowPage();
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers.ContentLanguage = view.IsChinese ? "zh-Hans" : "en";
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
