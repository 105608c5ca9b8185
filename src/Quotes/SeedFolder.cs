using System.Security.Cryptography;
using System.Text;
using Quotes.Text;

namespace Quotes;

/// <summary>A file of the seeds, as its bytes were when the folder was read.</summary>
/// <param name="Name">Its name below the folder.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record SeedFile(string Name, byte[] Bytes)
{
    /// <summary>The SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Its text; or the problem with it, which names the byte that is none of an encoding we know.</summary>
    public (DecodedText? Decoded, Problem? Problem) Decode() => SourceEncoding.Decode(Bytes, Name);
}

/// <summary>The folder of transcripts, read whole and with suspicion: it may hold anything.</summary>
/// <param name="Files">The files that could be read, in ordinal order of their names.</param>
/// <param name="Problems">What stands there and could not be.</param>
/// <param name="Digest">The SHA-256 over all names, lengths and bytes, and over the problems.</param>
public sealed record SeedFolder(IReadOnlyList<SeedFile> Files, IReadOnlyList<Problem> Problems, string Digest)
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const long LongestFile = 16 * 1024 * 1024;

    internal const string IsUnreadable = "The file could not be read; allowed is one that the service may read.";

    /// <summary>Reads a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SeedFolder Read(string folder)
    {
        var files = new List<SeedFile>();
        var problems = new List<Problem>();
        var entries = new DirectoryInfo(folder)
            .GetFileSystemInfos()
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !entry.Name.StartsWith('.')))
        {
            if (WhyNot(entry) is { } reason)
                problems.Add(new Problem(entry.Name, 1, 1, reason));
            else if (TryRead(entry.FullName) is { } bytes)
                files.Add(new SeedFile(entry.Name, bytes));
            else
                problems.Add(new Problem(entry.Name, 1, 1, IsUnreadable));
        }
        return new SeedFolder(files, problems, DigestOf(files, problems));
    }

    internal static string? WhyNot(FileSystemInfo entry) =>
        entry.LinkTarget is not null ? "It is a link; allowed are files that stand in the folder themselves."
        : entry is not FileInfo file ? "It is a folder; allowed are files."
        : !FileKind.IsRegular(file.FullName) ? "It is no ordinary file; allowed are files."
        : file.Length > LongestFile ? $"It is {file.Length} bytes long; allowed are up to {LongestFile}."
        : null;

    internal static byte[]? TryRead(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string DigestOf(List<SeedFile> files, List<Problem> problems)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Bytes.Length}\0"));
            hash.AppendData(file.Bytes);
        }
        foreach (var problem in problems)
            hash.AppendData(Encoding.UTF8.GetBytes($"{problem.File}\0{problem.Message}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
