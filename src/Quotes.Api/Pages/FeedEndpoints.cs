using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>Feeds: the latest interviews, or the latest quotes of a theme, a speaker or a search.</summary>
internal static class FeedEndpoints
{
    private const int Most = 50;

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Paths.AtomFeed, Contract.Reading, GetAtom).With(PageContracts.AtomFeed);
        app.MapMethods(Paths.JsonFeed, Contract.Reading, GetJson).With(PageContracts.JsonFeed);
    }

    /// <summary>The feed as Atom (RFC 4287).</summary>
    public static async Task<FileContentHttpResult> GetAtom(
        Query query,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    ) =>
        TypedResults.Bytes(
            AtomFeed.Write(await ReadAsync(query, corpus, settings.Value.PublicRoot, ct)),
            Format.Atom.ContentType
        );

    /// <summary>The feed as JSON Feed 1.1.</summary>
    public static async Task<FileContentHttpResult> GetJson(
        Query query,
        Generation corpus,
        IOptions<Settings> settings,
        CancellationToken ct
    ) =>
        TypedResults.Bytes(
            JsonFeed.Write(await ReadAsync(query, corpus, settings.Value.PublicRoot, ct)),
            Format.JsonFeed.ContentType
        );

    private static async Task<Feed> ReadAsync(Query query, Generation corpus, string root, CancellationToken ct)
    {
        var asked = query.Canonical(_ => true);
        var state = FindState.Of(query);
        var entries = state.IsEmpty
            ? [.. (await corpus.Store.ListLatestInterviewsAsync(Most, ct)).Select(one => FeedEntry.Of(one, root))]
            : await QuotesAsync(query, corpus, root, ct);
        return new Feed(
            state.IsEmpty ? "引语 Quotes" : "引语 Quotes：" + string.Join("，", TermsOf(state)),
            root + query.Path + (asked.Length == 0 ? "" : "?" + asked),
            root + state.Address,
            entries
        );
    }

    private static async Task<FeedEntry[]> QuotesAsync(
        Query query,
        Generation corpus,
        string root,
        CancellationToken ct
    )
    {
        var filter = query.QuoteFilter() with { Sort = "-date" };
        var page = await corpus.Store.ListQuotesAsync(filter, new PageRequest(Most, null), ct);
        var interviews = new Dictionary<string, Interview>(StringComparer.Ordinal);
        foreach (var id in page!.Items.Select(quote => quote.Interview.Id).Distinct())
            interviews.Add(id, (await corpus.Store.FindInterviewAsync(id, ct))!);
        return [.. page.Items.Select(quote => FeedEntry.Of(quote, interviews[quote.Interview.Id], root))];
    }

    private static IEnumerable<string> TermsOf(FindState state)
    {
        IEnumerable<string> words = state.Words.Length == 0 ? [] : [state.Words];
        return words.Concat(state.Themes).Concat(state.Speakers);
    }
}
