using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>
/// Names what cannot be seen in the library's own refusals too, which show a method, a header or a version as it came.
/// </summary>
internal static class BotRefusals
{
    /// <summary>For those that are answers to a message.</summary>
    public static McpMessageHandler Named(McpMessageHandler next) =>
        (message, ct) =>
        {
            if (message.JsonRpcMessage is JsonRpcError { Error: var error } refusal)
                refusal.Error = new JsonRpcErrorDetail
                {
                    Code = error.Code,
                    Message = BotText.OneLine(error.Message),
                    Data = Named(JsonSerializer.SerializeToNode(error.Data, McpJsonUtilities.DefaultOptions)),
                };
            return next(message, ct);
        };

    /// <summary>For those that are written before there is a message: no filter sees them.</summary>
    public static async Task NamedAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var body = response.Body;
        using var held = new HeldRefusal(response);
        response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (held.Length == 0)
            return;
        held.Position = 0;
        var refusal = JsonNode.Parse(held)!.AsObject();
        refusal["error"] = Named(refusal["error"]);
        await response.WriteAsync(
            JsonSerializer.Serialize(refusal, BotJson.Verbatim.JsonObject),
            context.RequestAborted
        );
    }

    private static JsonNode? Named(JsonNode? value) =>
        value switch
        {
            JsonObject all => new JsonObject(all.Select(one => KeyValuePair.Create(one.Key, Named(one.Value)))),
            JsonArray all => new JsonArray([.. all.Select(Named)]),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => BotText.OneLine(text.GetValue<string>()),
            _ => value?.DeepClone(),
        };

    /// <summary>Keeps the body of a refusal in JSON; passes on anything else, at once.</summary>
    private sealed class HeldRefusal(HttpResponse response) : MemoryStream
    {
        private readonly Stream _inner = response.Body;

        private bool Holds =>
            response.StatusCode >= StatusCodes.Status400BadRequest
            && response.ContentType?.StartsWith(Format.Json.MediaType, StringComparison.OrdinalIgnoreCase) is true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!Holds)
                return _inner.WriteAsync(buffer, cancellationToken);
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) =>
            Holds ? Task.CompletedTask : _inner.FlushAsync(cancellationToken);
    }
}
