using System.Diagnostics;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;

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

    [LoggerMessage(Level = LogLevel.Error, Message = "A message to bots' tools failed, trace {TraceId}")]
    private static partial void LogFailure(ILogger log, Exception failure, string traceId);
}
