using System.Diagnostics;

namespace Quotes.Benchmarks.Load;

/// <summary>One transcript of the seeds is changed while the service answers.</summary>
/// <param name="Seconds">From the file's renaming until the answers name another corpus; null where none came.</param>
/// <param name="Requests">How many requests were sent meanwhile, one after another.</param>
/// <param name="Errors">How many of them were not answered 200.</param>
/// <param name="P99">Their 99th percentile, in milliseconds.</param>
internal sealed record ChangeTime(double? Seconds, int Requests, int Errors, double P99)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Changes a transcript, waits, and puts it back.</summary>
    public static async Task<ChangeTime> MeasureAsync(string seeds, Running service, Ask ask)
    {
        var file = Directory.GetFiles(seeds, "*.md").Order(StringComparer.Ordinal).FirstOrDefault();
        file ??= Directory.GetFiles(seeds, "*.txt").Order(StringComparer.Ordinal).First();
        var before = await File.ReadAllBytesAsync(file);
        try
        {
            Put(file, [.. before, .. "\n這一句話是量測的時候才加上去的。\n"u8]);
            return await WaitAsync(service, ask);
        }
        finally
        {
            Put(file, before);
        }
    }

    private static async Task<ChangeTime> WaitAsync(Running service, Ask ask)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var (first, errors, took) = ((string?)null, 0, new List<double>());
        var clock = Stopwatch.StartNew();
        double? seconds = null;
        while (seconds is null && clock.Elapsed < _patience)
        {
            Children.ThrowIfInterrupted();
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(ask.Path);
            await answer.Content.ReadAsByteArrayAsync();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            errors += answer.IsSuccessStatusCode ? 0 : 1;
            var version = answer.Headers.GetValues("Corpus-Version").Single();
            if (version != (first ??= version))
                seconds = clock.Elapsed.TotalSeconds;
            await Task.Delay(5);
        }
        return new ChangeTime(seconds, took.Count, errors, Percentile.Of([.. took.Order()], .99));
    }

    // As an editor saves: whoever reads the folder meanwhile sees the old file or the new one.
    private static void Put(string file, byte[] bytes)
    {
        var draft = Path.Combine(Path.GetDirectoryName(file)!, ".draft");
        File.WriteAllBytes(draft, bytes);
        File.Move(draft, file, overwrite: true);
    }
}
