namespace Quotes.Api.Http;

/// <summary>Tells reference managers which address to cite (RFC 8574).</summary>
internal static class CiteAsExtensions
{
    /// <summary>Adds a link to the address, which must be absolute and of printable ASCII.</summary>
    public static void CiteAs(this HttpResponse response, string url) =>
        response.Headers.Append("Link", $"<{url}>; rel=\"cite-as\"");
}
