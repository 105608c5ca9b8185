using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Quotes.Api.Http;
using Quotes.Api.Pages;

namespace Quotes.Api.Mcp;

/// <summary>Interviews and quotes as resources: Markdown, as their pages give it.</summary>
internal static class BotResources
{
    private const string Interviews = "quotes://interview/";
    private const string Quotes = "quotes://quote/";
    private const int PageSize = 50;

    public static async ValueTask<ListResourcesResult> ListAsync(
        RequestContext<ListResourcesRequestParams> message,
        CancellationToken ct
    )
    {
        string? after = null;
        if (message.Params?.Cursor is { } cursor)
            after = Cursor.Read(cursor, Interviews) ?? throw Wrong(BotRequest.StrangeCursor);
        var (corpus, _) = BotRequest.Of(message);
        var page =
            await corpus.Store.ListInterviewsAsync(new PageRequest(PageSize, after), ct)
            ?? throw Wrong("What the cursor points at is gone; begin again without it.");
        return new ListResourcesResult
        {
            Resources = [.. page.Items.Select(Of)],
            NextCursor = page.Next is { } next ? Cursor.Behind(next, Interviews) : null,
            TimeToLive = BotRequest.Lasting,
            CacheScope = CacheScope.Public,
        };
    }

    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        RequestContext<ListResourceTemplatesRequestParams> message,
        CancellationToken ct
    )
    {
        BotRequest.RefuseCursor(message.Params?.Cursor);
        return ValueTask.FromResult(
            new ListResourceTemplatesResult
            {
                ResourceTemplates =
                [
                    Template("interview", "采访", Interviews, "An interview, whole, in order."),
                    Template("quote", "引文", Quotes, "A quote with its question, context and reference."),
                ],
                TimeToLive = BotRequest.Lasting,
                CacheScope = CacheScope.Public,
            }
        );
    }

    public static async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> message,
        CancellationToken ct
    )
    {
        var uri = message.Params?.Uri ?? "";
        var (corpus, root) = BotRequest.Of(message);
        var text =
            await MarkdownOfAsync(uri, corpus, root, ct)
            ?? throw NotThere(uri, message.Server.NegotiatedProtocolVersion);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = Format.Markdown.MediaType,
                    Text = BotText.Whole(text),
                },
            ],
            TimeToLive = BotRequest.Lasting,
            CacheScope = CacheScope.Public,
        };
    }

    private static async Task<string?> MarkdownOfAsync(string uri, Generation corpus, string root, CancellationToken ct)
    {
        if (uri.StartsWith(Quotes, StringComparison.Ordinal))
            return await QuotePageEndpoints.WriteMarkdownAsync(uri[Quotes.Length..], corpus, root, ct);
        if (!uri.StartsWith(Interviews, StringComparison.Ordinal))
            return null;
        return await InterviewMarkdown.WriteAsync(uri[Interviews.Length..], corpus.Store, root, ct);
    }

    private static Resource Of(Interview interview) =>
        new()
        {
            Uri = Interviews + interview.Id,
            Name = interview.Id,
            Title = BotText.OneLine(interview.Title),
            MimeType = Format.Markdown.MediaType,
        };

    private static ResourceTemplate Template(string name, string title, string begin, string description) =>
        new()
        {
            Name = name,
            Title = title,
            UriTemplate = begin + "{id}",
            Description = description,
            MimeType = Format.Markdown.MediaType,
        };

    // SEP-2164 took the code of its own away.
    private static McpProtocolException NotThere(string uri, string? revision) =>
        new(
            $"There is no resource “{BotText.Shown(uri)}”; there are {Interviews}{{id}} and {Quotes}{{id}}.",
            string.CompareOrdinal(revision, "2026-07-28") < 0
                ? McpErrorCode.ResourceNotFound
                : McpErrorCode.InvalidParams
        )
        {
            Data = { ["uri"] = BotText.OneLine(uri) },
        };

    private static McpProtocolException Wrong(string why) => new(why, McpErrorCode.InvalidParams);
}
