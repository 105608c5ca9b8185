using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api.Mcp;

/// <summary>
/// Keeps our failures apart from callers' mistakes, which the library logs alike, with a stack each: its log is off.
/// </summary>
internal static partial class BotFailures
{
    /// <summary>A handler whose failures are logged, and told without anything of the inside.</summary>
    public static McpRequestHandler<TParams, TResult> Told<TParams, TResult>(
        McpRequestHandler<TParams, TResult> handler
    ) =>
        async (message, ct) =>
        {
            try
            {
                return await handler(message, ct);
            }
            catch (DatabaseUnreachableException)
            {
                throw new McpProtocolException(ApiProblem.Unreachable.Detail, McpErrorCode.InternalError);
            }
            catch (Exception failure) when (failure is not (McpException or OperationCanceledException))
            {
                var traceId = Activity.Current?.Id ?? "none";
                LogFailure(message.Services!.GetRequiredService<ILogger<BotGate>>(), failure, traceId);
                throw new McpProtocolException(
                    $"{ApiProblem.Internal(traceId).Detail} {traceId}",
                    McpErrorCode.InternalError
                );
            }
        };

    /// <summary>Tells the reason where the library cannot read params: its own answer has none.</summary>
    public static McpMessageHandler Read(McpMessageHandler next) =>
        async (message, ct) =>
        {
            try
            {
                await next(message, ct);
            }
            catch (JsonException unread)
            {
                throw new McpProtocolException(UnreadParams(unread), McpErrorCode.InvalidParams);
            }
        };

    /// <summary>The reason, without the library's own words, which name its types.</summary>
    public static string UnreadParams(Exception unread) =>
        unread is JsonException { Path: { Length: > 1 } path }
            ? $"params{BotText.Shown(path[1..])}: It is of a type that this method does not take there."
            : "params: They are none that this method takes.";

    [LoggerMessage(Level = LogLevel.Error, Message = "A message to bots' tools failed, trace {TraceId}")]
    private static partial void LogFailure(ILogger log, Exception failure, string traceId);
}
