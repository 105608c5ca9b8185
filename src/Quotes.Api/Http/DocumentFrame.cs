using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Quotes.Api.Http;

/// <summary>
/// What the document says as a whole: servers, tags, and the headers and refusals that operations share.
/// </summary>
internal sealed class DocumentFrame : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // Fixed: Swashbuckle would otherwise write whatever Host a caller has sent.
        swaggerDoc.Servers =
        [
            new OpenApiServer
            {
                Url = "/",
                Description = "The service that this document came from, be it local, staging or production.",
                Extensions = new Dictionary<string, IOpenApiExtension>
                {
                    ["x-internal"] = new JsonNodeExtension(JsonValue.Create(false)),
                },
            },
        ];
        swaggerDoc.Tags = new HashSet<OpenApiTag>(
            DocumentText.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
        );
        var components = swaggerDoc.Components ??= new OpenApiComponents();
        components.Headers = DocumentText.Headers.ToDictionary(header => header.Name, Header);
        components.Responses = DocumentText.Refusals.ToDictionary(
            refusal => refusal.Name,
            IOpenApiResponse (refusal) => Refusal(refusal.Status, refusal.Description, refusal.Example, swaggerDoc)
        );
    }

    private static IOpenApiHeader Header((string Name, string Description, string Example) header) =>
        new OpenApiHeader
        {
            Description = header.Description,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = 4096,
                Pattern = DocumentMembers.AnyText,
            },
            Example = header.Example,
        };

    private static OpenApiResponse Refusal(int status, string description, ApiProblem example, OpenApiDocument document)
    {
        var headers = DocumentOperations.Headers(document, status is 429 or 503 ? ["Retry-After"] : []);
        var body = JsonNode.Parse(JsonSerializer.Serialize(example, ApiJson.Default.ApiProblem));
        var problem = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", document) };
        // It goes with the example of an id of that name.
        if (status == 404)
            problem.Examples = new Dictionary<string, IOpenApiExample>
            {
                ["missing"] = new OpenApiExample { Summary = "No such id", Value = body },
            };
        else
            problem.Example = body;
        return new OpenApiResponse
        {
            Description = description,
            Headers = headers,
            Content = new Dictionary<string, IOpenApiMediaType> { [ProblemResult.MediaType] = problem },
        };
    }
}
