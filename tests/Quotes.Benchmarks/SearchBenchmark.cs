using System.Diagnostics;
using System.Globalization;
using Quotes.Tests.Evaluation;

namespace Quotes.Benchmarks;

/// <summary>
/// The command <c>search [transcripts]</c>: how long searches take that were never asked before, in order of place and
/// ranked, with their totals and their JSON, as the service's handler does it.
/// </summary>
internal static class SearchBenchmark
{
    private const int Queries = 1000;

    public static async Task<int> RunAsync(int transcripts)
    {
        if (Corpora.Folder is null)
        {
            Console.Error.WriteLine("QUOTES_CORPUS is not set: there is nothing to search.");
            return 1;
        }
        using var corpus = Corpora.OfTranscripts(transcripts);
        var counts = (await corpus.Store.GetCorpusAsync(default)).Counts;
        Console.WriteLine($"{transcripts} transcripts, {counts.Quotes} quotes; milliseconds: p50, p99, most");
        var texts = new List<string>();
        await foreach (var quote in corpus.Store.ExportQuotesAsync(new QuoteFilter(), default))
            texts.Add(quote.Text);
        foreach (var sort in new[] { "place", "relevance" })
        {
            // The first round is the compiler's; what it asked is not asked again.
            await MeasureAsync(corpus, texts, sort, seed: 1);
            Print(sort, await MeasureAsync(corpus, texts, sort, seed: 2));
        }
        return 0;
    }

    private static async Task<double[]> MeasureAsync(Corpora corpus, List<string> texts, string sort, int seed)
    {
        var took = new List<double>();
        foreach (var query in DrawnQueries.From(texts, Queries, seed))
        {
            var filter = new QuoteFilter { Search = query, Sort = sort };
            var start = Stopwatch.GetTimestamp();
            var page = await corpus.Store.ListQuotesAsync(filter, new PageRequest(20, null), default);
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(page, QuotesJson.Verbatim.PageQuote);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return [.. took.Order()];
    }

    private static void Print(string sort, double[] took) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {sort, -10}{took[took.Length / 2], 8:F2}{took[took.Length * 99 / 100], 8:F2}{took[^1], 8:F2}"
            )
        );
}
