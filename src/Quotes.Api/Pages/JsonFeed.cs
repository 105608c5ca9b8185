using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quotes.Api.Pages;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly FeedJson _json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = QuotesJson.Verbatim.Options.Encoder,
        }
    );

    public static byte[] Write(Feed feed) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonFeedBody(
                "https://jsonfeed.org/version/1.1",
                feed.Title,
                feed.Page,
                feed.Url,
                [.. feed.Entries.Select(ItemOf)]
            ),
            _json.JsonFeedBody
        );

    private static JsonFeedItem ItemOf(FeedEntry entry) =>
        new(
            entry.Url,
            entry.Url,
            entry.Title,
            entry.Text,
            entry.Summary,
            entry.Date?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            entry.Authors.Count == 0 ? null : [.. entry.Authors.Select(name => new JsonFeedAuthor(name))],
            entry.Themes.Count == 0 ? null : entry.Themes,
            entry.Language == "und" ? null : entry.Language
        );
}

/// <summary>A feed; its members are named as the format names them, and so below.</summary>
internal sealed record JsonFeedBody(
    string Version,
    string Title,
    string HomePageUrl,
    string FeedUrl,
    IReadOnlyList<JsonFeedItem> Items
);

internal sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    string ContentText,
    string? Summary,
    string? DatePublished,
    IReadOnlyList<JsonFeedAuthor>? Authors,
    IReadOnlyList<string>? Tags,
    string? Language
);

internal sealed record JsonFeedAuthor(string Name);

[JsonSerializable(typeof(JsonFeedBody))]
internal sealed partial class FeedJson : JsonSerializerContext;
