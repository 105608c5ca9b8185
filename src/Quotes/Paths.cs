namespace Quotes;

/// <summary>
/// The paths of the API, each written once: the routes are mapped from them and the links in bodies made of them. Ids
/// are slugs (a-z, 0-9, hyphen), so that none needs escaping.
/// </summary>
public static class Paths
{
    public const string Root = "/v1";
    public const string Corpus = Root + "/corpus";
    public const string Interviews = Root + "/interviews";
    public const string Speakers = Root + "/speakers";
    public const string Questions = Root + "/questions";
    public const string Answers = Root + "/answers";
    public const string Quotes = Root + "/quotes";
    public const string RandomQuotes = Quotes + "/random";
    public const string DailyQuote = Quotes + "/daily";
    public const string QuoteExport = Quotes + "/export";
    public const string Themes = Root + "/themes";
    public const string CitationStyles = Root + "/citation-styles";
    public const string Search = Root + "/search";
    public const string Verifications = Root + "/verifications";
    public const string DocumentVerifications = Verifications + "/document";
    public const string Document = "/openapi/v1.json";
    public const string Docs = "/docs";
    public const string Health = "/health";
    public const string Live = Health + "/live";
    public const string Ready = Health + "/ready";
    public const string Metrics = "/metrics";
    public const string ApiCatalog = "/.well-known/api-catalog";
    public const string SecurityText = "/.well-known/security.txt";

    /// <summary>The pages for people.</summary>
    public const string Home = "/";
    public const string Check = "/check";
    public const string Oembed = "/oembed";
    public const string Assets = "/assets";

    /// <summary>What is there for bots and readers of feeds.</summary>
    public const string Mcp = "/mcp";
    public const string LlmsText = "/llms.txt";
    public const string Robots = "/robots.txt";
    public const string Sitemap = "/sitemap.xml";
    public const string AtomFeed = "/feed.atom";
    public const string JsonFeed = "/feed.json";

    public static string InterviewPage(string id) => $"/i/{id}";

    public static string InterviewMarkdown(string id) => $"{InterviewPage(id)}.md";

    public static string Picture(string interview) => $"{InterviewPage(interview)}/picture.svg";

    public static string QuotePage(string id) => $"/q/{id}";

    public static string QuoteMarkdown(string id) => $"{QuotePage(id)}.md";

    public static string CardSvg(string quote) => $"{QuotePage(quote)}/card.svg";

    public static string CardPng(string quote) => $"{QuotePage(quote)}/card.png";

    public static string Interview(string id) => $"{Interviews}/{id}";

    public static string Transcript(string id) => $"{Interview(id)}/transcript";

    public static string Speaker(string id) => $"{Speakers}/{id}";

    public static string Question(string id) => $"{Questions}/{id}";

    public static string Answer(string id) => $"{Answers}/{id}";

    public static string Quote(string id) => $"{Quotes}/{id}";

    public static string Citation(string quote) => $"{Quote(quote)}/citation";

    public static string Annotation(string quote) => $"{Quote(quote)}/annotation";

    public static string Theme(string id) => $"{Themes}/{id}";

    /// <summary>A query string of one parameter.</summary>
    public static string Query(string name, string value) => $"?{name}={Uri.EscapeDataString(value)}";
}
