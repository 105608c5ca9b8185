using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>The OpenAPI document: committed, served, and true.</summary>
public sealed class DocumentTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private readonly Server _server = seeds.Server;

    [Fact]
    public async Task What_is_served_is_what_is_committed()
    {
        var (answer, served) = await _server.GetAsync("/openapi/v1.json", ("Host", "evil.example"));
        var committed = await File.ReadAllTextAsync(
            Checkout.File("openapi/quotes.json"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(committed, served);
    }

    [Fact]
    public async Task Every_example_of_an_id_is_found_or_missing_as_it_says()
    {
        foreach (var operation in Contract.Operation.ReadAll(Checkout.File("openapi/quotes.json")))
        {
            if (operation.Ids is not [var found, var missing])
                continue;
            var path = operation.Path;
            Assert.Equal(200, await StatusAsync(path.Replace("{id}", found, StringComparison.Ordinal)));
            Assert.Equal(404, await StatusAsync(path.Replace("{id}", missing, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_example_of_a_parameter_works()
    {
        foreach (var operation in Contract.Operation.ReadAll(Checkout.File("openapi/quotes.json")))
        {
            var path = operation.Path.Replace(
                "{id}",
                operation.Ids is [var found, ..] ? found : "",
                StringComparison.Ordinal
            );
            foreach (var (name, example) in operation.Parameters)
            {
                // These mean something beside a search, or beside the text that is verified.
                var needed =
                    operation.Path == "/v1/verifications" ? "text"
                    : operation.Path == "/v1/search" || name is "match" or "script" or "sort" ? "q"
                    : null;
                var beside = operation.Parameters.FirstOrDefault(parameter => parameter.Name == needed);
                var more =
                    needed == name || beside.Example is null ? "" : $"&{needed}={Uri.EscapeDataString(beside.Example)}";
                if (example is not null)
                    Assert.Equal(200, await StatusAsync($"{path}?{name}={Uri.EscapeDataString(example)}{more}"));
            }
        }
    }

    [Fact]
    public async Task Every_answer_has_just_the_members_that_its_schema_requires()
    {
        using var document = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Checkout.File("openapi/quotes.json"), TestContext.Current.CancellationToken)
        );
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        foreach (
            var (list, schema) in new[]
            {
                ("quotes", "Quote"),
                ("answers", "Answer"),
                ("questions", "Question"),
                ("speakers", "Speaker"),
                ("interviews", "Interview"),
                ("themes", "Theme"),
            }
        )
        {
            var required = schemas
                .GetProperty(schema)
                .GetProperty("required")
                .EnumerateArray()
                .Select(r => r.GetString());
            var entry = (await _server.GetJsonAsync($"/v1/{list}?limit=1")).GetProperty("items")[0];
            Assert.Equal(required.Order(), entry.EnumerateObject().Select(member => member.Name).Order());
        }
    }

    [Fact]
    public async Task Every_example_of_an_answer_is_what_the_service_gives()
    {
        var file = Checkout.File("src/Quotes.Api/Http/examples.json");
        using var examples = JsonDocument.Parse(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
        );
        foreach (var example in examples.RootElement.EnumerateObject())
        {
            var answer = await _server.GetJsonAsync(example.Value.GetProperty("path").GetString()!);
            AssertShows(example.Value.GetProperty("body"), answer, example.Name);
        }
    }

    /// <summary>The example is the answer, but for lists that were cut and for when the corpus was built.</summary>
    private static void AssertShows(JsonElement example, JsonElement answer, string place)
    {
        Assert.True(example.ValueKind == answer.ValueKind, $"{place}: {example.ValueKind} is {answer.ValueKind}");
        if (example.ValueKind == JsonValueKind.Array)
        {
            Assert.True(example.GetArrayLength() is var length && length <= answer.GetArrayLength(), place);
            for (var i = 0; i < length; i++)
                AssertShows(example[i], answer[i], $"{place}/{i}");
        }
        else if (example.ValueKind == JsonValueKind.Object)
        {
            var names = example.EnumerateObject().Select(member => member.Name).ToArray();
            Assert.Equal(answer.EnumerateObject().Select(member => member.Name), names);
            foreach (var name in names.Where(name => name != "built"))
                AssertShows(example.GetProperty(name), answer.GetProperty(name), $"{place}/{name}");
        }
        else
            Assert.True(example.ToString() == answer.ToString(), $"{place}: {example} is now {answer}");
    }

    private async Task<int> StatusAsync(string path) => (int)(await _server.GetAsync(path)).Answer.StatusCode;
}
