using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>What programs ask for first that come upon a site.</summary>
internal static class SiteEndpoints
{
    // Of sitemaps.org: no more addresses in a file.
    private const int MostAddresses = 50_000;

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.LlmsText, Contract.Reading, GetLlmsText).With(PageContracts.Text);
        app.MapMethods(Paths.Robots, Contract.Reading, GetRobots).With(PageContracts.Robots);
        app.MapMethods(Paths.Sitemap, Contract.Reading, GetSitemap).With(PageContracts.Sitemap);
    }

    /// <summary>What this is and where all of it stands, for language models (llmstxt.org).</summary>
    public static async Task<ContentHttpResult> GetLlmsText(
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    ) =>
        TypedResults.Text(
            LlmsText.Write(
                await corpus.Store.ListLatestInterviewsAsync(LlmsText.Most, ct),
                await corpus.Store.GetCorpusAsync(ct),
                settings.Value.PublicRoot
            ),
            Format.Text.MediaType,
            Encoding.UTF8
        );

    /// <summary>
    /// Everything may be read (RFC 9309), but for the pages of every search and filter, which have no end.
    /// </summary>
    public static ContentHttpResult GetRobots(IOptions<Settings> settings) =>
        TypedResults.Text(
            $"User-agent: *\nDisallow: /?\nAllow: /\n\nSitemap: {settings.Value.PublicRoot}{Paths.Sitemap}\n",
            Format.Text.MediaType,
            Encoding.UTF8
        );

    /// <summary>The pages; those of quotes are linked from their interviews'.</summary>
    public static async Task<FileContentHttpResult> GetSitemap(
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    )
    {
        string[] pages = [Paths.Home, Paths.Check];
        var ids = await corpus.Store.ListInterviewIdsAsync(MostAddresses - pages.Length, ct);
        var body = XmlText.Write(xml =>
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var path in pages.Concat(ids.Select(Paths.InterviewPage)))
            {
                xml.WriteStartElement("url");
                xml.WriteElementString("loc", settings.Value.PublicRoot + path);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
        return TypedResults.Bytes(body, Format.Xml.ContentType);
    }
}
