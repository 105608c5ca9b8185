using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>The OpenAPI document (3.1): made from the routes, their contracts and the docstrings of their handlers.</summary>
internal static class Document
{
    private const string Name = "v1";

    public static void AddDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        // The slim builder leaves the constraint out that Swashbuckle's own route is written with.
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, DocumentText.Info);
            options.DocInclusionPredicate((_, description) => description.HttpMethod != HttpMethods.Head);
            options.IncludeXmlComments(typeof(Quote).Assembly);
            options.IncludeXmlComments(typeof(Document).Assembly);
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomSchemaIds(SchemaName);
            options.SchemaFilter<DocumentSchemas>();
            options.OperationFilter<DocumentOperations>();
            options.DocumentFilter<DocumentFrame>();
        });
    }

    public static void MapDocument(this WebApplication app)
    {
        app.UseSwagger(options =>
        {
            options.RouteTemplate = "/openapi/{documentName}.json";
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Paths.Docs[1..];
            options.SwaggerEndpoint(Paths.Document, "Quotes");
            options.DocumentTitle = "Quotes: the API";
        });
    }

    // Page<Quote> is a QuotePage to those who generate clients.
    internal static string SchemaName(Type type) =>
        type == typeof(ApiProblem) ? "Problem"
        : type == typeof(Problem) ? "ImportProblem"
        : type.IsGenericType ? type.GenericTypeArguments[0].Name + type.Name[..type.Name.IndexOf('`')]
        : type.Name;
}
