using System.Diagnostics;
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
    private readonly Tally _given;
    private readonly Tally _unchangedGiven;
    private readonly Endpoint? _endpoint;

    private KeptAnswer(
        KeyValuePair<string, StringValues>[] headers,
        EntityTagHeaderValue etag,
        byte[] body,
        Tally given,
        Tally unchangedGiven,
        Endpoint? endpoint
    )
    {
        (_given, _unchangedGiven, _endpoint) = (given, unchangedGiven, endpoint);
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
    /// <param name="tallyOf">Where it is counted how often it is given with a status.</param>
    public static KeptAnswer? Of(HttpResponse response, byte[] body, Func<int, Tally> tallyOf) =>
        EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var etag)
            ? new KeptAnswer(
                [.. response.Headers.Where(header => !IsAmong(header.Key, _ownOfEach))],
                etag,
                body,
                tallyOf(StatusCodes.Status200OK),
                tallyOf(StatusCodes.Status304NotModified),
                response.HttpContext.GetEndpoint()
            )
            : null;

    /// <summary>Gives it, or 304 to whoever has it already.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        IsInUse = true;
        // A trace is named by its route, and this request was never routed.
        if (Activity.Current is { Recorded: true })
            context.SetEndpoint(_endpoint);
        var (request, response) = (context.Request, context.Response);
        var sent = request.Headers.IfNoneMatch;
        if (sent.Count > 0 && (sent == _sentTag || Freshness.IsKnown(sent, _etag)))
        {
            _unchangedGiven.Add();
            response.StatusCode = StatusCodes.Status304NotModified;
            Set(response.Headers, _unchanged);
            return Task.CompletedTask;
        }
        _given.Add();
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
