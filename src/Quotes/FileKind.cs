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

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
