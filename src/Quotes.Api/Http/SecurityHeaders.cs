using Microsoft.Extensions.Primitives;

namespace Quotes.Api.Http;

/// <summary>
/// What a browser may do with an answer (OWASP, HTTP Security Response Headers and REST Security cheat sheets):
/// nothing, but for the pages that are meant for it.
/// </summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Swagger UI draws its icons from data addresses, and asks the API of its own origin.
    private const string OwnPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly StringValues _nothing = Nothing;
    private static readonly StringValues _ownPage = OwnPage;
    private static readonly StringValues _noSniff = "nosniff";
    private static readonly StringValues _noReferrer = "no-referrer";
    private static readonly StringValues _sameOrigin = "same-origin";
    private static readonly StringValues _crossOrigin = "cross-origin";
    private static readonly StringValues _deny = "DENY";
    private static readonly StringValues _noPermissions =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>Sets them for an answer of the API, or of the documentation by its path.</summary>
    /// <param name="isOpen">Whether pages of other origins may use the answer, as CORS says too.</param>
    public static void Set(HttpRequest request, HttpResponse response, bool isOpen)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = _noSniff;
        headers.ContentSecurityPolicy = request.Path.StartsWithSegments(Paths.Docs) ? _ownPage : _nothing;
        headers["Referrer-Policy"] = _noReferrer;
        headers["Permissions-Policy"] = _noPermissions;
        headers["Cross-Origin-Opener-Policy"] = _sameOrigin;
        headers["Cross-Origin-Resource-Policy"] = isOpen ? _crossOrigin : _sameOrigin;
        headers.XFrameOptions = _deny;
    }

    /// <summary>Allows pages of other origins to show an answer, such as a card that is shared.</summary>
    public static void AllowElsewhere(this HttpResponse response) =>
        response.Headers["Cross-Origin-Resource-Policy"] = _crossOrigin;

    /// <summary>
    /// Allows an answer to be a page: scripts, styles, pictures and requests of its own origin, nothing inline.
    /// </summary>
    public static void AllowPage(this HttpResponse response) => response.Headers.ContentSecurityPolicy = _ownPage;
}
