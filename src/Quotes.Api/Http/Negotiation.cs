using Microsoft.Net.Http.Headers;

namespace Quotes.Api.Http;

/// <summary>Which of the formats there are a caller likes best (RFC 9110, section 12.5.1).</summary>
internal static class Negotiation
{
    /// <summary>
    /// The format with the greatest weight, the first of the list among equals; null where every one is unwelcome. No
    /// <c>Accept</c>, or one that cannot be read, means anything: an odd header is never an error.
    /// </summary>
    public static Format? Choose(IReadOnlyList<Format> formats, IList<string?> accept)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
            return formats[0];
        Format? best = null;
        var most = 0.0;
        foreach (var format in formats)
        {
            var weight = Weight(format, ranges);
            if (weight > most)
                (best, most) = (format, weight);
        }
        return best;
    }

    /// <summary>The weight that the most specific matching range gives a format; 0 where none matches.</summary>
    private static double Weight(Format format, IList<MediaTypeHeaderValue> ranges)
    {
        var mediaType = new MediaTypeHeaderValue(format.MediaType);
        var specificity = -1;
        var weight = 0.0;
        foreach (var range in ranges)
        {
            if (!Covers(range, mediaType))
                continue;
            var exact =
                range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes ? 1
                : 2;
            if (exact <= specificity)
                continue;
            specificity = exact;
            weight = range.Quality ?? 1;
        }
        return weight;
    }

    // Parameters of a range, such as charset, are not held against a format: there is one charset, and it is UTF-8.
    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue format) =>
        range.MatchesAllTypes
        || (
            range.Type.Equals(format.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(format.SubType, StringComparison.OrdinalIgnoreCase))
        );
}
