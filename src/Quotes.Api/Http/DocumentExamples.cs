using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>
/// The examples of answers: what the first seed gives, kept in <c>examples.json</c> by operation. A test asks each of
/// their paths and compares, so that they cannot go stale; long lists are cut.
/// </summary>
internal static class DocumentExamples
{
    private static readonly Lazy<JsonObject> _examples = new(Read);

    /// <summary>
    /// Gives an operation's JSON answer its example; <c>found</c> goes with the id example of that name.
    /// </summary>
    public static void Add(string operationId, OpenApiMediaType json)
    {
        if (_examples.Value[operationId] is not { } example)
            return;
        json.Examples = new Dictionary<string, IOpenApiExample>
        {
            ["found"] = new OpenApiExample { Summary = $"GET {example["path"]}", Value = example["body"]!.DeepClone() },
        };
    }

    private static JsonObject Read()
    {
        using var stream = typeof(DocumentExamples).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
