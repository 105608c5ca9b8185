namespace Quotes.Api.Tests.Database;

/// <summary>One server of the cluster.</summary>
internal sealed class PostgresNode(string folder, int port)
{
    public string Folder => folder;

    public int Port => port;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        try
        {
            // Its output goes to a file: a pipe would stay open as long as it runs.
            await PostgresCluster.RunAsync(
                "pg_ctl",
                "-D",
                folder,
                "-l",
                folder + ".log",
                "-o",
                $"-p {port}",
                "-w",
                "start"
            );
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidOperationException(await File.ReadAllTextAsync(folder + ".log"), failure);
        }
    }

    /// <summary>Ends it as a loss of power would.</summary>
    public async Task KillAsync()
    {
        if (ProcessId() is not { } id)
            return;
        await ResumeAsync();
        // Stopped, it begins no child that would outlive it.
        await SignalAsync("STOP", [id]);
        await SignalAsync("KILL", [.. ChildrenOf(id), id]);
        while (Directory.Exists($"/proc/{id}") && !IsDead(id))
            await Task.Delay(20);
        File.Delete(Path.Combine(folder, "postmaster.pid"));
    }

    /// <summary>Stops every process of it where it stands: connections stay open and nothing answers.</summary>
    public async Task HangAsync()
    {
        var id = ProcessId()!.Value;
        await SignalAsync("STOP", [id, .. ChildrenOf(id)]);
    }

    /// <summary>Lets it go on.</summary>
    public async Task ResumeAsync()
    {
        var id = ProcessId()!.Value;
        await SignalAsync("CONT", [id, .. ChildrenOf(id)]);
    }

    /// <summary>Makes a primary of a standby.</summary>
    public Task PromoteAsync() => PostgresCluster.RunAsync("pg_ctl", "-D", folder, "-w", "promote");

    /// <summary>Asks it as its owner.</summary>
    public Task<string> QueryAsync(string database, params string[] arguments) =>
        PostgresCluster.RunAsync(
            "psql",
            [
                "-h",
                "127.0.0.1",
                "-p",
                $"{port}",
                "-U",
                "postgres",
                "-d",
                database,
                "-v",
                "ON_ERROR_STOP=1",
                "-At",
                .. arguments,
            ]
        );

    private int? ProcessId() =>
        File.Exists(Path.Combine(folder, "postmaster.pid"))
            ? int.Parse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).First())
            : null;

    private static int[] ChildrenOf(int id) =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Select(name => int.TryParse(Path.GetFileName(name), out var process) ? process : 0)
                .Where(process => process > 0 && ParentOf(process) == id),
        ];

    private static int ParentOf(int process) =>
        int.TryParse(Stat(process).ElementAtOrDefault(1), out var parent) ? parent : 0;

    private static bool IsDead(int process) => Stat(process).FirstOrDefault() is null or "Z";

    // Behind the name, which may hold anything, come the state and the parent.
    private static string[] Stat(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    // One that has ended meanwhile is no failure.
    private static Task<string> SignalAsync(string signal, int[] processes) =>
        PostgresCluster.RunAsync("sh", "-c", $"kill -{signal} {string.Join(' ', processes)} || true");
}
