using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>
/// The members of a JSON body as texts, so that they are checked by the same table as the parameters of a query.
/// </summary>
internal static class JsonBody
{
    private const string Name = "body";
    private static readonly JsonDocumentOptions _flat = new() { MaxDepth = 4 };

    /// <summary>
    /// Whether the body says that it is JSON, in the one charset that JSON has (RFC 8259, section 8.1).
    /// </summary>
    public static bool IsJson(HttpRequest request) => BodyType.Is(request, Format.Json.MediaType);

    /// <summary>Reads a body; what is unknown, repeated or no value is an error.</summary>
    /// <param name="most">The most bytes that it may have; more are refused with 413.</param>
    public static async Task<Dictionary<string, string>> ReadAsync(
        HttpContext context,
        int most,
        IReadOnlyList<Parameter> parameters,
        QueryErrors errors
    )
    {
        using var bytes = await ArriveAsync(context, most);
        var json = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        // The reader finds bad bytes only where a text is taken out of them.
        if (!Utf8.IsValid(json.Span))
        {
            errors.NotUtf8(Name);
            return [];
        }
        try
        {
            using var body = JsonDocument.Parse(json, _flat);
            return Read(body.RootElement, parameters, errors);
        }
        catch (JsonException wrong)
        {
            errors.Body(Name, $"It is no JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.");
            return [];
        }
    }

    /// <summary>Takes the body as it comes, but no longer than <see cref="Limits.BodyTime"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">The most bytes that it may have; more are refused with 413.</param>
    public static async Task<MemoryStream> ArriveAsync(HttpContext context, int most)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false })
            limit.MaxRequestBodySize = most;
        var bytes = new MemoryStream();
        var services = context.RequestServices;
        var reader = context.Request.BodyReader;
        var arriving = reader.CopyToAsync(bytes, context.RequestAborted);
        try
        {
            await arriving.WaitAsync(
                services.GetRequiredService<IOptions<Settings>>().Value.Limits.BodyTime,
                services.GetRequiredService<TimeProvider>()
            );
            bytes.Position = 0;
            return bytes;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // Kestrel's word for a chunk whose size is no number that it can hold.
            throw new BadHttpRequestException("The body is broken.", StatusCodes.Status400BadRequest, broken);
        }
        catch (TimeoutException)
        {
            // Not by a token: Kestrel takes what a token stopped for still being read, and logs that as an error. Nor
            // by a timer: on a connection that was cut this throws, and outside of a request that ends the process.
            reader.CancelPendingRead();
            await arriving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Response.Headers.Connection = "close";
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static Dictionary<string, string> Read(
        JsonElement body,
        IReadOnlyList<Parameter> parameters,
        QueryErrors errors
    )
    {
        if (body.ValueKind == JsonValueKind.Object)
            return Texts(body.EnumerateObject().Select(member => (NameOf(member), member.Value)), parameters, errors);
        errors.Body(Name, "It must be a JSON object.");
        return [];
    }

    /// <summary>The members of an object as texts; what is unknown, repeated or no value is an error.</summary>
    public static Dictionary<string, string> Texts(
        IEnumerable<(string Name, JsonElement Value)> members,
        IReadOnlyList<Parameter> parameters,
        QueryErrors errors
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, value) in members)
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == member);
            if (parameter is null)
                errors.Unknown(member, parameters);
            else if (value.ValueKind == JsonValueKind.Null)
                continue;
            else if (TextOf(value, parameter) is not { } text)
                errors.NotAllowed(parameter, Shown.Cut(value.GetRawText()));
            else if (!values.TryAdd(parameter.Name, text))
                errors.Repeated(parameter.Name);
            else if (text.Length == 0)
                errors.Empty(parameter);
        }
        foreach (var name in values.Where(pair => pair.Value.Length == 0).Select(pair => pair.Key).ToArray())
            values.Remove(name);
        return values;
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "(no text)";
        }
    }

    /// <summary>
    /// A member's value as text; null where it is of another type, or half of a surrogate pair in it.
    /// </summary>
    private static string? TextOf(JsonElement value, Parameter parameter)
    {
        var isNumber = parameter.Schema.Type == "integer";
        if (value.ValueKind == JsonValueKind.Number && isNumber)
            return WholeOf(value, parameter);
        if (value.ValueKind != JsonValueKind.String || isNumber)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number that is allowed in digits; another as it came, so that it can be told.</summary>
    private static string WholeOf(JsonElement number, Parameter parameter) =>
        WholeNumber.DigitsOf(number) is { } digits && parameter.Read(digits) is not null ? digits : number.GetRawText();
}
