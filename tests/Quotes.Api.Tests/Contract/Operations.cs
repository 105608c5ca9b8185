using System.Text.Json;

namespace Quotes.Api.Tests.Contract;

/// <summary>An operation as openapi/quotes.json states it.</summary>
/// <param name="Path">Its path, with <c>{id}</c> where an id stands.</param>
/// <param name="Parameters">
/// Its query parameters and a value that each allows; null where the document gives none.
/// </param>
/// <param name="Ids">The examples of its id: one that is found, one that is missing; empty where it takes none.</param>
/// <param name="Statuses">The statuses that it declares.</param>
/// <param name="MediaTypes">The media types of its answers.</param>
/// <param name="PostStatuses">What POST to the same path declares; empty where there is no POST.</param>
public sealed record Operation(
    string Path,
    IReadOnlyList<(string Name, string? Example)> Parameters,
    IReadOnlyList<string> Ids,
    IReadOnlySet<int> Statuses,
    IReadOnlyList<string> MediaTypes,
    IReadOnlySet<int> PostStatuses
)
{
    /// <summary>Reads every GET operation of the document.</summary>
    public static IReadOnlyList<Operation> ReadAll(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document
                .RootElement.GetProperty("paths")
                .EnumerateObject()
                .Where(path => path.Value.TryGetProperty("get", out _))
                .Select(path => Read(path.Name, path.Value)),
        ];
    }

    private static Operation Read(string path, JsonElement item)
    {
        var operation = item.GetProperty("get");
        var parameters = operation.TryGetProperty("parameters", out var listed)
            ? listed.EnumerateArray().ToArray()
            : [];
        var responses = operation.GetProperty("responses");
        return new Operation(
            path,
            [.. parameters.Where(p => In(p) == "query").Select(p => (p.GetProperty("name").GetString()!, Example(p)))],
            [.. parameters.Where(p => In(p) == "path").SelectMany(Examples)],
            Declared(responses),
            [.. responses.GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name)],
            item.TryGetProperty("post", out var post) ? Declared(post.GetProperty("responses")) : new HashSet<int>()
        );
    }

    private static HashSet<int> Declared(JsonElement responses) =>
        responses.EnumerateObject().Select(r => int.Parse(r.Name)).ToHashSet();

    private static string? In(JsonElement parameter) => parameter.GetProperty("in").GetString();

    private static string? Example(JsonElement parameter) =>
        parameter.TryGetProperty("example", out var example) ? example.ToString() : null;

    private static IEnumerable<string> Examples(JsonElement parameter) =>
        parameter.GetProperty("examples").EnumerateObject().Select(e => e.Value.GetProperty("value").GetString()!);
}
