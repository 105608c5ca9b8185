using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>What the document says of a citation as JSON-LD, in the words of schema.org.</summary>
internal static class DocumentQuotation
{
    private static readonly (string, OpenApiSchema) _id = ("@id", Text("Its address.", DocumentMembers.Absolute));
    private static readonly (string, OpenApiSchema) _text = ("text", Text("Its words, verbatim."));

    public static OpenApiSchema Schema
    {
        get
        {
            var quotation = Thing(
                "The quote as a schema.org Quotation: JSON-LD, read as RDF where it matters.",
                "Quotation",
                _id,
                ("url", Text("Its page.", DocumentMembers.Absolute)),
                _text,
                ("inLanguage", Text("The language, where it is known.", DocumentMembers.LanguageTag)),
                ("creator", Person("Who said it, where that is known.")),
                ("isBasedOn", Answer),
                ("isPartOf", Article),
                ("citation", Text("The reference in one style."))
            );
            quotation.Properties!["@context"] = Word("The vocabulary.", "https://schema.org");
            quotation.Required = new HashSet<string>
            {
                "@context",
                "@type",
                "@id",
                "url",
                "text",
                "isPartOf",
                "citation",
            };
            return quotation;
        }
    }

    private static OpenApiSchema Answer =>
        Thing("The answer that it is from, where it is from one.", "Answer", _id, ("parentItem", Question));

    private static OpenApiSchema Question =>
        Thing("What was asked.", "Question", _id, _text, ("acceptedAnswer", Reference("The answer.")));

    private static OpenApiSchema Article =>
        Thing(
            "The interview, as far as it is known.",
            "NewsArticle",
            _id,
            ("url", Text("Where it was published.", DocumentMembers.Absolute)),
            ("headline", Text("The headline.")),
            ("author", People("The byline.")),
            ("editor", People("The editors.")),
            ("publisher", Thing("The outlet.", "Organization", ("name", Text("Its name.")))),
            ("datePublished", Text("The date, as far as it is known.", DocumentMembers.PartialDate)),
            ("pagination", Text("The printed page."))
        );

    private static OpenApiSchema Person(string description) =>
        Thing(description, "Person", ("name", Text("The name as printed.")));

    private static OpenApiSchema People(string description) =>
        new()
        {
            Type = JsonSchemaType.Array,
            Description = description,
            Items = Person("One of them."),
            MaxItems = 1000,
        };

    private static OpenApiSchema Reference(string description)
    {
        var thing = Thing(description, "Answer", _id);
        thing.Properties!.Remove("@type");
        thing.Required = new HashSet<string> { "@id" };
        return thing;
    }

    private static OpenApiSchema Thing(string description, string type, params (string Name, OpenApiSchema)[] members)
    {
        var properties = new Dictionary<string, IOpenApiSchema> { ["@type"] = Word("What it is.", type) };
        foreach (var (name, schema) in members)
            properties[name] = schema;
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = description,
            AdditionalPropertiesAllowed = false,
            Required = new HashSet<string> { "@type" },
            Properties = properties,
        };
    }

    private static OpenApiSchema Word(string description, string word) =>
        new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            Enum = [word],
        };

    private static OpenApiSchema Text(string description, string pattern = DocumentMembers.AnyText) =>
        new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            Pattern = pattern,
            MaxLength = 1_000_000,
        };
}
