using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>An id that an earlier corpus held: 410, with what took its place.</summary>
public sealed class GoneTests : IDisposable
{
    private readonly string _seeds = Directory.CreateTempSubdirectory("quotes-seeds-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("quotes-data-").FullName;

    public void Dispose()
    {
        Directory.Delete(_seeds, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Every_address_of_a_quote_that_was_mended_names_its_successor()
    {
        var file = Directory.GetFiles(Checkout.File("seeds"), "*.txt").Single();
        foreach (var seed in Directory.GetFiles(Checkout.File("seeds")))
            File.Copy(seed, Path.Combine(_seeds, Path.GetFileName(seed)));
        const string old = "q-yknd74rd3rrm";
        await using (await Server.StartAsync(_seeds, _data)) { }
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_seeds, Path.GetFileName(file)),
            text.Replace(
                "我们很清楚对于合作伙伴是一个共生的关系",
                "我们清楚对于合作伙伴是一个共生的关系",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );

        await using var server = await Server.StartAsync(_seeds, _data);
        foreach (var path in new[] { "", "/citation", "/annotation" })
        {
            var (answer, body) = await server.GetAsync($"/v1/quotes/{old}{path}");
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var problem = JsonSerializer.Deserialize<JsonElement>(body);
            Assert.Equal("/problems/gone", problem.GetProperty("type").GetString());
            var successor = problem.GetProperty("successor").GetString()!;
            Assert.Equal($"<{successor}>; rel=\"successor-version\"", answer.Headers.GetValues("Link").Single());
            var quote = await server.GetJsonAsync(successor);
            Assert.StartsWith(
                "这还是回到刚才说怎么去建立一个合作伙伴的生态，我们清楚",
                quote.GetProperty("text").GetString(),
                StringComparison.Ordinal
            );
        }
        var (page, html) = await server.GetAsync($"/q/{old}?lang=en");
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Matches("href=\"/q/q-[a-z0-9]{12}\\?lang=en\">See what took its place", html);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("/v1/quotes/q-zzzzzzzzzzzz")).Answer.StatusCode);
    }
}
