namespace Quotes.Api;

/// <summary>
/// The command <c>healthcheck [url]</c>: asks a running service whether it is ready, for images without curl.
/// </summary>
internal static class HealthCheck
{
    /// <summary>Asks.</summary>
    /// <returns>The exit code: 0 where the service is ready, 1 where it is not or does not answer within 3 s.</returns>
    public static async Task<int> RunAsync(string? url)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            var address = new Uri((url ?? "http://localhost:8080") + Paths.Ready);
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"not ready: {failure.Message}");
            return 1;
        }
    }
}
