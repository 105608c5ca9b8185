using Microsoft.Net.Http.Headers;

namespace Quotes.Api.Http;

/// <summary>Which of the formats there are a caller likes best (RFC 9110, section 12.5.1).</summary>
internal static class Negotiation
{
    // Parameters such as charset are not held against a format: there is one charset, and it is UTF-8.
    private static readonly string[] _telling = ["profile", "style"];

    /// <summary>
    /// The format with the greatest weight, the first of the list among equals; null where every one is unwelcome. No
    /// <c>Accept</c>, or one that cannot be read, means anything: an odd header is never an error.
    /// </summary>
    /// <returns>The format, and what its telling parameter was asked to be; null where that was left open.</returns>
    public static (Format? Format, string? Told) Choose(IReadOnlyList<Format> formats, IList<string?> accept)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
            return (formats[0], null);
        (Format?, string?) best = default;
        var most = 0.0;
        foreach (var format in formats)
        {
            if (BestRange(format, ranges) is not { } range || (range.Quality ?? 1) <= most)
                continue;
            best = (format, Told(range));
            most = range.Quality ?? 1;
        }
        return best;
    }

    /// <summary>Of the ranges that cover a format the most specific; null where none does.</summary>
    private static MediaTypeHeaderValue? BestRange(Format format, IList<MediaTypeHeaderValue> ranges)
    {
        var type = MediaTypeHeaderValue.Parse(format.MediaType);
        return ranges.Where(range => Covers(range, type, format)).MaxBy(Specificity);
    }

    private static int Specificity(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes ? 0
        : range.MatchesAllSubTypes ? 1
        : Told(range) is null ? 2
        : 3;

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type, Format format) =>
        range.MatchesAllTypes
        || (
            range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (
                range.MatchesAllSubTypes
                || (
                    range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)
                    && (
                        Told(range) is not { } told
                        || (
                            format.Telling is { } telling
                            && Names(range, telling)
                            && telling.Values.Any(value => told.Split(' ').Contains(value))
                        )
                    )
                )
            )
        );

    private static string? Told(MediaTypeHeaderValue range) =>
        range
            .Parameters.Where(parameter => _telling.Any(name => Is(parameter, name)))
            .Select(parameter => parameter.GetUnescapedValue().ToString())
            .FirstOrDefault();

    private static bool Names(MediaTypeHeaderValue range, TellingParameter telling) =>
        range.Parameters.Any(parameter => Is(parameter, telling.Name));

    private static bool Is(NameValueHeaderValue parameter, string name) =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
