namespace Quotes.Api.Pages;

/// <summary>Tells those who read headers before pages where the page is as Markdown, and what all of it is.</summary>
internal static class BotLinks
{
    public static void TellBots(this HttpResponse response, string markdown)
    {
        response.Headers.Append("Link", $"<{markdown}>; rel=\"alternate\"; type=\"text/markdown\"");
        response.Headers.Append("Link", $"<{Paths.LlmsText}>; rel=\"describedby\"; type=\"text/plain\"");
    }
}
