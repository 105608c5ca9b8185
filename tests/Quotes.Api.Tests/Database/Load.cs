using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Quotes.Api.Tests.Database;

/// <summary>Callers who ask one thing after another, none of it from a cache, until they are stopped.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;
    private readonly Task[] _callers;
    private int _asked;

    /// <param name="address">Whom they ask.</param>
    /// <param name="callers">How many they are.</param>
    public Load(Uri address, int callers = 6)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = _patience };
        _callers = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(() => AskAsync(caller)))];
    }

    /// <summary>What went wrong.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>Whether times count; every day the machine does much else, and only what is answered does.</summary>
    public static bool IsStrict { get; } = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1";

    /// <summary>What an answer may take at most (G10); one that takes longer is a failure.</summary>
    public static TimeSpan Most { get; } = IsStrict ? TimeSpan.FromSeconds(2) : _patience;

    /// <summary>How long the longest answer took.</summary>
    public TimeSpan Longest { get; private set; }

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
            var begun = Stopwatch.GetTimestamp();
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
            var took = Stopwatch.GetElapsedTime(begun);
            if (took > Most && !Failures.Any(failure => failure.StartsWith(path, StringComparison.Ordinal)))
                Failures.Enqueue($"{path}: only after {took.TotalSeconds:F2} s");
            lock (Failures)
                Longest = took > Longest ? took : Longest;
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
