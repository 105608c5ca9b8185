using Microsoft.AspNetCore.WebUtilities;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>The query of an address that people pass on.</summary>
internal static class PageQuery
{
    /// <summary>
    /// The query string without what the page does not know, what is empty, and all but the first of what is repeated:
    /// others put their marks behind an address, and a form sends its empty fields.
    /// </summary>
    public static string Known(string? text, IReadOnlyList<Parameter> parameters)
    {
        var kept = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(text))
        {
            var name = pair.DecodeName().ToString();
            if (pair.EncodedValue.Span.Trim('+').IsEmpty || parameters.All(parameter => parameter.Name != name))
                continue;
            if (seen.Add(name))
                kept.Add($"{pair.EncodedName}={pair.EncodedValue}");
        }
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    /// <summary>The query, as it was sent and without its question mark, but for a parameter.</summary>
    public static string Without(string? text, Parameter parameter)
    {
        var kept = new List<string>();
        foreach (var pair in new QueryStringEnumerable(text))
            if (!pair.DecodeName().Span.SequenceEqual(parameter.Name))
                kept.Add($"{pair.EncodedName}={pair.EncodedValue}");
        return string.Join('&', kept);
    }
}
