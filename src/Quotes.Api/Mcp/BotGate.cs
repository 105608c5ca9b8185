using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>
/// What the library leaves to the service: no page of another site asks <c>/mcp</c> through a browser (by its own origin,
/// or by a name that it has pointed here), no body is long or slow, and there is a corpus.
/// </summary>
internal sealed class BotGate(RequestDelegate next, IOptions<Settings> settings)
{
    private const int MostBytes = 64 * 1024;

    // JSON-RPC 2.0, section 5.1: the id of what cannot be read is null.
    private const string Unreadable = """
        {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"The message is none that this method takes."}}
        """;

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
        context.Request.Body = bytes;
        try
        {
            await next(context);
        }
        // Our own failures are told before they come this far: this is a message that the library could not read.
        catch (Exception failure)
            when (failure is JsonException or InvalidOperationException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = Format.Json.MediaType;
            await context.Response.WriteAsync(Unreadable, context.RequestAborted);
        }
        finally
        {
            context.Request.Body = body;
        }
    }

    private bool IsOwn(string? host) =>
        host is "localhost" or "127.0.0.1" or "[::1]" || string.Equals(host, _host, StringComparison.OrdinalIgnoreCase);

    private static string? HostOf(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.Host : null;

    private static Task RefuseAsync(HttpContext context, string why) =>
        new ProblemResult(ApiProblem.Forbidden(why)).ExecuteAsync(context);
}
