using System.Text;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>A picture, made on the server from a component.</summary>
/// <typeparam name="T">The component, whose only element is <c>svg</c>.</typeparam>
/// <param name="view">What it was asked with.</param>
/// <param name="given">The component's parameters.</param>
internal sealed class SvgResult<T>(View view, params (string Name, object? Value)[] given) : IResult
    where T : PageComponent
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(await Rendering.WriteAsync<T>(httpContext.RequestServices, view, given));
        var response = httpContext.Response;
        response.ContentType = Format.Svg.ContentType;
        response.ContentLength = body.Length;
        response.AllowElsewhere();
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
