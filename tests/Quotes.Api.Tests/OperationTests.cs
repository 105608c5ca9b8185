using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>What those ask who run the service, or come upon it.</summary>
public sealed class OperationTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Fact]
    public async Task The_way_in_leads_everywhere()
    {
        var links = (await _server.GetJsonAsync("/v1")).GetProperty("links");

        foreach (var link in links.EnumerateObject())
        {
            var needed = link.Name switch
            {
                "search" => "?q=客户",
                "verifications" => "?text=客户",
                _ => "",
            };
            var asked = link.Value.GetString()! + needed;
            var (answer, body) = await _server.GetAsync(asked);
            Assert.True((int)answer.StatusCode < 400, $"{link.Name}: {(int)answer.StatusCode} {body}");
        }
    }

    [Theory]
    [InlineData("quotes.example")]
    [InlineData("ftp://quotes.example")]
    [InlineData("https://quotes.example/?a=b")]
    [InlineData("https://quotes.example/><x")]
    public async Task A_public_address_that_is_none_is_refused_at_the_start(string address)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Server.StartAsync(null, null, ("Quotes__PublicUrl", address))
        );
        Assert.Contains("Quotes__PublicUrl must be an address such as", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_leads_to_the_documentation()
    {
        var (answer, body) = await _server.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("href=\"/docs\"", body);
        Assert.Contains("rel=\"service-desc\"", answer.Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task The_documentation_loads_nothing_from_elsewhere()
    {
        var (answer, body) = await _server.GetAsync("/docs/index.html");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("://", body);
    }

    [Fact]
    public async Task Health_says_which_corpus_is_served()
    {
        var live = await _server.GetJsonAsync("/health/live");
        var ready = await _server.GetJsonAsync("/health/ready");
        var corpus = await _server.GetJsonAsync("/v1/corpus");

        Assert.Equal("live", live.GetProperty("status").GetString());
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(corpus.GetProperty("version").GetString(), ready.GetProperty("corpus").GetString());
    }

    [Fact]
    public async Task The_catalogue_is_a_linkset_of_the_document_and_its_reading_form()
    {
        var (answer, body) = await _server.GetAsync("/.well-known/api-catalog");

        Assert.Equal("application/linkset+json", answer.Content.Headers.ContentType?.MediaType);
        var entry = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("linkset")[0];
        Assert.Equal("/v1", entry.GetProperty("anchor").GetString());
        Assert.Equal("/openapi/v1.json", entry.GetProperty("service-desc")[0].GetProperty("href").GetString());
        Assert.Equal("/docs", entry.GetProperty("service-doc")[0].GetProperty("href").GetString());
        Assert.Equal("/health/ready", entry.GetProperty("status")[0].GetProperty("href").GetString());
    }

    [Fact]
    public async Task Security_txt_is_there_once_a_contact_is_named()
    {
        var (none, _) = await _server.GetAsync("/.well-known/security.txt");
        await using var named = await Server.StartAsync(
            environment: ("Quotes__SecurityContact", "mailto:security@quotes.example")
        );
        var (answer, body) = await named.GetAsync("/.well-known/security.txt");

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Contact: mailto:security@quotes.example\n", body);
        var expires = body.Split('\n').Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))[9..];
        var ahead =
            DateTimeOffset.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;
        Assert.InRange(ahead.TotalDays, 100, 366);
    }
}
