using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>What the document says of the JSON bodies of requests: the table that checks them, as a schema.</summary>
internal static class DocumentBodies
{
    public static OpenApiRequestBody Describe(IReadOnlyList<Parameter> members, Parameter required)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is to be verified, and how. Members that are null count as left out.",
            AdditionalPropertiesAllowed = false,
            Required = new HashSet<string> { required.Name },
            Properties = members.ToDictionary(
                member => member.Name,
                IOpenApiSchema (member) => Member(member, member == required)
            ),
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Description = "A JSON object in UTF-8.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Format.Json.MediaType] = new OpenApiMediaType
                {
                    Schema = schema,
                    Example = new JsonObject { [required.Name] = required.Example },
                },
            },
        };
    }

    private static OpenApiSchema Member(Parameter member, bool isRequired)
    {
        var schema = DocumentOperations.SchemaOf(member);
        if (!isRequired)
        {
            schema.Type |= JsonSchemaType.Null;
            schema.Enum?.Add(JsonNullSentinel.JsonNull);
        }
        schema.Description = $"{member.Description} Allowed: {member.Allowed}.";
        return schema;
    }
}
