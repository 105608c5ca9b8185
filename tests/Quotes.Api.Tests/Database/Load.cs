using System.Collections.Concurrent;
using System.Net;

namespace Quotes.Api.Tests.Database;

/// <summary>Callers who ask one thing after another, none of it from a cache, until they are stopped.</summary>
internal sealed class Load : IAsyncDisposable
{
    // What an answer may take at most (G10), and a little for the way. Every day the machine does much else, and only
    // what is answered counts.
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(
        Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 2.5 : 10
    );

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;
    private readonly Task[] _callers;
    private int _asked;

    /// <param name="address">Whom they ask.</param>
    public Load(Uri address)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = _most };
        _callers = [.. Enumerable.Range(0, 6).Select(caller => Task.Run(() => AskAsync(caller)))];
    }

    /// <summary>What went wrong.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>How many answers came.</summary>
    public int Answers => _asked;

    /// <summary>Waits until so many more answers have come.</summary>
    public async Task GoOnAsync(int answers)
    {
        for (var end = _asked + answers; _asked < end; )
            await Task.Delay(20);
    }

    private async Task AskAsync(int caller)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            var path = $"/v1/quotes/random?seed={(caller * 1_000_000L) + i}&limit=2";
            try
            {
                using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode != HttpStatusCode.OK)
                    Failures.Enqueue($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                Failures.Enqueue($"{path}: {failure.Message}");
            }
            Interlocked.Increment(ref _asked);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
        _client.Dispose();
        _stop.Dispose();
    }
}
