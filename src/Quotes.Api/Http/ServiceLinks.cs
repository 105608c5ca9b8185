namespace Quotes.Api.Http;

/// <summary>Where a machine finds what describes the service (RFC 8631, RFC 9727).</summary>
internal static class ServiceLinks
{
    /// <summary>The same as a <c>Link</c> header.</summary>
    public const string Header =
        $"<{Paths.Document}>; rel=\"service-desc\"; type=\"application/json\", "
        + $"<{Paths.Docs}>; rel=\"service-doc\"; type=\"text/html\", "
        + $"<{Paths.Ready}>; rel=\"status\"; type=\"application/json\", "
        + $"<{Paths.ApiCatalog}>; rel=\"api-catalog\"";

    /// <summary>The same as a linkset (RFC 9264).</summary>
    public const string Catalog = $$"""
        {
          "linkset": [
            {
              "anchor": "{{Paths.Root}}",
              "service-desc": [{ "href": "{{Paths.Document}}", "type": "application/json" }],
              "service-doc": [{ "href": "{{Paths.Docs}}", "type": "text/html" }],
              "status": [{ "href": "{{Paths.Ready}}", "type": "application/json" }]
            }
          ]
        }

        """;
}
