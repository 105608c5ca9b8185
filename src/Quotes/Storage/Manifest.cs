using System.Text.Json;

namespace Quotes.Storage;

/// <summary>Which file of the data folder is the corpus, and what it was built from and by.</summary>
/// <param name="File">The name of the file, which holds its digest.</param>
/// <param name="Sha256">The SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Seeds">The digest of the seeds that it was built from.</param>
/// <param name="Builder">The module that built it; another one might build the same seeds differently.</param>
/// <param name="Built">When, ISO 8601 in UTC.</param>
/// <param name="Quotes">How many quotes it holds.</param>
/// <param name="Previous">The name of the file that was the corpus before; null where there was none.</param>
public sealed record Manifest(
    string File,
    string Sha256,
    string Seeds,
    string Builder,
    string Built,
    int Quotes,
    string? Previous
)
{
    private const string Name = "current.json";

    /// <summary>
    /// Reads the manifest of a data folder; null where there is none that can be read and names its file.
    /// </summary>
    public static Manifest? Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, Name);
            var manifest = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(file), QuotesJson.Default.Manifest);
            return
                manifest is { Sha256: not null, Seeds: not null, Built: not null }
                && manifest.File == NameOf(manifest.Sha256)
                ? manifest
                : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The name of the file whose bytes have a digest.</summary>
    public static string NameOf(string digest) => $"corpus-{digest}.db";

    /// <summary>Puts the manifest in the place of the one before, all at once.</summary>
    public void Write(string folder)
    {
        var draft = Path.Combine(folder, Name + ".tmp");
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, this, QuotesJson.Default.Manifest);
            stream.Flush(flushToDisk: true);
        }
        System.IO.File.Move(draft, Path.Combine(folder, Name), overwrite: true);
        Folder.Sync(folder);
    }
}
