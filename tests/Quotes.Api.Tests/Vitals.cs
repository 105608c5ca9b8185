using System.Globalization;

namespace Quotes.Api.Tests;

/// <summary>What a process holds and has used, as Linux tells it.</summary>
/// <param name="Resident">Bytes of its own in memory: what files are mapped for is not counted.</param>
/// <param name="Descriptors">
/// Open files and connections. Libraries are not counted: each is opened once, by whoever first needs it.
/// </param>
/// <param name="Threads">Its threads.</param>
/// <param name="Cpu">The processor time that it has used.</param>
internal sealed record Vitals(long Resident, int Descriptors, int Threads, TimeSpan Cpu)
{
    private const int TicksPerSecond = 100;

    public static Vitals Of(Server server)
    {
        var process = $"/proc/{server.ProcessId}";
        var status = File.ReadAllLines(process + "/status");
        long Number(string name) =>
            long.Parse(
                status
                    .Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..]
                    .Replace("kB", "")
                    .Trim(),
                CultureInfo.InvariantCulture
            );
        var stat = File.ReadAllText(process + "/stat");
        // The name before may hold anything, spaces too.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks =
            long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return new Vitals(
            Number("RssAnon:") * 1024,
            Directory.GetFiles(process + "/fd").Count(file => !IsLibrary(file)),
            (int)Number("Threads:"),
            TimeSpan.FromSeconds((double)ticks / TicksPerSecond)
        );
    }

    private static bool IsLibrary(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return true;
        }
    }
}
