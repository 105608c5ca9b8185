using System.Runtime;
using System.Runtime.InteropServices;

namespace Quotes.Api;

/// <summary>What is left in memory of something large that has gone.</summary>
internal static partial class Leavings
{
    /// <summary>
    /// Gives it back to the system, in nobody's own time. It is old and much, and the runtime would keep it for
    /// minutes, for where memory is plenty it looks through old objects as rarely as it can; the C library, which the
    /// store allocates with, would keep it for good. A corpus comes and goes once in a while, and the pause is short.
    /// </summary>
    public static void GiveBack() =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static _ =>
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                Trim();
            },
            null
        );

    private static void Trim()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than GNU's, such as musl, has no such call and gives back by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
