using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Benchmarks.Pure;

/// <summary>Reading the first seed, whose turns stand in one line, beside a split at labels known beforehand.</summary>
public partial class ParserBenchmark
{
    private readonly string _text = FirstSeed.Text;

    [GlobalSetup]
    public void Prove()
    {
        var (parsed, naive) = (Parse().Turns, Naive());
        // A split leaves the headings with the words before them.
        var isSame = parsed.Zip(
            naive,
            (turn, text) => text.Trim().StartsWith(turn.Text.Trim(), StringComparison.Ordinal)
        );
        PureBenchmarks.Prove(parsed.Count == naive.Count && isSame.All(same => same), "the words of the turns");
    }

    [Benchmark(Baseline = true)]
    public IReadOnlyList<string> Naive() => [.. Labels().Split(_text).Skip(1)];

    [Benchmark]
    public ParsedTranscript Parse() => TranscriptParser.Parse(new SourceText(_text)).Transcript!;

    [GeneratedRegex("(?:新京报|汤道生)：")]
    private static partial Regex Labels();
}
