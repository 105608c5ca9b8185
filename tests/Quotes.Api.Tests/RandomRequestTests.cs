using System.Security.Cryptography;
using Quotes.Api.Tests.Contract;

namespace Quotes.Api.Tests;

/// <summary>Requests made up by chance: each answer must be one that the contract knows.</summary>
public sealed class RandomRequestTests(SeedServer server) : IClassFixture<SeedServer>
{
    private const int Seed = 20181101;

    // A tenth of what reliability.md asks for, unless the long run is asked for.
    private static readonly int _count = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 100_000 : 10_000;

    [Fact]
    public async Task Any_request_gets_an_answer_inside_the_contract()
    {
        var operations = Operation.ReadAll(Checkout.File("openapi/quotes.json"));
        var random = new Random(Seed);
        var wrong = new List<string>();
        var before = Digest(server.Server.Data);
        for (var i = 0; i < _count && wrong.Count < 10; i++)
        {
            var request = RandomRequest.Next(random, operations);
            using var answer = await request.SendAsync(server.Server);
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            if (Judge.Verdict(request, answer, body) is { } verdict)
                wrong.Add($"{verdict}\n  {request.AsCurl(server.Address)}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // No request changes a byte (C8).
        Assert.Equal(before, Digest(server.Server.Data));
    }

    private static string Digest(string folder) =>
        string.Join(
            '\n',
            Directory
                .GetFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
        );
}
