using System.Diagnostics;
using System.Globalization;

namespace Quotes.Benchmarks;

/// <summary>A program that listens; it ends with this.</summary>
/// <param name="Process">Its process.</param>
/// <param name="Address">Where it listens.</param>
internal sealed record Running(Process Process, Uri Address) : IDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>Waits until a program says where it listens.</summary>
    public static async Task<Running> FromAsync(Process process)
    {
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                {
                    // Read on, or a full pipe would stop the program.
                    _ = process.StandardOutput.ReadToEndAsync();
                    return new Running(process, new Uri(line[(at + Listening.Length)..].Split('"')[0].Trim()));
                }
            throw new InvalidOperationException("The program ended before it listened.");
        }
        catch
        {
            Children.End(process);
            throw;
        }
    }

    /// <summary>The memory that it holds now.</summary>
    public Memory Memory => Memory.Of(Process.Id);

    /// <inheritdoc/>
    public void Dispose() => Children.End(Process);
}

/// <summary>Resident memory, in bytes.</summary>
/// <param name="Anonymous">What the process has made itself.</param>
/// <param name="Mapped">Pages of files, the corpus above all, which the system takes back when it needs them.</param>
internal readonly record struct Memory(long Anonymous, long Mapped)
{
    /// <summary>Of a process, as Linux tells it; nothing where it does not.</summary>
    public static Memory Of(int process)
    {
        var file = $"/proc/{process}/status";
        if (!File.Exists(file))
            return default;
        var lines = File.ReadAllLines(file);
        long Of(string name) =>
            lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
                ? long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1024
                : 0;
        return new Memory(Of("RssAnon:"), Of("RssFile:") + Of("RssShmem:"));
    }

    /// <summary>The greater of each.</summary>
    public Memory Or(Memory other) => new(Math.Max(Anonymous, other.Anonymous), Math.Max(Mapped, other.Mapped));
}
