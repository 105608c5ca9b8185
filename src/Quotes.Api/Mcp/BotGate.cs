using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>
/// What the library leaves to the service: no page of another site asks <c>/mcp</c> through a browser (by its own
/// origin, or by a name that it has pointed here), no body is long or slow, and there is a corpus.
/// </summary>
internal sealed class BotGate(RequestDelegate next, IOptions<Settings> settings)
{
    private const int MostBytes = 64 * 1024;

    private readonly string _host = new Uri(settings.Value.PublicUrl).Host;

    /// <summary>Marks the endpoints behind the gate.</summary>
    public sealed class Mark;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null)
            await next(context);
        // Routing takes any case and a slash at the end; there is one spelling.
        else if (request.Path.Value != Paths.Mcp)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!IsOwn(request.Host.Host))
            await RefuseAsync(context, "Host names another service; it must be that of Quotes__PublicUrl.");
        else if (request.Headers.Origin.Any(origin => !IsOwn(HostOf(origin))))
            await RefuseAsync(context, "Pages of other origins may not ask this; leave Origin out, or ask /v1.");
        else if (!context.Features.GetRequiredFeature<Generation>().IsOpen)
            await new ProblemResult(ApiProblem.NotReady).ExecuteAsync(context);
        else if (HttpMethods.IsPost(request.Method) && !JsonBody.IsJson(request))
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else
            await PassAsync(context);
    }

    private async Task PassAsync(HttpContext context)
    {
        var body = context.Request.Body;
        using var bytes = await JsonBody.ArriveAsync(context, MostBytes);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }
        var message = BotMessage.Read(bytes);
        if (message.Refusal is { } refusal)
        {
            // The client, which must tell its model what is wrong, reads no answer of another status.
            var status = message.IsNone ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
            await WriteAsync(context, status, refusal);
            return;
        }
        if (message.IsAnswer)
        {
            // We ask clients for nothing: it is taken, as the transport has it, and let be.
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }
        context.Request.Body = bytes;
        try
        {
            await BotRefusals.NamedAsync(context, next);
        }
        // Our own failures are told before they come this far: these are params that the library could not read.
        catch (Exception failure)
            when (failure is JsonException or InvalidOperationException && !context.Response.HasStarted)
        {
            var unread = message.Refused(McpErrorCode.InvalidParams, BotFailures.UnreadParams(failure));
            await WriteAsync(context, StatusCodes.Status200OK, unread);
        }
        finally
        {
            context.Request.Body = body;
        }
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Format.Json.MediaType;
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(answer, BotJson.Verbatim.JsonObject),
            context.RequestAborted
        );
    }

    private bool IsOwn(string? host) =>
        host is "localhost" or "127.0.0.1" or "[::1]" || string.Equals(host, _host, StringComparison.OrdinalIgnoreCase);

    private static string? HostOf(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.Host : null;

    private static Task RefuseAsync(HttpContext context, string why) =>
        new ProblemResult(ApiProblem.Forbidden(why)).ExecuteAsync(context);
}
