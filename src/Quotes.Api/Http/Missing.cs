using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Quotes.Storage;

namespace Quotes.Api.Http;

/// <summary>
/// 404: the corpus holds nothing under this id; 410: an earlier one did, and this is what took its place.
/// </summary>
public sealed class Missing : ProblemResult, IEndpointMetadataProvider
{
    private Missing(ApiProblem problem)
        : base(problem) { }

    /// <summary>The refusal of an id that the corpus does not hold.</summary>
    /// <param name="kind">What was looked for, such as <c>quote</c>.</param>
    /// <param name="id">The id that was asked for.</param>
    /// <param name="store">The store that does not hold it.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<Missing> OfAsync(string kind, string id, QuoteStore store, CancellationToken ct) =>
        await store.FindGoneAsync(kind, id, ct) is { } gone
            ? new Missing(
                ApiProblem.Gone(
                    $"An earlier corpus held the {kind} “{id}”; this one does not."
                        + (gone.Successor is null ? "" : " What comes nearest to it now is the successor."),
                    gone.Successor is null ? null : $"{Paths.Root}/{kind}s/{gone.Successor}"
                )
            )
            : Of(kind, id);

    /// <summary>The refusal of what no corpus is known to have held.</summary>
    internal static Missing Of(string kind, string id) =>
        new(ApiProblem.NotFound($"The corpus holds no {kind} with the id “{Shown.Cut(id)}”."));

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(404, typeof(ApiProblem), [MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(410, typeof(ApiProblem), [MediaType]));
    }
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
