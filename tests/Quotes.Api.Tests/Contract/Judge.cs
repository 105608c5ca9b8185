using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests.Contract;

/// <summary>Holds an answer to the contract of every answer (reliability.md, C1–C5).</summary>
public static class Judge
{
    /// <summary>What is wrong with the answer; null where nothing is.</summary>
    public static string? Verdict(RandomRequest request, HttpResponseMessage answer, byte[] body)
    {
        var status = (int)answer.StatusCode;
        // C3: what Kestrel refuses before us has no body and closes.
        if (status == 400 && body.Length == 0 && answer.Headers.ConnectionClose == true)
            return null;
        // Declared, and a defect wherever it is seen.
        if (status >= 500)
            return $"a {status}: {System.Text.Encoding.UTF8.GetString(body)}";
        if (Unguarded(answer) is { } header)
            return $"{header} is missing";
        if (!Header(answer, "Corpus-Version").Any() || !Header(answer, "Vary").Any())
            return "Corpus-Version or Vary is missing";
        if (request.Method == "OPTIONS" && status == 204)
            return Header(answer, "Allow").Any() ? null : "204 without Allow";
        if (!Declared(request).Contains(status))
            return $"status {status} is not declared";
        if (request.Method == "HEAD" || status == 304)
            return body.Length == 0 ? null : "a body where there must be none";
        return status == 200 ? Success(answer, body) : Refusal(answer, body, status);
    }

    private static string? Unguarded(HttpResponseMessage answer) =>
        new[]
        {
            "X-Content-Type-Options",
            "Content-Security-Policy",
            "Referrer-Policy",
            "Cross-Origin-Resource-Policy",
        }.FirstOrDefault(name => !Header(answer, name).Any());

    private static HashSet<int> Declared(RandomRequest request)
    {
        var plain = request.Operation.Path.Replace("{id}", "", StringComparison.Ordinal);
        // A path that was bent out of shape is nothing we know, or another operation's.
        var bent = !request.Target.StartsWith(plain, StringComparison.Ordinal) || request.Target.Split('?')[0] != plain;
        return request.Method is "GET" or "HEAD"
            ? bent
                ? [.. request.Operation.Statuses, 404]
                : [.. request.Operation.Statuses]
            : request.Method == "POST"
                ? [.. request.Operation.PostStatuses, 404, 405]
                : [404, 405];
    }

    private static string? Success(HttpResponseMessage answer, byte[] body)
    {
        if (answer.Headers.ETag is { IsWeak: false })
            return "a strong ETag";
        if (answer.Headers.ETag is null && answer.Headers.CacheControl?.NoStore != true)
            return "neither ETag nor no-store";
        if (answer.Content.Headers.ContentEncoding.Count > 0)
            return null;
        return answer.Content.Headers.ContentType?.MediaType switch
        {
            "application/json" => Parse(body),
            "application/x-ndjson" => Lines(body).Select(Parse).FirstOrDefault(wrong => wrong is not null),
            "text/csv" => Csv.Wrong(body),
            "text/plain" or "text/markdown" or "text/x-bibliography" => null,
            "application/x-bibtex" or "application/x-research-info-systems" => null,
            "application/ld+json" or "application/vnd.citationstyles.csl+json" => Parse(body),
            var other => $"an answer of type {other}",
        };
    }

    private static string? Refusal(HttpResponseMessage answer, byte[] body, int status)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"a refusal of type {answer.Content.Headers.ContentType}";
        if (answer.Headers.CacheControl?.NoStore != true)
            return "a refusal that may be cached";
        if (status == (int)HttpStatusCode.MethodNotAllowed && !Header(answer, "Allow").Any())
            return "405 without Allow";
        if (answer.Content.Headers.ContentEncoding.Count > 0)
            return null;
        if (Parse(body) is { } wrong)
            return wrong;
        using var problem = JsonDocument.Parse(body);
        var root = problem.RootElement;
        if (
            root.GetProperty("status").GetInt32() != status
            || root.GetProperty("detail").GetString() is not { Length: > 9 }
        )
            return "a problem whose members are off";
        if (
            root.GetProperty("type").GetString() is not { } type
            || !type.StartsWith("/problems/", StringComparison.Ordinal)
        )
            return "a problem without a type of ours";
        return status == 400 && !root.GetProperty("errors").EnumerateObject().Any() ? "400 that names nothing" : null;
    }

    private static string? Parse(byte[] json)
    {
        try
        {
            using var _ = JsonDocument.Parse(json);
            return null;
        }
        catch (JsonException wrong)
        {
            return $"JSON that does not parse: {wrong.Message}";
        }
    }

    private static IEnumerable<byte[]> Lines(byte[] body)
    {
        for (int start = 0, end; start < body.Length; start = end + 1)
        {
            end = Array.IndexOf(body, (byte)'\n', start);
            yield return end < 0 ? [] : body[start..end];
            if (end < 0)
                yield break;
        }
    }

    private static IEnumerable<string> Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values
        : answer.Content.Headers.TryGetValues(name, out values) ? values
        : [];
}
