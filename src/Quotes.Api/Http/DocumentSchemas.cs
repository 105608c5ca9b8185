using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Quotes.Api.Http;

/// <summary>
/// What the document says of types beyond their docstrings: bounds, nullable references, closed objects.
/// </summary>
internal sealed class DocumentSchemas : ISchemaFilter
{
    // More than any transcript holds; a bound that clients can count on all the same.
    private const int Most = 1_000_000;

    private readonly NullabilityInfoContext _nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } record)
            return;
        record.AdditionalPropertiesAllowed = false;
        record.AdditionalProperties = null;
        var members = context.Type.GetProperties().ToDictionary(JsonName, StringComparer.Ordinal);
        // Members are always there, as null where there is nothing, but for those that say that they come and go.
        record.Required = properties.Keys.Where(name => !Comes(members[name])).ToHashSet();
        foreach (var (name, property) in properties.ToArray())
            properties[name] = Complete(property, members[name], Document.SchemaName(context.Type), name);
    }

    private IOpenApiSchema Complete(IOpenApiSchema property, PropertyInfo member, string type, string name)
    {
        if (property is OpenApiSchema own)
        {
            own.ReadOnly = false;
            // What comes and goes is left out where there is nothing, and never null.
            if (Comes(member))
                own.Type &= ~JsonSchemaType.Null;
            Bound(own, type, name);
            return own;
        }
        // Swashbuckle loses that a reference may be null (its issue 3649).
        return !Comes(member) && _nullability.Create(member).ReadState == NullabilityState.Nullable
            ? new OpenApiSchema
            {
                Description = property.Description,
                OneOf = [property, new OpenApiSchema { Type = JsonSchemaType.Null }],
            }
            : property;
    }

    private static void Bound(OpenApiSchema schema, string type, string name)
    {
        switch (schema.Type & ~JsonSchemaType.Null)
        {
            case JsonSchemaType.String:
                DocumentMembers.Describe(schema, type, name);
                break;
            case JsonSchemaType.Array:
                schema.MaxItems ??= Most;
                if (schema.Items is OpenApiSchema items)
                    Bound(items, type, name);
                break;
            case JsonSchemaType.Integer:
                schema.Minimum ??= "0";
                schema.Maximum ??= int.MaxValue.ToString(CultureInfo.InvariantCulture);
                break;
            case JsonSchemaType.Number:
                // A similarity ends at 1; a score is not bounded, but none comes near this.
                (schema.Minimum, schema.Maximum) = ("0", name == "score" ? "1000" : "1");
                break;
            case JsonSchemaType.Object when schema.AdditionalProperties is OpenApiSchema values:
                schema.MaxProperties ??= 100;
                Bound(values, type, name);
                break;
        }
    }

    private static bool Comes(PropertyInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;

    private static string JsonName(PropertyInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
}
