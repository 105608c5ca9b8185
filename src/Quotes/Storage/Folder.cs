using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Quotes.Storage;

/// <summary>What publishing asks of the file system that .NET does not offer, or offers in pieces.</summary>
internal static partial class Folder
{
    /// <summary>Makes renames in a folder last through a loss of power. .NET has no call for it.</summary>
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        var descriptor = Open(folder, flags: 0);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    // The library reads a file to be hashed in pieces of a page, which takes as long again as to hash them.
    private const int Piece = 1 << 20;

    /// <summary>The SHA-256 of a file's bytes, lower-case hexadecimal.</summary>
    public static string Digest(string file)
    {
        using var handle = File.OpenHandle(file, share: FileShare.ReadWrite, options: FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Clamp(RandomAccess.GetLength(handle), 1, Piece)];
        for (var at = 0L; RandomAccess.Read(handle, buffer, at) is > 0 and var read; at += read)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Makes the bytes of a file last, and meanwhile tells their SHA-256.</summary>
    public static string FlushAndDigest(string file)
    {
        var flushed = Task.Run(() => Flush(file));
        var digest = Digest(file);
        flushed.GetAwaiter().GetResult();
        return digest;
    }

    /// <summary>Makes the bytes of a file last.</summary>
    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
