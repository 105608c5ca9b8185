using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Quotes.Benchmarks;

/// <summary>The programs that a benchmark has started: all of them end with it, on Ctrl-C too.</summary>
internal static class Children
{
    private static readonly List<Process> _running = [];
    private static readonly PosixSignalRegistration[] _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt),
    ];
    private static volatile bool _interrupted;

    /// <summary>Whether the benchmark is to stop.</summary>
    public static bool AreInterrupted => _interrupted;

    /// <summary>Starts a program.</summary>
    /// <exception cref="OperationCanceledException">The benchmark has been interrupted.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        lock (_running)
        {
            ThrowIfInterrupted();
            var process = Process.Start(start)!;
            _running.Add(process);
            return process;
        }
    }

    /// <summary>Ends a program, if it has not ended.</summary>
    public static void End(Process process)
    {
        lock (_running)
            _running.Remove(process);
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>To be called now and then by whatever takes long.</summary>
    /// <exception cref="OperationCanceledException">The benchmark has been interrupted.</exception>
    public static void ThrowIfInterrupted()
    {
        if (_interrupted)
            throw new OperationCanceledException("The benchmark was interrupted.");
    }

    // The process is not ended by the signal but by what then fails, so that folders are cleared away.
    private static void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_running)
        {
            _interrupted = true;
            foreach (var process in _running.Where(process => !process.HasExited))
                process.Kill(entireProcessTree: true);
        }
    }
}
