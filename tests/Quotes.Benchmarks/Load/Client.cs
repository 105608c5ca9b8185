using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Quotes.Benchmarks.Load;

/// <summary>What a round gave.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="P50">The median of the times to the last byte, in milliseconds.</param>
/// <param name="P99">Their 99th percentile.</param>
/// <param name="Errors">Requests refused or not answered.</param>
internal readonly record struct Sample(double PerSecond, double P50, double P99, long Errors);

/// <summary>
/// Asks a server as fast as it answers: every connection sends its next request when it has its last answer.
/// </summary>
internal static class Client
{
    /// <summary>Whether wrk can be started.</summary>
    public static bool HasWrk { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(path => File.Exists(Path.Combine(path, "wrk")));

    /// <summary>Asks by wrk.</summary>
    /// <param name="server">Where.</param>
    /// <param name="asks">What; each once, unless it repeats.</param>
    /// <param name="repeats">Whether it begins anew behind the last; else it stops there.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="seconds">How long, if the requests last.</param>
    public static async Task<Sample> AskByWrkAsync(
        Uri server,
        IReadOnlyList<Ask> asks,
        bool repeats,
        int connections,
        int seconds
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(
                file,
                asks.Select(ask => ask.ETag is null ? ask.Path : $"{ask.Path}\t{ask.ETag}")
            );
            var script = Path.Combine(AppContext.BaseDirectory, "Load/wrk.lua");
            var start = new ProcessStartInfo(
                "wrk",
                $"-t1 -c{connections} -d{seconds}s -s {script} {server} -- {file} {(repeats ? "again" : "once")}"
            )
            {
                RedirectStandardOutput = true,
            };
            var process = Children.Start(start);
            try
            {
                return Read(await process.StandardOutput.ReadToEndAsync());
            }
            finally
            {
                Children.End(process);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The same without wrk.</summary>
    public static async Task<Sample> AskAsync(
        Uri server,
        IReadOnlyList<Ask> asks,
        bool repeats,
        int connections,
        int seconds
    )
    {
        using var client = new HttpClient { BaseAddress = server };
        var (next, errors) = (-1, 0L);
        var took = new ConcurrentBag<List<double>>();
        var clock = Stopwatch.StartNew();
        async Task ConnectAsync()
        {
            var mine = new List<double>();
            took.Add(mine);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                Children.ThrowIfInterrupted();
                var at = Interlocked.Increment(ref next);
                if (at >= asks.Count && !repeats)
                    break;
                var start = Stopwatch.GetTimestamp();
                using var request = RequestOf(asks[at % asks.Count]);
                using var answer = await client.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if ((int)answer.StatusCode >= 400)
                    Interlocked.Increment(ref errors);
            }
        }
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(ConnectAsync)));
        var all = took.SelectMany(mine => mine).Order().ToArray();
        return new Sample(
            all.Length / clock.Elapsed.TotalSeconds,
            Percentile.Of(all, .50),
            Percentile.Of(all, .99),
            errors
        );
    }

    /// <summary>A request with its headers.</summary>
    public static HttpRequestMessage RequestOf(Ask ask)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, ask.Path);
        if (ask.ETag is { } etag)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        return request;
    }

    private static Sample Read(string output)
    {
        Children.ThrowIfInterrupted();
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("quotes ", StringComparison.Ordinal));
        if (line?.Split(' ') is not { Length: 6 } parts)
            throw new InvalidOperationException($"wrk did not do its work:\n{output}");
        var numbers = parts[1..].Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Sample(numbers[0] / (numbers[1] / 1e6), numbers[2] / 1e3, numbers[3] / 1e3, (long)numbers[4]);
    }
}

/// <summary>The middle of figures, and what few of them are beyond.</summary>
internal static class Percentile
{
    /// <summary>Of figures in rising order; 0 where there are none.</summary>
    public static double Of(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    /// <summary>The median of figures in any order.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
