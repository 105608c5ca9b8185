using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Quotes.Api.Http;

/// <summary>404: the corpus holds nothing under this id.</summary>
/// <param name="kind">What was looked for, such as <c>quote</c>.</param>
/// <param name="id">The id that was asked for.</param>
public sealed class Missing(string kind, string id)
    : ProblemResult(ApiProblem.NotFound($"The corpus holds no {kind} with the id “{Shown.Cut(id)}”.")),
        IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(404, typeof(ApiProblem), [MediaType]));
}

/// <summary>400: all that is wrong with the query.</summary>
/// <param name="errors">What is wrong, by parameter.</param>
public sealed class Invalid(QueryErrors errors) : ProblemResult(ApiProblem.Invalid(errors));

/// <summary>404: no quote is allowed by all the filters at once.</summary>
public sealed class NoMatch()
    : ProblemResult(ApiProblem.NotFound("No quote is allowed by all these filters at once; leave one out.")),
        IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(404, typeof(ApiProblem), [MediaType]));
}
