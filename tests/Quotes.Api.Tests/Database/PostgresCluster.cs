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
    private readonly List<PostgresNode> _nodes = [];

    /// <summary>Starts it with the roles and no corpus.</summary>
    /// <param name="standbys">How many standbys it is to have.</param>
    /// <param name="settings">Further lines of postgresql.conf.</param>
    public static async Task<PostgresCluster> StartAsync(int standbys, string settings = "")
    {
        var cluster = new PostgresCluster();
        try
        {
            await cluster.BeginAsync(standbys, settings);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The primary, then the standbys.</summary>
    public IReadOnlyList<PostgresNode> Nodes => _nodes;

    /// <summary>What a role connects with, to any of the hosts.</summary>
    public string Connection(string role) =>
        $"Host={string.Join(',', _nodes.Select(node => $"127.0.0.1:{node.Port}"))};Database=quotes;Username={role}";

    /// <summary>The settings of a server that reads from it.</summary>
    public (string, string)[] Reading =>
        [("Quotes__Database", "postgres"), ("Quotes__Connection", Connection("quotes_reader"))];

    private async Task BeginAsync(int standbys, string settings)
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
        await File.AppendAllTextAsync(Path.Combine(primary.Folder, "postgresql.conf"), Settings + settings);
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

    private PostgresNode Add(string name)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var node = new PostgresNode(Path.Combine(_root, name), ((IPEndPoint)free.LocalEndpoint).Port);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Runs a program of PostgreSQL, which refuses to be run by root.</summary>
    internal static async Task<string> RunAsync(string program, params string[] arguments)
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
}
