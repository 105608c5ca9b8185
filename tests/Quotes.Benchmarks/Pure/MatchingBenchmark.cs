using BenchmarkDotNet.Attributes;
using Quotes.Verification;

namespace Quotes.Benchmarks.Pure;

/// <summary>
/// Finding the stretch of an answer that is nearest to a damaged sentence, 64 cells at a time, beside the table of
/// Sellers (1980) cell by cell.
/// </summary>
public class MatchingBenchmark
{
    private readonly int[] _source = Alignment.CodePoints(
        FirstSeed.Transcript.Turns.Where(turn => !turn.IsQuestion).MaxBy(turn => turn.Text.Length)!.Text
    );
    private readonly int[] _given;

    public MatchingBenchmark()
    {
        _given = _source[40..100];
        for (var i = 0; i < _given.Length; i += 7)
            _given[i] = '某';
    }

    [GlobalSetup]
    public void Prove() => PureBenchmarks.Prove(Naive() == Nearest().Distance, "the edit distance");

    [Benchmark(Baseline = true)]
    public int Naive()
    {
        var column = Enumerable.Range(0, _given.Length + 1).ToArray();
        var least = _given.Length;
        foreach (var rune in _source)
        {
            var diagonal = 0;
            for (var i = 1; i <= _given.Length; i++)
            {
                var cost = diagonal + (_given[i - 1] == rune ? 0 : 1);
                diagonal = column[i];
                column[i] = Math.Min(cost, Math.Min(column[i], column[i - 1]) + 1);
            }
            least = Math.Min(least, column[^1]);
        }
        return least;
    }

    [Benchmark]
    public Window Nearest() => Alignment.BestWindow(_given, _source);

    [Benchmark]
    public int Compare() => Alignment.Compare(_given, _source.AsSpan(40, 60)).Distance;
}
