using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Quotes.Api.Tests.Database;

/// <summary>
/// A PostgreSQL of its own from Debian's package: a primary and as many streaming standbys as are wanted, on free
/// loopback ports, in a folder that goes with it. The roles are those of deploy/roles.sql.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin/";

    private readonly string _root = Directory.CreateTempSubdirectory("quotes-pg-").FullName;
    private readonly List<Node> _nodes = [];

    /// <summary>Starts it with the roles and no corpus.</summary>
    public static async Task<PostgresCluster> StartAsync(int standbys)
    {
        var cluster = new PostgresCluster();
        try
        {
            await cluster.BeginAsync(standbys);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The primary, then the standbys.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>What a role connects with, to any of the hosts.</summary>
    public string Connection(string role) =>
        $"Host={string.Join(',', _nodes.Select(node => $"127.0.0.1:{node.Port}"))};Database=quotes;Username={role}";

    /// <summary>The settings of a server that reads from it.</summary>
    public (string, string)[] Reading =>
        [("Quotes__Database", "postgres"), ("Quotes__Connection", Connection("quotes_reader"))];

    /// <summary>Imports seeds.</summary>
    public async Task ImportAsync(string seeds, string data)
    {
        var (code, page, errors) = await CommandRun.OfAsync(
            ["import"],
            ("Quotes__Seeds", seeds),
            ("Quotes__Data", data),
            ("Quotes__Connection", Connection("quotes_importer"))
        );
        Assert.True(code == 0, page + errors);
    }

    private async Task BeginAsync(int standbys)
    {
        await RunAsync("chown", "postgres", _root);
        var primary = Add("primary");
        await RunAsync(
            "initdb",
            "-D",
            primary.Folder,
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N"
        );
        await File.AppendAllTextAsync(Path.Combine(primary.Folder, "postgresql.conf"), Settings);
        await primary.StartAsync();
        await RunAsync("createdb", "-h", "127.0.0.1", "-p", $"{primary.Port}", "-U", "postgres", "quotes");
        await primary.QueryAsync("quotes", "--file", Checkout.File("src/Quotes.Api/deploy/roles.sql"));
        for (var i = 1; i <= standbys; i++)
        {
            var standby = Add($"standby{i}");
            await RunAsync(
                "pg_basebackup",
                "-D",
                standby.Folder,
                "-h",
                "127.0.0.1",
                "-p",
                $"{primary.Port}",
                "-U",
                "postgres",
                "-R",
                "-c",
                "fast",
                "-N"
            );
            await standby.StartAsync();
        }
    }

    // No test pulls the plug of a machine.
    private const string Settings = """

        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        fsync = off
        max_connections = 200
        hot_standby_feedback = on
        """;

    private Node Add(string name)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var node = new Node(Path.Combine(_root, name), ((IPEndPoint)free.LocalEndpoint).Port);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Runs a program of PostgreSQL, which refuses to be run by root.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var isSystem = program is "chown" or "psql" or "sh";
        var start = new ProcessStartInfo(isSystem ? program : "runuser")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in isSystem ? arguments : ["-u", "postgres", "--", Programs + program, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program}: {await output}{await errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.KillAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>One server of the cluster.</summary>
    internal sealed class Node(string folder, int port)
    {
        public string Folder => folder;

        public int Port => port;

        /// <summary>Starts it and waits until it answers.</summary>
        public async Task StartAsync()
        {
            try
            {
                // Its output goes to a file: a pipe would stay open as long as it runs.
                await RunAsync("pg_ctl", "-D", folder, "-l", folder + ".log", "-o", $"-p {port}", "-w", "start");
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
        public Task PromoteAsync() => RunAsync("pg_ctl", "-D", folder, "-w", "promote");

        /// <summary>Asks it as its owner.</summary>
        public Task<string> QueryAsync(string database, params string[] arguments) =>
            RunAsync(
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
            RunAsync("sh", "-c", $"kill -{signal} {string.Join(' ', processes)} || true");
    }
}
