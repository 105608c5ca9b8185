using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Quotes.Api.Mcp;

/// <summary>How the answers of tools are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FoundQuotes))]
[JsonSerializable(typeof(Fetched))]
[JsonSerializable(typeof(Checked))]
[JsonSerializable(typeof(Cited))]
[JsonSerializable(typeof(ListedThemes))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class BotJson : JsonSerializerContext
{
    public static BotJson Verbatim { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = QuotesJson.Verbatim.Options.Encoder,
                RespectNullableAnnotations = true,
            }
        );
}
