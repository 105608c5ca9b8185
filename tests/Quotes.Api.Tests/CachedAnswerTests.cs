using System.Net;
using Quotes.Api.Tests.Contract;

namespace Quotes.Api.Tests;

/// <summary>A service that keeps answers and one that keeps none: nobody can tell which is which.</summary>
public sealed class CachedAnswerTests : IAsyncLifetime
{
    private const int Seed = 20181102;

    // What the server writes anew for every answer, and how a body is framed that is known whole.
    private static readonly string[] _framing = ["Date", "Transfer-Encoding", "Content-Length"];

    private static readonly int _count = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 10_000 : 1_000;

    private Server? _keeping;
    private Server? _making;

    public async ValueTask InitializeAsync()
    {
        _keeping = await Server.StartAsync();
        _making = await Server.StartAsync(environment: ("Quotes__Cache", "0"));
    }

    public async ValueTask DisposeAsync()
    {
        await (_keeping?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_making?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_kept_answer_has_the_bytes_of_one_that_is_made()
    {
        var operations = Operation.ReadAll(Checkout.File("openapi/quotes.json"));
        var random = new Random(Seed);
        var (wrong, compared) = (new List<string>(), 0);
        while (compared < _count && wrong.Count < 10)
        {
            var request = RandomRequest.Next(random, operations);
            if (request.Method != "GET" || Varies(request.Target))
                continue;
            compared++;
            var etag = await CompareAsync(request, wrong);
            if (etag is null || request.Headers.Any(header => header.Item1 == "If-None-Match"))
                continue;
            await CompareAsync(request with { Headers = [.. request.Headers, ("If-None-Match", etag)] }, wrong);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <returns>The tag of the answer; null where it has none.</returns>
    private async Task<string?> CompareAsync(RandomRequest request, List<string> wrong)
    {
        // The first is asked once, the second is kept, the third and fourth are given again.
        var (made, etag) = await AnswerAsync(_making!, request);
        for (var time = 1; time <= 4; time++)
            if (await AnswerAsync(_keeping!, request) is var (kept, _) && kept != made)
                wrong.Add($"{request.AsCurl(_keeping!.Address)}, time {time}:\n{made}\n----\n{kept}");
        return etag;
    }

    [Theory]
    [InlineData("/v1/quotes/random")]
    [InlineData("/v1/quotes/random?limit=5")]
    public async Task What_is_drawn_by_chance_is_drawn_every_time(string path)
    {
        var answers = new HashSet<string>();
        for (var time = 0; time < 12; time++)
            answers.Add((await _keeping!.GetAsync(path)).Body);
        Assert.True(answers.Count > 1, "the same twelve times");
    }

    // These answer with the moment, or by chance.
    private static bool Varies(string target) =>
        target.Contains("/random", StringComparison.OrdinalIgnoreCase)
        || target.Contains("/daily", StringComparison.OrdinalIgnoreCase)
        || target.Contains("/corpus", StringComparison.OrdinalIgnoreCase);

    private static async Task<(string Text, string? ETag)> AnswerAsync(Server server, RandomRequest request)
    {
        using var answer = await request.SendAsync(server);
        // Where there is much else to do, an answer may not be found in time; the next is asked for in vain less often.
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return await AnswerAsync(server, request);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(header => !_framing.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return (
            $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{Convert.ToHexString(body)}",
            answer.Headers.ETag?.ToString()
        );
    }
}
