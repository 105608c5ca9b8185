using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Quotes.Text;

namespace Quotes.Benchmarks.Pure;

/// <summary>Folding a text, beside one character at a time with expressions for what depends on neighbours.</summary>
public partial class FoldingBenchmark
{
    private readonly string _text = FirstSeed.Text;

    [GlobalSetup]
    public void Prove() => PureBenchmarks.Prove(Fold() == Naive(), "the folded text");

    [Benchmark(Baseline = true)]
    public string Naive()
    {
        var text = string.Concat(
            _text
                .EnumerateRunes()
                .Select(rune => System.Text.Rune.IsWhiteSpace(rune) ? " " : Folding.Fold(rune.ToString()).Text)
        );
        return Dots().Replace(Dashes().Replace(Spaces().Replace(text, ""), "-"), "…");
    }

    [Benchmark]
    public string Fold() => Folding.Fold(_text).Text;

    // A space stays between two words of letters.
    [GeneratedRegex("(?<![a-z0-9]) +| +(?![a-z0-9 ])|(?<= ) +")]
    private static partial Regex Spaces();

    [GeneratedRegex("-{2,}")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"…[….]+|\.{3}[….]*")]
    private static partial Regex Dots();
}
