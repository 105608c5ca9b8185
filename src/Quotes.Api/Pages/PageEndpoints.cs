using System.Text.Encodings.Web;
using System.Text.Unicode;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>
/// The pages for people. They ask the store what the API asks it, and stand in no contract but their address.
/// </summary>
internal static class PageEndpoints
{
    /// <summary>Chinese stands as itself in a page; what HTML means otherwise is escaped all the same.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void AddPages(this IServiceCollection services) => services.AddSingleton(Encoder);

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapFind();
        pages.MapRead();
        pages.MapQuotePages();
        pages.MapCards();
        pages.MapCheck();
        pages.MapSite();
        pages.MapFeeds();
        pages.MapMethods($"{Paths.Assets}/{{version}}/{{name}}", Contract.Reading, GetAsset);
    }

    /// <summary>A style, a script or a picture of the pages; an address of another version leads nowhere.</summary>
    public static IResult GetAsset(string version, string name, HttpResponse response)
    {
        if (PageAssets.Find(version, name) is not var (bytes, type))
            return new ProblemResult(ApiProblem.Of(404, null));
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(bytes, type);
    }
}
