using System.Security.Cryptography;
using Quotes.Text;

namespace Quotes;

/// <summary>
/// A file of the seeds, as it was when the folder was looked at; its bytes are read when they are needed.
/// </summary>
/// <param name="Name">Its name below the folder.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Modified">When it was last written, UTC.</param>
/// <param name="Sha256">The SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record SeedFile(string Name, string Path, long Length, DateTime Modified, string Sha256)
{
    /// <summary>Its bytes.</summary>
    /// <exception cref="IOException">
    /// They are others than they were when the folder was looked at, or cannot be read.
    /// </exception>
    public byte[] Read()
    {
        var bytes = File.ReadAllBytes(Path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == Sha256
            ? bytes
            : throw new IOException($"{Name} was changed while it was read.");
    }

    /// <summary>Its text; or the problem with it, which names the byte that is none of an encoding we know.</summary>
    /// <exception cref="IOException">Its bytes are others than they were when the folder was looked at.</exception>
    public (DecodedText? Decoded, Problem? Problem) Decode() => SourceEncoding.Decode(Read(), Name);

    /// <summary>The file with its digest; null where it cannot be read.</summary>
    internal SeedFile? Digested()
    {
        try
        {
            using var stream = File.OpenRead(Path);
            return this with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)) };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether another look at the folder saw the same file, unwritten since.</summary>
    internal bool IsSameAs(SeedFile other) => (Length, Modified, Path) == (other.Length, other.Modified, other.Path);
}
