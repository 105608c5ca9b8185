using System.Security.Cryptography;
using System.Text;

namespace Quotes;

/// <summary>The folder of transcripts, looked at with suspicion: it may hold anything.</summary>
/// <param name="Files">The files that can be read, in ordinal order of their names.</param>
/// <param name="Problems">What stands there and cannot be.</param>
/// <param name="Digest">The SHA-256 over all names and digests of files, and over the problems.</param>
/// <param name="Looked">When it was looked at, UTC.</param>
public sealed record SeedFolder(
    IReadOnlyList<SeedFile> Files,
    IReadOnlyList<Problem> Problems,
    string Digest,
    DateTime Looked
)
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const long LongestFile = 16 * 1024 * 1024;

    internal const string IsUnreadable = "The file could not be read; allowed is one that the service may read.";

    // A file system's clock may be coarse: what was written so shortly before may have been written again since.
    private static readonly TimeSpan _coarse = TimeSpan.FromSeconds(2);

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">
    /// An earlier look at it; files that have not been written since are not digested again.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SeedFolder Read(string folder, SeedFolder? before = null)
    {
        var known = before?.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var looked = DateTime.UtcNow;
        var files = new List<SeedFile>();
        var problems = new List<Problem>();
        var entries = new DirectoryInfo(folder)
            .GetFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.'))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var (file, reason) = Look(entry, folder, entry.Name);
            if (file is not null && known?.GetValueOrDefault(file.Name) is { } same && IsUnwritten(file, same, before!))
                files.Add(same);
            else if (file?.Digested() is { } digested)
                files.Add(digested);
            else
                problems.Add(new Problem(entry.Name, 1, 1, reason ?? IsUnreadable));
        }
        return Of(files, problems, looked);
    }

    /// <summary>The files that were written in the last moments before the look: they may not be whole yet.</summary>
    /// <param name="pause">How long nobody must have written a file for it to count as whole.</param>
    public IEnumerable<SeedFile> Unsettled(TimeSpan pause) =>
        Files.Where(file => (Looked - file.Modified).Duration() < pause);

    /// <summary>The folder with some files as an earlier look saw them, or without them where it did not.</summary>
    public SeedFolder With(SeedFolder before, IEnumerable<SeedFile> files)
    {
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var kept = Files
            .Where(file => !names.Contains(file.Name))
            .Concat(before.Files.Where(file => names.Contains(file.Name)))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        return Of([.. kept], Problems, Looked);
    }

    private static SeedFolder Of(IReadOnlyList<SeedFile> files, IReadOnlyList<Problem> problems, DateTime looked)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Sha256}\0"));
        foreach (var problem in problems)
            hash.AppendData(Encoding.UTF8.GetBytes($"{problem.File}\0{problem.Message}\0"));
        return new SeedFolder(files, problems, Convert.ToHexStringLower(hash.GetHashAndReset()), looked);
    }

    private static bool IsUnwritten(SeedFile file, SeedFile known, SeedFolder before) =>
        file.IsSameAs(known) && before.Looked - known.Modified > _coarse;

    /// <summary>A file that may be read, not digested yet; or why it may not be.</summary>
    /// <param name="entry">What stands there.</param>
    /// <param name="folder">The folder that a link must not lead out of.</param>
    /// <param name="name">What the file is called.</param>
    internal static (SeedFile? File, string? WhyNot) Look(FileSystemInfo entry, string folder, string name)
    {
        var path = entry.FullName;
        if (entry.LinkTarget is not null)
        {
            // Kubernetes mounts files as links to a folder beside them.
            if (FileKind.TargetInside(path, folder) is not { } target)
                return (null, "It is a link; allowed are files, and links to files in the folder itself.");
            path = target;
        }
        else if (entry is not FileInfo)
            return (null, "It is a folder; allowed are files.");
        if (!FileKind.IsRegular(path))
            return (null, "It is no ordinary file; allowed are files.");
        var file = new FileInfo(path);
        return file.Length > LongestFile
            ? (null, $"It is {file.Length} bytes long; allowed are up to {LongestFile}.")
            : (new SeedFile(name, path, file.Length, file.LastWriteTimeUtc, ""), null);
    }
}
