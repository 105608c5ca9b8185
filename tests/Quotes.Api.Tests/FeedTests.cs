using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Quotes.Api.Tests;

/// <summary>Feeds, held to the rules of RFC 4287 and of JSON Feed 1.1.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private const string Words = "不是字符\uffff还有]]>和<b>&amp;</b>\ud83d\ude00都在这里";

    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    private readonly SeedsFolder _seeds = new();
    private Server? _server;

    private Server Server => _server!;

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, published) in new[] { ("old", "2001"), ("new", "2024-05-06"), ("undated", null) })
        {
            await File.WriteAllTextAsync(
                _seeds.In(name + ".txt"),
                $"记者：{name}里的客户是谁？\n\n王小明：{name}的回答是{Words}。我们看重客户，以客户需求为中心。\n\n"
                    + "记者：还有呢？\n\n王小明：没有了。\n"
            );
            var date = published is null ? "" : $"published: {published}\n";
            await File.WriteAllTextAsync(
                _seeds.In(name + ".yaml"),
                $"title: \"{name} & <b>\\v\"\nlanguage: zh-Hans\n{date}"
            );
        }
        _server = await _seeds.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _seeds.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?theme=customer-centricity")]
    [InlineData("?q=客户")]
    [InlineData("?q=客户&theme=customer-centricity")]
    public async Task Atom_keeps_to_RFC_4287(string query)
    {
        var (answer, body) = await Server.GetAsync("/feed.atom" + query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);

        var feed = XDocument.Parse(body).Root!;
        Assert.Equal(_atom + "feed", feed.Name);
        OnlyOne(feed, "id", "title", "updated");
        Assert.NotEmpty(feed.Elements(_atom + "author"));
        var self = Assert.Single(feed.Elements(_atom + "link"), link => link.Attribute("rel")!.Value == "self");
        Assert.Equal(feed.Element(_atom + "id")!.Value, self.Attribute("href")!.Value);
        var entries = feed.Elements(_atom + "entry").ToArray();
        Assert.NotEmpty(entries);
        foreach (var entry in entries)
        {
            OnlyOne(entry, "id", "title", "updated", "content");
            Assert.Contains(entry.Elements(_atom + "link"), link => link.Attribute("rel")!.Value == "alternate");
        }
        Assert.Distinct(entries.Select(entry => entry.Element(_atom + "id")!.Value));
        // Section 4.1.2: times of RFC 3339, and the feed's is its latest entry's.
        var times = feed.Descendants().Where(one => one.Name.LocalName is "updated" or "published").ToArray();
        Assert.All(times, time => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", time.Value));
        Assert.Equal(entries.Max(one => one.Element(_atom + "updated")!.Value), feed.Element(_atom + "updated")!.Value);
        Assert.All(
            feed.Descendants().Where(one => one.Name == _atom + "id" || one.Attribute("href") is not null),
            one => Assert.True(Uri.IsWellFormedUriString(one.Attribute("href")?.Value ?? one.Value, UriKind.Absolute))
        );
        Assert.All(feed.Descendants(), one => Assert.True(IsKnown(one), one.ToString()));

        using var reader = XmlReader.Create(new StringReader(body));
        var read = SyndicationFeed.Load(reader);
        Assert.Equal(
            entries.Select(entry => entry.Element(_atom + "content")!.Value),
            read.Items.Select(item => Assert.IsType<TextSyndicationContent>(item.Content).Text)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?theme=customer-centricity")]
    [InlineData("?q=客户")]
    public async Task JSON_keeps_to_JSON_Feed_1_1(string query)
    {
        var (answer, body) = await Server.GetAsync("/feed.json" + query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType!.MediaType);

        var feed = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.NotEmpty(feed.GetProperty("title").GetString()!);
        Assert.StartsWith(
            "http://localhost:8080/feed.json",
            feed.GetProperty("feed_url").GetString(),
            StringComparison.Ordinal
        );
        var items = feed.GetProperty("items").EnumerateArray().ToArray();
        Assert.NotEmpty(items);
        Assert.Distinct(items.Select(item => item.GetProperty("id").GetString()));
        string[] known =
        [
            "id",
            "url",
            "title",
            "content_text",
            "summary",
            "date_published",
            "authors",
            "tags",
            "language",
        ];
        foreach (var item in items)
        {
            Assert.Subset(known.ToHashSet(), item.EnumerateObject().Select(member => member.Name).ToHashSet());
            Assert.NotEmpty(item.GetProperty("content_text").GetString()!);
            if (item.TryGetProperty("date_published", out var date))
                Assert.True(DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, out _));
            if (item.TryGetProperty("authors", out var authors))
                Assert.All(
                    authors.EnumerateArray(),
                    author => Assert.NotEmpty(author.GetProperty("name").GetString()!)
                );
        }
    }

    [Fact]
    public async Task The_latest_come_first_and_the_undated_last_without_a_date()
    {
        var feed = await Server.GetJsonAsync("/feed.json");
        var items = feed.GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(
            ["new & <b>\v", "old & <b>\v", "undated & <b>\v"],
            items.Select(item => item.GetProperty("title").GetString())
        );
        Assert.Equal(
            ["2024-05-06T00:00:00Z", "2001-01-01T00:00:00Z", null],
            items.Select(item => item.TryGetProperty("date_published", out var date) ? date.GetString() : null)
        );
    }

    [Fact]
    public async Task Words_are_verbatim_but_for_what_XML_cannot_say()
    {
        var json = await Server.GetJsonAsync("/feed.json?q=不是字符");
        var (_, atom) = await Server.GetAsync("/feed.atom?q=不是字符");

        var said = json.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("content_text").GetString());
        Assert.Equal(new[] { "new", "old", "undated" }.Select(name => $"{name}的回答是{Words}。"), said);
        Assert.Equal(
            said.Select(words => words!.Replace('\uffff', '\ufffd')),
            XDocument.Parse(atom).Descendants(_atom + "content").Select(content => content.Value)
        );
    }

    [Fact]
    public async Task An_id_stays_with_its_words()
    {
        var before = await IdsAsync();
        await File.WriteAllTextAsync(
            _seeds.In("old.txt"),
            $"记者：old里的客户是谁？\n\n王小明：这里换了一句话，仍然说到客户。我们看重客户，以客户需求为中心。\n\n"
                + "记者：还有呢？\n\n王小明：没有了。\n",
            TestContext.Current.CancellationToken
        );
        await Eventually.IsAsync(async () => !(await IdsAsync()).SequenceEqual(before), "The feed stays as it was.");
        var after = await IdsAsync();

        Assert.All(after.Where(one => before.ContainsKey(one.Key)), one => Assert.Equal(before[one.Key], one.Value));
        Assert.DoesNotContain(after, one => one.Value.StartsWith("old的回答", StringComparison.Ordinal));
        Assert.Contains(after, one => one.Value == "这里换了一句话，仍然说到客户。");

        async Task<Dictionary<string, string>> IdsAsync()
        {
            var feed = await Server.GetJsonAsync("/feed.json?q=客户");
            return feed.GetProperty("items")
                .EnumerateArray()
                .ToDictionary(
                    item => item.GetProperty("id").GetString()!,
                    item => item.GetProperty("content_text").GetString()!
                );
        }
    }

    [Theory]
    [InlineData("theme=customer-centricity,investment", "theme=investment,customer-centricity")]
    [InlineData("theme=customer-centricity|investment", "theme=investment|customer-centricity|investment")]
    [InlineData("q=客户&theme=-investment", "theme=-investment&q=客户")]
    public async Task What_is_asked_in_another_order_is_the_same_feed(string one, string other)
    {
        var (_, feed) = await Server.GetAsync("/feed.atom?" + one);
        var (answer, same) = await Server.GetAsync("/feed.atom?" + other);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(feed, same);
    }

    [Theory]
    [InlineData("/feed.atom?theme=nonesuch")]
    [InlineData("/feed.json?speaker=nobody")]
    [InlineData("/feed.json?limit=5")]
    [InlineData("/feed.atom?q=")]
    public async Task A_feed_of_nothing_that_is_there_is_refused(string path)
    {
        var (answer, _) = await Server.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static void OnlyOne(XElement parent, params string[] names) =>
        Assert.All(names, name => Assert.NotEmpty(Assert.Single(parent.Elements(_atom + name)).Value));

    private static bool IsKnown(XElement one)
    {
        string[] known =
        [
            .. "feed entry id title updated published link author name category summary content rights".Split(' '),
        ];
        return one.Name.Namespace == _atom && known.Contains(one.Name.LocalName);
    }
}
