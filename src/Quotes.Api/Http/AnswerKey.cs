using Microsoft.AspNetCore.Http.Features;

namespace Quotes.Api.Http;

/// <summary>
/// What an answer is kept under: all of a request that an answer may depend on, each as it was sent. Two spellings of
/// one query are two keys, so that nothing is ever merged that differs.
/// </summary>
/// <param name="Target">Path and query, escapes and letters as they came.</param>
/// <param name="Accept">The header of this name.</param>
/// <param name="AcceptEncoding">The header of this name.</param>
/// <param name="AcceptLanguage">The header of this name, for pages; nothing else depends on it.</param>
internal readonly record struct AnswerKey(
    string Target,
    string Accept,
    string AcceptEncoding,
    string AcceptLanguage = ""
)
{
    // Whoever asks for more asks for something of his own.
    private const int Longest = 2048;

    /// <summary>The key of a request; null where no answer to it is kept.</summary>
    public static AnswerKey? Of(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
            return null;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var key = new AnswerKey(
            target,
            request.Headers.Accept.ToString(),
            request.Headers.AcceptEncoding.ToString(),
            request.Path.StartsWithSegments(Paths.Root) ? "" : request.Headers.AcceptLanguage.ToString()
        );
        return key.Length <= Longest ? key : null;
    }

    /// <summary>How many characters it is long.</summary>
    public int Length => Target.Length + Accept.Length + AcceptEncoding.Length + AcceptLanguage.Length;
}
