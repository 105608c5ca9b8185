using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>
/// The data folder: which corpus stands in it, and how another takes its place. A corpus is built beside the one
/// before, verified, named by its digest and only then pointed at by the manifest, so that whoever is interrupted
/// leaves the old one or the new.
/// </summary>
public sealed class Publication
{
    private static readonly string _builder = typeof(Publication).Module.ModuleVersionId.ToString("N");

    private readonly string _folder;
    private readonly TimeProvider _clock;

    /// <summary>What an operator should know of the last opening: a damaged file, a corpus that was refused.</summary>
    public ICollection<string> Notes { get; } = new List<string>();

    /// <param name="folder">The data folder; made where it is missing.</param>
    /// <param name="clock">Tells when a corpus was built.</param>
    public Publication(string folder, TimeProvider clock)
    {
        _folder = Path.GetFullPath(folder);
        _clock = clock;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Opens the corpus built from the seeds, if it stands in the folder unharmed.</summary>
    /// <param name="seeds">The digest of the seeds; null to take whatever corpus is there.</param>
    /// <returns>
    /// The store; null where there is none, or it was built from other seeds or by other code, or is damaged.
    /// </returns>
    /// <exception cref="PublicationException">SQLite is older than can be trusted with it.</exception>
    public QuoteStore? TryOpen(string? seeds)
    {
        CorpusCheck.Engine();
        if (Manifest.Read(_folder) is not { } manifest || (seeds is not null && !IsOf(manifest, seeds)))
            return null;
        var file = Path.Combine(_folder, manifest.File);
        if (!File.Exists(file))
            return null;
        if (IsUnharmed(manifest) && TryRead(file, manifest.Built) is { } store)
            return store;
        SetAside(file);
        return null;
    }

    /// <summary>Builds a corpus and puts it in the place of the one before.</summary>
    /// <param name="seeds">The digest of the seeds that it is built from.</param>
    /// <param name="allowDrop">Whether it may hold less than half of the quotes of the one before.</param>
    /// <param name="write">
    /// Writes the corpus into the file that it is given first; second comes the corpus before, for what can be taken
    /// over, or null where there is none of the same make. Gives the ids of the interviews that were taken out of a
    /// copy of the corpus before; null where the corpus was built whole.
    /// </param>
    /// <returns>The store of the new corpus.</returns>
    /// <exception cref="PublicationException">
    /// What was built is not fit to be served; the corpus before stays.
    /// </exception>
    public QuoteStore Publish(string seeds, bool allowDrop, Func<string, string?, IReadOnlyList<string>?> write)
    {
        using var builder = Lock();
        // Whoever built while we waited has done our work.
        if (TryOpen(seeds) is { } done)
            return done;
        try
        {
            return Build(seeds, allowDrop, write);
        }
        catch (SqliteException failure)
        {
            throw new PublicationException($"The corpus could not be written: {failure.Message}.");
        }
    }

    private QuoteStore Build(string seeds, bool allowDrop, Func<string, string?, IReadOnlyList<string>?> write)
    {
        foreach (var draft in Directory.GetFiles(_folder, "*.tmp*"))
            File.Delete(draft);
        var file = Path.Combine(_folder, "corpus.tmp");
        var previous = Manifest.Read(_folder) is { } manifest && IsUnharmed(manifest) ? manifest : null;
        var before = previous is null ? null : Path.Combine(_folder, previous.File);
        var removed = write(file, previous?.Builder == _builder ? before : null);
        var quotes = CorpusCheck.Run(file, isWhole: removed is null);
        if (!allowDrop && previous is not null && quotes * 2L < previous.Quotes)
            throw new DropException(
                $"The seeds give {quotes} quotes where the corpus before holds {previous.Quotes}; it stays. "
                    + "Set Quotes__AllowDrop=true if this is meant."
            );
        if (before is not null)
            CarryOver(before, file, removed);
        var digest = Folder.FlushAndDigest(file);
        var name = Path.Combine(_folder, Manifest.NameOf(digest));
        if (OperatingSystem.IsWindows())
            File.SetAttributes(file, FileAttributes.ReadOnly);
        else
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(file, name, overwrite: true);
        Folder.Sync(_folder);
        var built = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        new Manifest(Manifest.NameOf(digest), digest, seeds, _builder, built, quotes, PreviousTo(digest)).Write(
            _folder
        );
        var store = new QuoteStore(name, built);
        Forget();
        return store;
    }

    // Where the same file is published again, it is not the one before itself.
    private string? PreviousTo(string digest) =>
        Manifest.Read(_folder) is not { } manifest ? null
        : manifest.Sha256 == digest ? manifest.Previous
        : manifest.File;

    private void CarryOver(string before, string file, IReadOnlyList<string>? removed)
    {
        try
        {
            GoneIds.CarryOver(before, file, removed);
        }
        catch (SqliteException failure)
        {
            Notes.Add($"Ids that the corpus before held cannot be told from ids that never were: {failure.Message}.");
        }
    }

    /// <summary>Whether a file is the corpus of some seeds, by the manifest; reads none of its bytes.</summary>
    public bool IsCurrent(string file, string seeds) =>
        Manifest.Read(_folder) is { } manifest && manifest.File == Path.GetFileName(file) && IsOf(manifest, seeds);

    private static bool IsOf(Manifest manifest, string seeds) =>
        manifest.Seeds == seeds && manifest.Builder == _builder;

    private bool IsUnharmed(Manifest manifest)
    {
        var file = Path.Combine(_folder, manifest.File);
        return File.Exists(file) && Folder.Digest(file) == manifest.Sha256;
    }

    /// <summary>
    /// Keeps others from building here at the same time; the kernel lets go when the process ends, however it ends.
    /// </summary>
    private FileStream Lock()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(
                    Path.Combine(_folder, "lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException failure) when (tries < 600 && IsShared(failure))
            {
                Thread.Sleep(100);
            }
        }
    }

    // EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows; a full or read-only disk is no reason to wait.
    private static bool IsShared(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>Opens a file whose digest is right; null where it is no corpus all the same.</summary>
    private static QuoteStore? TryRead(string file, string built)
    {
        try
        {
            var store = new QuoteStore(file, built);
            Tidy(file);
            return store;
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Deletes side files: opened immutable, the corpus is read without them, but they would puzzle whoever looks.
    /// </summary>
    private static void Tidy(string file)
    {
        try
        {
            foreach (var side in new[] { file + "-wal", file + "-shm", file + "-journal" })
                File.Delete(side);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // On a read-only disk they stay, unread.
        }
    }

    private void SetAside(string file)
    {
        Notes.Add($"The corpus {Path.GetFileName(file)} is damaged; it is set aside and built anew from the seeds.");
        if (File.Exists(file))
            File.Move(file, Path.Combine(_folder, "damaged.db"), overwrite: true);
    }

    /// <summary>
    /// Deletes every corpus but the one that is served and the one before it; one that somebody still reads from stays
    /// until the next time.
    /// </summary>
    public void Forget()
    {
        if (Manifest.Read(_folder) is not { } current)
            return;
        foreach (var file in Directory.GetFiles(_folder, "corpus-*.db"))
            if (Path.GetFileName(file) != current.File && Path.GetFileName(file) != current.Previous && !IsHeld(file))
                File.Delete(file);
    }

    /// <summary>Whether a store has the file open, here or in another process.</summary>
    private static bool IsHeld(string file)
    {
        try
        {
            using var alone = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}

/// <summary>A corpus cannot be published; the message says why, for the log and the operator.</summary>
public class PublicationException(string message) : Exception(message);

/// <summary>A corpus has lost more than half of its quotes; the same seeds would be refused again.</summary>
public sealed class DropException(string message) : PublicationException(message);
