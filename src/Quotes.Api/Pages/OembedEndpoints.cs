using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;
using Quotes.Citations;

namespace Quotes.Api.Pages;

/// <summary>What to show where somebody pastes the address of a quote (oEmbed 1.0).</summary>
internal static class OembedEndpoints
{
    public static readonly Parameter<string> Url = new(
        "url",
        "The address of a quote's page.",
        "the address of a quote’s page here, such as /q/q-…",
        new("string") { MaxLength = 2000 },
        "",
        text => text.Length <= 2000 ? text : null
    );

    public static readonly Parameter<string> AskedFormat = new(
        "format",
        "The format; only JSON is served.",
        "json",
        new("string") { Enum = ["json"], Default = "json" },
        "json",
        text => Reading.OneOf(text, ["json"])
    );

    /// <summary>A quote as a block of HTML that needs no script.</summary>
    public static async Task<IResult> GetOembed(
        Query query,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        var root = settings.Value.PublicRoot;
        var asked = query.Value(Url)!;
        if (IdIn(asked, root) is not { } id)
            return new ProblemResult(
                ApiProblem.NotFound("No quote has this address; it is that of a page such as /q/q-…")
            );
        if (await corpus.Store.FindCitedAsync(id, ct) is not { } cited)
            return await Missing.OfAsync("quote", id, corpus.Store, ct);
        var citation = new Citing(cited, root, null).Whole(null);
        return TypedResults.Ok(Embedded.Of(cited.Quote, citation, root));
    }

    /// <summary>The id in the address of a quote's page; null where it is another's.</summary>
    private static string? IdIn(string address, string root)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var url)
            || !Uri.TryCreate(root, UriKind.Absolute, out var own)
        )
            return null;
        var before = own.AbsolutePath.TrimEnd('/') + Paths.QuotePage("");
        return url.Authority == own.Authority && url.AbsolutePath.StartsWith(before, StringComparison.Ordinal)
            ? url.AbsolutePath[before.Length..]
            : null;
    }
}

/// <summary>An oEmbed answer of type rich; its members are named as the protocol names them.</summary>
internal sealed record Embedded(
    string Version,
    string Type,
    string Title,
    [property: JsonPropertyName("author_name")] string? AuthorName,
    [property: JsonPropertyName("provider_name")] string ProviderName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl,
    [property: JsonPropertyName("cache_age")] int CacheAge,
    string Html,
    int Width,
    int? Height
)
{
    public static Embedded Of(Quote quote, Citation citation, string root)
    {
        var url = root + Paths.QuotePage(quote.Id);
        string Safe(string text) => PageEndpoints.Encoder.Encode(text);
        var html =
            $"<blockquote cite=\"{Safe(url)}\" lang=\"{Safe(quote.Language)}\"><p>{Safe(quote.Text)}</p>"
            + $"<footer>— <a href=\"{Safe(url)}\">{Safe(citation.Attribution)}</a></footer></blockquote>";
        return new("1.0", "rich", citation.Attribution, quote.Speaker?.Name, "Quotes", root, 86400, html, 600, null);
    }
}
