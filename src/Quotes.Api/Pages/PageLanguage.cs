using Microsoft.Net.Http.Headers;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>The language that a page speaks: Chinese or English.</summary>
internal static class PageLanguage
{
    public const string Chinese = "zh";
    public const string English = "en";

    /// <summary>The switch in the address, which outdoes what the browser prefers.</summary>
    public static readonly Parameter<string> Parameter = new(
        "lang",
        "The language of the page.",
        "one of zh, en",
        new("string") { Enum = [Chinese, English] },
        English,
        text => Reading.OneOf(text, [Chinese, English])
    );

    /// <summary>
    /// The language of a page, and the header that says what it was chosen by: the corpus is Chinese, and so is a page
    /// that nobody asked otherwise.
    /// </summary>
    public static string Choose(HttpContext context, Query? query)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language";
        return query?.Value(Parameter) ?? Preferred(context.Request.Headers.AcceptLanguage);
    }

    private static string Preferred(IList<string?> accept)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
            return Chinese;
        // Ties go to what stands first, as browsers send them.
        var best = ranges.Where(range => (range.Quality ?? 1) > 0).OrderByDescending(range => range.Quality ?? 1);
        return best.Select(range => range.Value.ToString().ToLowerInvariant().Split('-')[0])
                .FirstOrDefault(tag => tag is Chinese or English)
            ?? Chinese;
    }
}
