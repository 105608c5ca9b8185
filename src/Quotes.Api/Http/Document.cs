using Microsoft.AspNetCore.Routing.Constraints;

namespace Quotes.Api.Http;

/// <summary>
/// The OpenAPI document (3.1): made from the routes, their contracts and the docstrings of their handlers.
/// </summary>
internal static class Document
{
    public const string Name = "v1";

    public static void AddDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        // The slim builder leaves the constraint out that Swashbuckle's own route is written with.
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        services.AddSingleton<Endpoints.WrittenDocument>();
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

    // Page<Quote> is a QuotePage to those who generate clients.
    internal static string SchemaName(Type type) =>
        type == typeof(ApiProblem) ? "Problem"
        : type == typeof(Problem) ? "ImportProblem"
        : type.IsGenericType ? type.GenericTypeArguments[0].Name + type.Name[..type.Name.IndexOf('`')]
        : type.Name;
}
