using System.Globalization;
using Quotes.Benchmarks.Load;

namespace Quotes.Benchmarks;

/// <summary>
/// From process start to the first 200: the service on its seeds, cold (nothing stored) and warm (stored by an
/// earlier start), against an empty minimal API of the same SDK, round by round so that all three meet the same
/// machine.
/// </summary>
internal static class StartBenchmark
{
    private const string Ready = "/health/ready";

    // The bars of the project's first release.
    public const double ColdBar = 3;
    public const double WarmBar = 1.5;

    /// <returns>The exit code: 0 where both bars are met.</returns>
    public static async Task<int> RunAsync(int rounds)
    {
        var scratch = Directory.CreateTempSubdirectory("quotes-start-").FullName;
        try
        {
            var (bare, quotes) = (Published.Bare(scratch), Published.Service(scratch));
            return Print(await MeasureAsync(bare, quotes, scratch, rounds));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Milliseconds to the first answer, round by round.</summary>
    public static async Task<(double[] Bare, double[] Cold, double[] Warm)> MeasureAsync(
        Published bare,
        Published quotes,
        string scratch,
        int rounds
    )
    {
        var seeds = Corpora.Checkout("seeds");
        var (empty, cold, warm) = (new double[rounds], new double[rounds], new double[rounds]);
        // Round -1 brings the files into the page cache and is thrown away.
        for (var round = -1; round < rounds; round++)
        {
            var data = Directory.CreateDirectory(Path.Combine(scratch, $"data{round}")).FullName;
            var settings = new[] { ("Quotes__Seeds", seeds), ("Quotes__Data", data) };
            var (first, second, third) = (
                await bare.TimeToAnswerAsync(Ready),
                await quotes.TimeToAnswerAsync(Ready, settings),
                await quotes.TimeToAnswerAsync(Ready, settings)
            );
            if (round >= 0)
                (empty[round], cold[round], warm[round]) = (first, second, third);
        }
        return (empty, cold, warm);
    }

    private static int Print((double[] Bare, double[] Cold, double[] Warm) times)
    {
        var bare = Percentile.Median(times.Bare);
        Console.WriteLine($"first 200 after process start, {times.Bare.Length} rounds, interleaved, ReadyToRun");
        Console.WriteLine("                 median ms  min ms  max ms  ratio   bar");
        Console.WriteLine(Row("empty minimal API", times.Bare, bare));
        var (cold, warm) = (Percentile.Median(times.Cold) / bare, Percentile.Median(times.Warm) / bare);
        Console.WriteLine(Row("quotes, cold", times.Cold, bare) + Verdict(cold, ColdBar));
        Console.WriteLine(Row("quotes, warm", times.Warm, bare) + Verdict(warm, WarmBar));
        return cold <= ColdBar && warm <= WarmBar ? 0 : 1;
    }

    private static string Row(string name, double[] times, double bare)
    {
        var median = Percentile.Median(times);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -17}{median, 9:F1}{times.Min(), 8:F1}{times.Max(), 8:F1}{median / bare, 7:F2}"
        );
    }

    private static string Verdict(double ratio, double bar) =>
        string.Create(CultureInfo.InvariantCulture, $"  {bar, 4:F1} {(ratio <= bar ? "met" : "NOT MET")}");
}
