using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Quotes.Api.Http;

/// <summary>
/// What the document says of an operation beyond its docstring: its contract, its refusals, its headers.
/// </summary>
internal sealed class DocumentOperations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var contract = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Contract>().Single();
        operation.OperationId = char.ToLowerInvariant(operation.OperationId![0]) + operation.OperationId[1..];
        operation.Description = (operation.Description ?? operation.Summary + ".").ReplaceLineEndings(" ");
        // No key is needed: the empty requirement says so, where leaving it out would say nothing.
        operation.Security = [new OpenApiSecurityRequirement()];
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            DescribeId(parameter, operation.OperationId);
        foreach (var parameter in contract.Parameters)
            operation.Parameters.Add(Describe(parameter, parameter == contract.Required));
        if (contract.Body is { } members)
            operation.RequestBody = DocumentBodies.Describe(members, contract.Required!);
        DescribeSuccess(operation, context.Document, contract);
        DescribeRefusals(operation, context.Document, contract);
    }

    private static void DescribeId(OpenApiParameter parameter, string operationId)
    {
        var (found, pattern) = operationId switch
        {
            "getQuote" or "getCitation" or "getAnnotation" => (FirstSeed.Quote, "^q-[0-9a-hjkmnp-tv-z]{12}$"),
            "getAnswer" => (FirstSeed.Answer, "^a-[0-9a-hjkmnp-tv-z]{12}$"),
            "getQuestion" => (FirstSeed.Question, "^n-[0-9a-hjkmnp-tv-z]{12}$"),
            "getSpeaker" => (FirstSeed.Speaker, "^[a-z0-9][a-z0-9-]{0,79}$"),
            "getTheme" => (FirstSeed.Theme, "^[a-z0-9][a-z0-9-]{0,79}$"),
            _ => (FirstSeed.Interview, "^[a-z0-9][a-z0-9-]{0,79}$"),
        };
        var missing = found[1] == '-' ? string.Concat(found.AsSpan(0, 2), "zzzzzzzzzzzz") : "nobody";
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = pattern,
            MaxLength = 80,
        };
        parameter.Examples = new Dictionary<string, IOpenApiExample>
        {
            ["found"] = new OpenApiExample { Summary = "An id of the first interview", Value = found },
            ["missing"] = new OpenApiExample { Summary = "An id that the corpus does not hold", Value = missing },
        };
    }

    private static OpenApiParameter Describe(Parameter parameter, bool isRequired) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Required = isRequired,
            Description = $"{parameter.Description} Allowed: {parameter.Allowed}.",
            Schema = SchemaOf(parameter),
            Example = parameter.Example.Length == 0 ? null : ValueOf(parameter, parameter.Example),
        };

    /// <summary>The schema of a parameter's value, in a query or in a body.</summary>
    internal static OpenApiSchema SchemaOf(Parameter parameter) =>
        new()
        {
            Type = parameter.Schema.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
            Format = parameter.Schema.Format,
            Pattern = parameter.Schema.Pattern,
            MinLength = parameter.Schema.MinLength,
            MaxLength = parameter.Schema.MaxLength,
            Minimum = parameter.Schema.Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Schema.Maximum?.ToString(CultureInfo.InvariantCulture),
            Default = ValueOf(parameter, parameter.Schema.Default),
            Enum = parameter.Schema.Enum?.Select(value => ValueOf(parameter, value)!).ToList(),
        };

    /// <summary>A parameter's value as JSON.</summary>
    internal static JsonNode? ValueOf(Parameter parameter, string? text) =>
        text is null ? null
        : parameter.Schema.Type == "integer" ? JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture))
        : JsonValue.Create(text);

    private static void DescribeSuccess(OpenApiOperation operation, OpenApiDocument document, Contract contract)
    {
        var success = (OpenApiResponse)operation.Responses!["200"];
        success.Headers = Headers(document, "ETag", "Cache-Control");
        if (contract.Parameters.Contains(Parameters.Cursor))
            success.Headers["Link"] = new OpenApiHeaderReference("Link", document);
        if (success.Content!.TryGetValue(Format.Json.MediaType, out var answer) && answer is OpenApiMediaType json)
            DocumentExamples.Add(operation.OperationId!, json);
        foreach (var (mediaType, content) in success.Content)
            if (mediaType != Format.Json.MediaType && content is OpenApiMediaType other)
                other.Schema = DocumentFormats.SchemaOf(mediaType, operation.OperationId!, document);
        if (contract.Body is not null)
        {
            // What was sent by POST is made anew each time, and kept by nobody.
            success.Headers.Remove("ETag");
            return;
        }
        operation.Responses["304"] = new OpenApiResponse
        {
            Description = "The answer is the one that `If-None-Match` names.",
            Headers = Headers(document, "ETag", "Cache-Control"),
        };
    }

    private static void DescribeRefusals(OpenApiOperation operation, OpenApiDocument document, Contract contract)
    {
        foreach (var (status, name, _, _) in DocumentText.Refusals)
        {
            var code = status.ToString(CultureInfo.InvariantCulture);
            if (
                status is 408 or 413 or 415
                    ? contract.Body is not null
                    : status is not (404 or 410) || operation.Responses!.ContainsKey(code)
            )
                operation.Responses![code] = new OpenApiResponseReference(name, document);
        }
    }

    /// <summary>References to the headers that every answer carries, and to others.</summary>
    internal static Dictionary<string, IOpenApiHeader> Headers(OpenApiDocument document, params string[] others) =>
        DocumentText
            .OnEveryAnswer.Concat(others)
            .ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));
}
