using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api.Mcp;

/// <summary>What a bot asks, checked, and the corpus that it is answered from.</summary>
/// <param name="Query">The arguments, read by the table that reads queries and bodies.</param>
/// <param name="Errors">Where what is found to be wrong later goes.</param>
/// <param name="Corpus">The corpus that the request began with.</param>
/// <param name="Root">The address of the service, absolute and without a slash at the end.</param>
internal sealed record BotRequest(Query Query, QueryErrors Errors, Generation Corpus, string Root)
{
    // Lists and texts change with the corpus, which lasts longer than that.
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    /// <summary>What is said of a cursor that a list has not given.</summary>
    public const string StrangeCursor = "params.cursor: It is none of this list's; begin again without it.";

    public QuoteStore Store => Corpus.Store;

    /// <summary>The corpus and the address of a message.</summary>
    public static (Generation Corpus, string Root) Of(MessageContext message)
    {
        var services = message.Services!;
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
        return (
            context.Features.GetRequiredFeature<Generation>(),
            services.GetRequiredService<IOptions<Settings>>().Value.PublicRoot
        );
    }

    /// <summary>For lists that have one page, and so no cursor.</summary>
    public static void RefuseCursor(string? cursor)
    {
        if (cursor is not null)
            throw new McpProtocolException(StrangeCursor, McpErrorCode.InvalidParams);
    }

    /// <summary>All that is wrong, a line for each, with what cannot be seen named.</summary>
    public static string Told(QueryErrors errors) =>
        string.Join(
            '\n',
            errors.Messages.SelectMany(one => one.Value.Select(text => BotText.OneLine($"{one.Key}: {text}")))
        );

    /// <summary>Stops what takes longer than an answer may take.</summary>
    /// <returns>The answer; null where it took too long.</returns>
    public static async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T>> answerAsync, CancellationToken ct)
        where T : class
    {
        using var wanted = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wanted.CancelAfter(_longest);
        try
        {
            return await answerAsync(wanted.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
