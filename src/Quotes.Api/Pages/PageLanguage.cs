using Microsoft.AspNetCore.WebUtilities;
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
    /// <param name="context">The request, whose header counts where the address says nothing.</param>
    /// <param name="asked">The language that the address asks for; null where it asks for none.</param>
    public static string Choose(HttpContext context, string? asked)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language";
        return asked ?? Preferred(context.Request.Headers.AcceptLanguage);
    }

    /// <summary>
    /// The language that an address asks for which may be wrong otherwise; null where it asks for none.
    /// </summary>
    public static string? AskedIn(string? query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
            if (pair.DecodeName().Span.SequenceEqual(Parameter.Name))
                return Parameter.Read(pair.DecodeValue().ToString()) as string;
        return null;
    }

    private static string Preferred(IList<string?> accept)
    {
        var ranges = new List<StringWithQualityHeaderValue>();
        // An entry that cannot be read says nothing of the others.
        foreach (var entry in accept.OfType<string>().SelectMany(line => line.Split(',')))
            if (StringWithQualityHeaderValue.TryParse(entry, out var range))
                ranges.Add(range);
        // Ties go to what stands first, as browsers send them.
        var best = ranges.Where(range => (range.Quality ?? 1) > 0).OrderByDescending(range => range.Quality ?? 1);
        return best.Select(range => range.Value.ToString().ToLowerInvariant().Split('-')[0])
                .FirstOrDefault(tag => tag is Chinese or English)
            ?? Chinese;
    }
}
