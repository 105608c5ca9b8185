using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Quotes.Api.Http;

/// <summary>A finished answer, which is given again byte for byte.</summary>
internal sealed class KeptAnswer
{
    // What Kestrel writes for every answer anew, and what is one caller's own.
    private static readonly string[] _ownOfEach =
    [
        HeaderNames.Date,
        HeaderNames.Server,
        HeaderNames.Connection,
        HeaderNames.KeepAlive,
        HeaderNames.TransferEncoding,
        HeaderNames.ContentLength,
        HeaderNames.SetCookie,
        HeaderNames.StrictTransportSecurity,
        "RateLimit",
        "RateLimit-Policy",
    ];

    // What says something of the body, and so is in no 304 of ours.
    private static readonly string[] _ofBody = [HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.Link];

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly KeyValuePair<string, StringValues>[] _unchanged;
    private readonly EntityTagHeaderValue _etag;
    private readonly string _sentTag;
    private readonly byte[] _body;

    private KeptAnswer(KeyValuePair<string, StringValues>[] headers, EntityTagHeaderValue etag, byte[] body)
    {
        _headers = headers;
        _unchanged = [.. headers.Where(header => !IsAmong(header.Key, _ofBody))];
        (_etag, _sentTag) = (etag, etag.ToString());
        _body = body;
    }

    /// <summary>Whether it was asked for since this was last looked at: who is asked for stays.</summary>
    public bool IsInUse { get; set; }

    /// <summary>About how many bytes it takes, its key not counted.</summary>
    public int Size => _body.Length + _headers.Sum(header => 2 * (header.Key.Length + header.Value.ToString().Length));

    /// <summary>The answer that a response was; null where it has no tag to be told from others by.</summary>
    public static KeptAnswer? Of(HttpResponse response, byte[] body) =>
        EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var etag)
            ? new KeptAnswer([.. response.Headers.Where(header => !IsAmong(header.Key, _ownOfEach))], etag, body)
            : null;

    /// <summary>Gives it, or 304 to whoever has it already.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        IsInUse = true;
        var (request, response) = (context.Request, context.Response);
        var sent = request.Headers.IfNoneMatch;
        if (sent.Count > 0 && (sent == _sentTag || Freshness.IsKnown(sent, _etag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Set(response.Headers, _unchanged);
            return Task.CompletedTask;
        }
        Set(response.Headers, _headers);
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, context.RequestAborted).AsTask();
    }

    private static void Set(IHeaderDictionary headers, KeyValuePair<string, StringValues>[] values)
    {
        foreach (var (name, value) in values)
            headers[name] = value;
    }

    private static bool IsAmong(string name, string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
