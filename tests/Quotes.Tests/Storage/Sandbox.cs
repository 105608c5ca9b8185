using System.Text;
using Quotes.Storage;

namespace Quotes.Tests.Storage;

/// <summary>A data folder and a seeds folder of one test, gone with it.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quotes-").FullName;

    public Sandbox(string data = "data", bool withSeeds = true)
    {
        Data = Path.Combine(_root, data);
        Seeds = Path.Combine(_root, "seeds");
        Directory.CreateDirectory(Seeds);
        if (!withSeeds)
            return;
        foreach (var file in Directory.GetFiles(CheckoutSeeds()))
            File.Copy(file, Path.Combine(Seeds, Path.GetFileName(file)));
    }

    public string Data { get; }
    public string Seeds { get; }
    public string Manifest => Path.Combine(Data, "current.json");

    /// <summary>The file that is the corpus, by the manifest.</summary>
    public string Corpus => Path.Combine(Data, Quotes.Storage.Manifest.Read(Data)!.File);

    public QuoteStore Open(bool allowDrop = false, TimeProvider? clock = null) =>
        Importer.Open(Seeds, new Publication(Data, clock ?? TimeProvider.System), allowDrop);

    /// <summary>Opens, asks what is there, and closes.</summary>
    public async Task<Corpus> LookAsync(bool allowDrop = false)
    {
        using var store = Open(allowDrop);
        return await store.GetCorpusAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes a seed.</summary>
    public void Plant(string name, string text) => Plant(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a seed.</summary>
    public void Plant(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Seeds, name), bytes);

    /// <summary>Takes the only transcript away, so that nothing is left to be quoted.</summary>
    public void RemoveTranscripts()
    {
        foreach (var file in Directory.GetFiles(Seeds, "*.txt"))
            File.Delete(file);
    }

    /// <summary>Changes a file although it is read-only.</summary>
    public static void Overwrite(string file, byte[] bytes)
    {
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>The seeds of the checkout.</summary>
    public static string CheckoutSeeds()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Quotes.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests run outside the checkout.");
        return Path.Combine(folder, "seeds");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
