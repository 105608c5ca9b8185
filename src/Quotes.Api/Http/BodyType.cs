using Microsoft.Net.Http.Headers;

namespace Quotes.Api.Http;

/// <summary>What a body says that it is.</summary>
internal static class BodyType
{
    /// <summary>
    /// Whether it is of a type, and in UTF-8: the framework takes other charsets, and throws at some of them.
    /// </summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (
            !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        );
}
