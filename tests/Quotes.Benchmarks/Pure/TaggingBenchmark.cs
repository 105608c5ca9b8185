using BenchmarkDotNet.Attributes;
using Quotes.Text;
using Quotes.Themes;

namespace Quotes.Benchmarks.Pure;

/// <summary>
/// Finding the terms of every theme in the sentences of the first seed, beside a look for one term after another; and
/// what tagging makes of them.
/// </summary>
public class TaggingBenchmark
{
    private readonly string[] _texts = [.. FirstSeed.Sentences.Select(TermText.Fold)];
    private readonly TextSpan[] _spans =
    [
        .. FirstSeed.Transcript.Turns.SelectMany(turn => turn.Sentences).Select(sentence => sentence.Span),
    ];
    private readonly string[] _terms;
    private readonly AhoCorasick _search;
    private readonly ThemeTagger _tagger;

    public TaggingBenchmark()
    {
        var file = Corpora.Checkout("seeds/themes.yaml");
        var catalogue = ThemeCatalogue.Read(File.ReadAllText(file), "themes.yaml", []);
        _terms = [.. catalogue.Terms.Select(term => term.Text).Distinct(StringComparer.Ordinal)];
        _search = new AhoCorasick(_terms);
        _tagger = new ThemeTagger(catalogue);
    }

    [GlobalSetup]
    public void Prove() => PureBenchmarks.Prove(Naive() == Search(), "how many terms stand in the sentences");

    [Benchmark(Baseline = true)]
    public int Naive()
    {
        var found = 0;
        foreach (var text in _texts)
        foreach (var term in _terms)
            for (
                var at = text.IndexOf(term, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(term, at + 1, StringComparison.Ordinal)
            )
                found++;
        return found;
    }

    [Benchmark]
    public int Search() => _texts.Sum(text => _search.Find(text).Count());

    [Benchmark]
    public int Tag() => _tagger.Tag(FirstSeed.Transcript.Source, null, _spans).Count;
}
