using System.Runtime.InteropServices;

namespace Quotes;

/// <summary>
/// What kind of file stands under a name; .NET tells folders and links apart, but not a FIFO from a file.
/// </summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const int DontFollow = 0x100;
    private const uint WantType = 1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>
    /// Whether it is an ordinary file, whose bytes can be read to an end without waiting for anybody.
    /// </summary>
    public static unsafe bool IsRegular(string file)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        // struct statx has one layout on every architecture, unlike struct stat; stx_mode stands at byte 28 (statx(2)).
        var buffer = stackalloc byte[256];
        return Statx(CurrentFolder, file, DontFollow, WantType, buffer) == 0
            && (*(ushort*)(buffer + ModeOffset) & TypeMask) == Regular;
    }

    /// <summary>
    /// Where a link leads in the end, if that is inside a folder; null where it leads out of it, nowhere or in a
    /// circle.
    /// </summary>
    public static string? TargetInside(string link, string folder)
    {
        if (!OperatingSystem.IsLinux() || RealPath(link) is not { } target || RealPath(folder) is not { } root)
            return null;
        return target.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal) ? target : null;
    }

    // .NET follows the links at the end of a path, not those on the way.
    private static unsafe string? RealPath(string path)
    {
        var resolved = Resolve(path, null);
        if (resolved is null)
            return null;
        var text = Marshal.PtrToStringUTF8((nint)resolved);
        NativeMemory.Free(resolved);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* Resolve(string path, byte* buffer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
