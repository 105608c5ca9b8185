using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>
/// The JSON Schema of what a tool answers with. The exporter of the framework gives no descriptions, and refers from
/// one place to another (<c>$ref</c>), which not every client follows.
/// </summary>
internal static partial class BotSchema
{
    private static readonly XElement _docs = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, $"{typeof(BotSchema).Assembly.GetName().Name}.xml"))
        .Root!.Element("members")!;

    private static readonly Dictionary<string, XElement> _members = _docs
        .Elements("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>A record, each of whose members is always there.</summary>
    public static JsonObject Of(JsonTypeInfo type)
    {
        var members = type.Properties.Where(member => member.Get is not null).ToArray();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Of(member, type)))
            ),
            ["required"] = new JsonArray([.. members.Select(member => JsonValue.Create(member.Name))]),
        };
    }

    private static JsonObject Of(JsonPropertyInfo member, JsonTypeInfo type)
    {
        var schema = Of(type.Options.GetTypeInfo(member.PropertyType), $"{type.Type.Name}.{member.Name}");
        if (member.IsGetNullable)
        {
            schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
            if (schema["enum"] is JsonArray values)
                values.Add(null);
        }
        schema["description"] = DescriptionOf(type.Type, member.Name);
        return schema;
    }

    private static JsonObject Of(JsonTypeInfo type, string member)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
            return Of(type);
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return new() { ["type"] = "array", ["items"] = Of(type.Options.GetTypeInfo(type.ElementType!), member) };
        var schema = new JsonObject
        {
            ["type"] =
                type.Type == typeof(string) ? "string"
                : type.Type == typeof(bool) ? "boolean"
                : type.Type == typeof(int) ? "integer"
                : "number",
        };
        if (DocumentMembers.ValuesOf(member) is { } values)
            schema["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return schema;
    }

    private static string DescriptionOf(Type type, string name)
    {
        bool IsNamed(XElement parameter) =>
            string.Equals(parameter.Attribute("name")!.Value, name, StringComparison.OrdinalIgnoreCase);
        var property = type.GetProperties().First(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var words =
            _members[$"T:{type.FullName}"].Elements("param").FirstOrDefault(IsNamed)
            ?? _members[$"P:{type.FullName}.{property.Name}"].Element("summary")!;
        foreach (var code in words.Elements("c").ToArray())
            code.ReplaceWith($"`{code.Value}`");
        return Spaces().Replace(words.Value.Trim(), " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
