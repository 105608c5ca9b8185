using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api.Mcp;

/// <summary>The tools that there are, and what happens before and after one is called.</summary>
internal static class BotTools
{
    private static readonly BotTool[] _all =
    [
        SearchTool.Tool,
        FetchTool.Tool,
        VerifyTool.Tool,
        CiteTool.Tool,
        ThemesTool.Tool,
    ];

    public static ValueTask<ListToolsResult> ListAsync(
        RequestContext<ListToolsRequestParams> message,
        CancellationToken ct
    )
    {
        BotRequest.RefuseCursor(message.Params?.Cursor);
        return ValueTask.FromResult(
            new ListToolsResult
            {
                Tools = [.. _all.Select(tool => tool.Protocol)],
                TimeToLive = BotRequest.Lasting,
                CacheScope = CacheScope.Public,
            }
        );
    }

    /// <summary>Calls a tool. What is wrong with a call is told to the model, which can mend it.</summary>
    public static async ValueTask<CallToolResult> CallAsync(
        RequestContext<CallToolRequestParams> message,
        CancellationToken ct
    )
    {
        var name = message.Params?.Name ?? "";
        if (_all.FirstOrDefault(tool => tool.Protocol.Name == name) is not { } tool)
            throw new McpProtocolException(
                $"There is no tool “{BotText.Shown(name)}”; there are "
                    + $"{string.Join(", ", _all.Select(other => other.Protocol.Name))}.",
                McpErrorCode.InvalidParams
            );
        var (corpus, root) = BotRequest.Of(message);
        var errors = new QueryErrors();
        var members = message.Params!.Arguments?.Select(one => (one.Key, one.Value)) ?? [];
        var query = Query.Of(JsonBody.Texts(members, tool.Parameters, errors), tool.Parameters, errors);
        foreach (var parameter in tool.Required.Where(one => !query.Has(one) && !errors.Names(one)))
            errors.Missing(parameter);
        var request = new BotRequest(query, errors, corpus, root);
        try
        {
            var answer = await BotRequest.InTimeAsync(async wanted => await AnswerAsync(tool, request, wanted), ct);
            return answer ?? Wrong(ApiProblem.TooLong.Detail);
        }
        catch (DatabaseUnreachableException)
        {
            return Wrong(ApiProblem.Unreachable.Detail);
        }
    }

    private static async Task<CallToolResult> AnswerAsync(BotTool tool, BotRequest request, CancellationToken ct)
    {
        await QueryChecks.CheckNamesAsync(request.Query, request.Store, request.Errors, ct);
        if (!request.Errors.Any && await tool.AnswerAsync(request, ct) is { } answer)
            return answer;
        return Wrong($"参数有误，什么也没有查。{tool.Protocol.Name} was not run:\n{BotRequest.Told(request.Errors)}");
    }

    private static CallToolResult Wrong(string why) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = why }] };
}
