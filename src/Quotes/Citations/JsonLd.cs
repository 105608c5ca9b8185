using System.Text.Json.Nodes;

namespace Quotes.Citations;

/// <summary>A quote as schema.org has it: a quotation from an answer to a question in an article.</summary>
internal static class JsonLd
{
    public static string Write(CitedQuote cited, CitationItem item, string root, string reference)
    {
        var quote = cited.Quote;
        var url = root + Paths.Quote(quote.Id);
        var quotation = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Quotation",
            ["@id"] = url,
            ["url"] = root + Paths.QuotePage(quote.Id),
            ["text"] = quote.Text,
            ["inLanguage"] = item.Language == "und" ? null : item.Language,
            ["creator"] = quote.Speaker is { } speaker ? Person(speaker.Name) : null,
            ["isBasedOn"] = quote.AnswerId is null ? null : Answer(quote, root),
            ["isPartOf"] = Article(cited.Interview, item, root),
            ["citation"] = reference,
        };
        return Known(quotation).ToJsonString(QuotesJson.Verbatim.Options) + "\n";
    }

    private static JsonObject Answer(Quote quote, string root) =>
        Known(
            new JsonObject
            {
                ["@type"] = "Answer",
                ["@id"] = root + Paths.Answer(quote.AnswerId!),
                ["parentItem"] = quote.Question is not { } question
                    ? null
                    : new JsonObject
                    {
                        ["@type"] = "Question",
                        ["@id"] = root + Paths.Question(question.Id),
                        ["text"] = question.Text,
                        ["acceptedAnswer"] = new JsonObject { ["@id"] = root + Paths.Answer(quote.AnswerId!) },
                    },
            }
        );

    private static JsonObject Article(Interview interview, CitationItem item, string root) =>
        Known(
            new JsonObject
            {
                ["@type"] = "NewsArticle",
                ["@id"] = root + Paths.Interview(interview.Id),
                ["url"] = interview.Url,
                ["headline"] = interview.Title,
                ["author"] = People(interview.Authors),
                ["editor"] = People(interview.Editors),
                ["publisher"] = interview.Outlet is null
                    ? null
                    : new JsonObject { ["@type"] = "Organization", ["name"] = interview.Outlet },
                ["datePublished"] = interview.Published,
                ["pagination"] = item.Page,
            }
        );

    private static JsonArray? People(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : new JsonArray([.. names.Select(Person)]);

    private static JsonObject Person(string name) => new() { ["@type"] = "Person", ["name"] = name };

    // What is not known is left out: to schema.org null is a value.
    private static JsonObject Known(JsonObject thing)
    {
        foreach (var (name, _) in thing.Where(member => member.Value is null).ToArray())
            thing.Remove(name);
        return thing;
    }
}
