using Quotes.Storage;

namespace Quotes.Benchmarks;

/// <summary>A corpus built for a benchmark in a folder of its own, which goes with it.</summary>
internal sealed class Corpora : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quotes-benchmark-").FullName;

    private Corpora(IEnumerable<string> files)
    {
        Directory.CreateDirectory(Seeds);
        foreach (var file in files)
            File.Copy(file, Path.Combine(Seeds, Path.GetFileName(file)));
        Store = Importer.Open(Seeds, new Publication(Data, TimeProvider.System), allowDrop: false);
    }

    /// <summary>The folder of further transcripts, <c>QUOTES_CORPUS</c>; null where there is none.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("QUOTES_CORPUS");

    /// <summary>The folder that the corpus was built from.</summary>
    public string Seeds => Path.Combine(_root, "seeds");

    /// <summary>The folder that it stands in.</summary>
    public string Data => Path.Combine(_root, "data");

    public QuoteStore Store { get; }

    /// <summary>The corpus of the seeds.</summary>
    public static Corpora OfSeeds() => new(Directory.GetFiles(Checkout("seeds")));

    /// <summary>A corpus of the seeds' themes and some of the further transcripts, spread over all of them.</summary>
    public static Corpora OfTranscripts(int count, double shift = 0)
    {
        var all = Directory.GetFiles(Folder!, "*.md").Order(StringComparer.Ordinal).ToArray();
        var some = Enumerable
            .Range(0, Math.Min(count, all.Length))
            .Select(i => all[(int)((i + shift) * all.Length / count)]);
        return new(some.Append(Checkout("seeds/themes.yaml")));
    }

    /// <summary>A file of the checkout that the benchmark runs in.</summary>
    public static string Checkout(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Quotes.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The benchmarks run outside the checkout.");
        return Path.Combine(folder, path);
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
