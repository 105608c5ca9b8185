using System.Text.Json.Serialization;

namespace Quotes.Api.Http;

/// <summary>What went wrong, as RFC 9457 has it (application/problem+json).</summary>
/// <param name="Type">The kind of problem: a stable path.</param>
/// <param name="Title">The kind in words; the same for every problem of the kind.</param>
/// <param name="Status">The status code of the answer.</param>
/// <param name="Detail">What is wrong this time, and what to do.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail)
{
    /// <summary>For invalid parameters: what came and what is allowed, by parameter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>For a format that there is not: the media types that there are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Available { get; init; }

    /// <summary>For an id that is gone: a relative reference to what took its place, where anything did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Successor { get; init; }

    /// <summary>For an internal error: names it in the log of the service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    internal static ApiProblem Invalid(QueryErrors errors) =>
        new("/problems/invalid-parameter", "A parameter is not allowed", 400, Sentence(errors))
        {
            Errors = errors.Messages,
        };

    internal static ApiProblem NotFound(string detail) => new("/problems/not-found", "Not found", 404, detail);

    internal static ApiProblem Gone(string detail, string? successor) =>
        new("/problems/gone", "Gone", 410, detail) { Successor = successor };

    internal static ApiProblem NotAcceptable(IReadOnlyList<Format> formats) =>
        new(
            "/problems/not-acceptable",
            "No such format",
            406,
            $"This comes as {string.Join(", ", formats.Select(f => f.MediaType))}; Accept allows none of them."
        )
        {
            Available = [.. formats.Select(f => f.MediaType)],
        };

    internal static ApiProblem Forbidden(string detail) => new("/problems/forbidden", "Forbidden", 403, detail);

    internal static ApiProblem NotReady { get; } =
        new(
            "/problems/not-ready",
            "Not ready",
            503,
            "No corpus is open yet; try again in a few seconds. /health/ready says when."
        );

    internal static ApiProblem TooLong { get; } =
        new(
            "/problems/too-long",
            "It would take too long",
            503,
            "No answer was found in the time that one may take; ask for less, or try again when there is less to do."
        );

    /// <summary>The framework reads no form that holds U+0000, and none of more than 1,024 fields.</summary>
    internal static ApiProblem UnreadableForm { get; } =
        Of(400, null) with
        {
            Detail = "No control character U+0000 can be in a text, nor a thousand fields in a form; leave them out.",
        };

    internal static ApiProblem Unreachable { get; } =
        new(
            "/problems/unreachable",
            "The database does not answer",
            503,
            "No host of the database answers; try again in a few seconds."
        );

    internal static ApiProblem Draining { get; } =
        new("/problems/draining", "About to stop", 503, "This instance is about to stop; ask another.");

    /// <summary>Too many exports at once: of one caller (429) or of all (503).</summary>
    internal static ApiProblem TooManyExports(int status) =>
        status == 429
            ? Of(429, null) with
            {
                Detail = "As many exports run for your address as may run at once; wait until one has ended.",
            }
            : new("/problems/busy", "Busy", 503, "As many exports run as may run at once; try again in a few seconds.");

    internal static ApiProblem Internal(string traceId) =>
        new(
            "/problems/internal-error",
            "Internal error",
            500,
            "The service failed. That is our fault; the traceId names it in our log."
        )
        {
            TraceId = traceId,
        };

    /// <summary>The problem for a status that the framework set without a body.</summary>
    internal static ApiProblem Of(int status, string? allow) =>
        status switch
        {
            404 => NotFound("There is nothing at this path. /v1 lists what there is; /docs explains it."),
            405 => new("/problems/method-not-allowed", "Method not allowed", 405, $"Allowed here: {allow}."),
            408 => new("/problems/timeout", "Timeout", 408, "The request did not arrive in time."),
            413 => new("/problems/too-large", "Too large", 413, "The body is larger than this operation takes."),
            415 => new("/problems/unsupported-media-type", "Unsupported media type", 415, "Send application/json."),
            429 => new("/problems/too-many-requests", "Too many requests", 429, "Wait as long as Retry-After says."),
            503 => NotReady,
            _ => new("/problems/bad-request", "Bad request", status, "The request could not be understood."),
        };

    private static string Sentence(QueryErrors errors) =>
        $"See errors: {string.Join(", ", errors.Messages.Keys)}. Nothing was changed or left out on your behalf.";
}

/// <summary>How problems are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(Endpoints.EntryPoint))]
[JsonSerializable(typeof(Endpoints.RandomQuotes))]
[JsonSerializable(typeof(Endpoints.Health))]
[JsonSerializable(typeof(Pages.Embedded))]
internal sealed partial class ApiJson : JsonSerializerContext;
