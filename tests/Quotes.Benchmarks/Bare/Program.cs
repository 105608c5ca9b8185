// The least that answers: what the service is measured against, its start and every answer.
using System.Collections.Concurrent;

string[] names =
[
    "Corpus-Version",
    "Vary",
    "X-Content-Type-Options",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "ETag",
    "Cache-Control",
    "Link",
    "Content-Security-Policy",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "X-Frame-Options",
    "X-1",
    "X-2",
    "X-3",
    "X-4",
];
var bodies = new ConcurrentDictionary<int, byte[]>();
var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
app.MapGet("/health/ready", () => "ready");

// So many fixed bytes with so many headers beside Date, Content-Type and Content-Length.
app.MapGet(
    "/bytes/{count:int}/{headers:int}",
    (HttpContext context, int count, int headers) =>
    {
        SetHeaders(context.Response, headers);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = count;
        var body = bodies.GetOrAdd(count, static count => [.. Enumerable.Repeat((byte)'x', count)]);
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
);

// No bytes: 304 with so many headers beside Date.
app.MapGet(
    "/unchanged/{headers:int}",
    (HttpContext context, int headers) =>
    {
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        SetHeaders(context.Response, headers);
        return Task.CompletedTask;
    }
);
app.Run();

void SetHeaders(HttpResponse response, int count)
{
    for (var i = 0; i < count; i++)
        response.Headers[names[i]] = "a value as long as those of most";
}
