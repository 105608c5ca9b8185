using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ModelContextProtocol;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>
/// A message before the library reads it, which says of what it cannot read either nothing or the names of its types.
/// </summary>
internal sealed class BotMessage
{
    /// <summary>What the library reads out of the params of each method.</summary>
    private static readonly Dictionary<string, Member[]> _params = new()
    {
        ["initialize"] =
        [
            new("protocolVersion", JsonValueKind.String, true),
            new("capabilities", JsonValueKind.Object, true),
            new("clientInfo", JsonValueKind.Object, true),
        ],
        ["tools/list"] = [Member.Cursor],
        ["tools/call"] = [Member.Name, Member.Arguments],
        ["resources/list"] = [Member.Cursor],
        ["resources/templates/list"] = [Member.Cursor],
        ["resources/read"] = [new("uri", JsonValueKind.String, true)],
        ["prompts/list"] = [Member.Cursor],
        ["prompts/get"] = [Member.Name, Member.Arguments],
    };

    // JSON-RPC 2.0, section 5.1: the id of what cannot be read is null.
    private JsonNode? _id;

    private BotMessage() { }

    /// <summary>The answer to a message that is wrong; null where nothing is.</summary>
    public JsonObject? Refusal { get; private set; }

    /// <summary>Whether it is wrong as a message, and not only in its params.</summary>
    public bool IsNone { get; private set; }

    /// <summary>Whether it asks for nothing, but answers.</summary>
    public bool IsAnswer { get; private set; }

    /// <summary>Reads a message, and leaves the body at its beginning.</summary>
    public static BotMessage Read(MemoryStream body)
    {
        var message = new BotMessage();
        try
        {
            // The reader finds bad bytes only where a text is taken out of them.
            if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length)))
                message.Refuse(McpErrorCode.ParseError, "The message is not UTF-8.");
            else
                using (var json = JsonDocument.Parse(body))
                {
                    message.Check(json.RootElement);
                    if (message.Refusal is null)
                        message.WriteId(json.RootElement, body);
                }
        }
        catch (JsonException wrong)
        {
            var place = $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}";
            message.Refuse(McpErrorCode.ParseError, $"The message is no JSON, or nested deeper than 64: {place}.");
        }
        body.Position = 0;
        return message;
    }

    /// <summary>The answer that refuses it.</summary>
    public JsonObject Refused(McpErrorCode code, string why) =>
        new()
        {
            ["jsonrpc"] = "2.0",
            ["id"] = _id?.DeepClone(),
            ["error"] = new JsonObject { ["code"] = (int)code, ["message"] = why },
        };

    private void Check(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            Refuse(McpErrorCode.InvalidRequest, "The message must be one JSON object.");
        else if (BotJsonCheck.WrongIn(json, "", McpErrorCode.InvalidRequest) is { } wrong)
        {
            // What is wrong inside the params leaves the id to be told.
            ReadId(json);
            Refuse(wrong.Code, wrong.Why);
        }
        else if (!IsText(json, "jsonrpc", out var version) || version != "2.0")
            Refuse(McpErrorCode.InvalidRequest, "jsonrpc: It must be “2.0”.");
        else
            CheckMembers(json);
    }

    private void CheckMembers(JsonElement json)
    {
        ReadId(json);
        if (Given(json, "error") is { } error && !IsError(error))
            Refuse(McpErrorCode.InvalidRequest, "error: It must be an object with a whole code and a message.");
        else if (Given(json, "method") is null && (Given(json, "result") ?? Given(json, "error")) is not null)
            IsAnswer = true;
        else if (!IsText(json, "method", out var method))
            Refuse(McpErrorCode.InvalidRequest, "method: It must be given, as a string.");
        else if (json.TryGetProperty("id", out _))
        {
            if (_id is null)
                Refuse(McpErrorCode.InvalidRequest, "id: It must be a string or a whole number.");
            else
                CheckParams(json, method);
        }
    }

    // What the library reads out of it, whatever the message is otherwise.
    private static bool IsError(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object
        && Given(error, "code") is { ValueKind: JsonValueKind.Number } code
        && code.TryGetInt32(out _)
        && IsText(error, "message", out _);

    private static JsonElement? Given(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void ReadId(JsonElement json)
    {
        // A look-up by name would fail at a name that is no text.
        var id = json.EnumerateObject().FirstOrDefault(member => BotJsonCheck.NameOf(member) == "id").Value;
        if (id.ValueKind == JsonValueKind.Number && long.TryParse(WholeNumber.DigitsOf(id), out var number))
            _id = number;
        else if (id.ValueKind == JsonValueKind.String && BotJsonCheck.IsWhole(id))
            _id = id.GetString();
    }

    // The library takes no 1.0, which is 1 to JSON Schema.
    private void WriteId(JsonElement json, MemoryStream body)
    {
        if (_id is null || Given(json, "id") is not { ValueKind: JsonValueKind.Number } id || id.TryGetInt64(out _))
            return;
        body.SetLength(0);
        using var writer = new Utf8JsonWriter(body);
        writer.WriteStartObject();
        foreach (var member in json.EnumerateObject())
            if (member.NameEquals("id"))
                writer.WriteNumber("id", _id.GetValue<long>());
            else
                member.WriteTo(writer);
        writer.WriteEndObject();
    }

    private void CheckParams(JsonElement json, string method)
    {
        if (!json.TryGetProperty("params", out var given) || given.ValueKind == JsonValueKind.Null)
            given = default;
        else if (given.ValueKind != JsonValueKind.Object)
        {
            Refuse(McpErrorCode.InvalidParams, $"params: {Came(given)} it must be an object.");
            return;
        }
        foreach (var member in _params.GetValueOrDefault(method, []))
            if (member.WrongIn(given) is { } why)
            {
                Refuse(McpErrorCode.InvalidParams, why);
                return;
            }
    }

    private void Refuse(McpErrorCode code, string why)
    {
        IsNone = code != McpErrorCode.InvalidParams;
        Refusal = Refused(code, why);
    }

    private static bool IsText(JsonElement json, string name, out string text)
    {
        var isText = json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
        text = isText ? value.GetString()! : "";
        return isText;
    }

    private static string Came(JsonElement value) => $"“{BotText.Shown(value.GetRawText())}” came;";

    private sealed record Member(string Key, JsonValueKind Kind, bool IsRequired)
    {
        public static readonly Member Name = new("name", JsonValueKind.String, true);
        public static readonly Member Arguments = new("arguments", JsonValueKind.Object, false);
        public static readonly Member Cursor = new("cursor", JsonValueKind.String, false);

        /// <summary>What is wrong with it in the params, which may be none.</summary>
        public string? WrongIn(JsonElement given)
        {
            var what = Kind == JsonValueKind.String ? "a string" : "an object";
            if (
                given.ValueKind != JsonValueKind.Object
                || !given.TryGetProperty(Key, out var value)
                || value.ValueKind == JsonValueKind.Null
            )
                return IsRequired ? $"params.{Key}: It must be given, as {what}." : null;
            return value.ValueKind == Kind ? null : $"params.{Key}: {Came(value)} it must be {what}.";
        }
    }
}
