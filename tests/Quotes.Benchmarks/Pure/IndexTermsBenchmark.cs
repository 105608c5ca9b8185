using BenchmarkDotNet.Attributes;
using Quotes.Text;

namespace Quotes.Benchmarks.Pure;

/// <summary>The index terms of the first seed, beside strings put together rune by rune.</summary>
public class IndexTermsBenchmark
{
    private readonly string _folded = Folding.Fold(FirstSeed.Text).Text;

    [GlobalSetup]
    public void Prove() => PureBenchmarks.Prove(Naive() == Terms(), "the terms");

    [Benchmark(Baseline = true)]
    public string Naive()
    {
        var runes = _folded.EnumerateRunes().ToArray();
        var terms = new List<string>();
        var word = "";
        for (var i = 0; i < runes.Length; i++)
        {
            var next = i + 1 < runes.Length ? RuneClasses.Of(runes[i + 1].Value) : RuneClass.Separator;
            switch (RuneClasses.Of(runes[i].Value))
            {
                case RuneClass.Word:
                    word += runes[i];
                    if (next == RuneClass.Word)
                        break;
                    terms.Add(word);
                    word = "";
                    break;
                case RuneClass.Ideograph:
                    terms.Add(next == RuneClass.Ideograph ? $"{runes[i]}{runes[i + 1]}" : $"{runes[i]}");
                    break;
            }
        }
        return string.Concat(terms.Select(term => term + " "));
    }

    [Benchmark]
    public string Terms() => IndexTerms.Of(_folded);
}
