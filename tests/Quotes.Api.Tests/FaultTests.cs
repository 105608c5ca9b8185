using System.Security.Cryptography;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>
/// The Nth write, flush, rename or opening that fails while a corpus is published is harmless (G3): the service lives,
/// serves the right corpus in the end, and leaves nothing behind.
/// </summary>
public sealed class FaultTests : IDisposable
{
    // The first and a middle one of them in everyday runs.
    private static readonly int _step = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 1 : 20;

    private readonly SeedsFolder _seeds = new();
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"quotes-faults-{Guid.NewGuid():N}");

    public void Dispose()
    {
        File.Delete(_log);
        _seeds.Dispose();
    }

    [Theory]
    [InlineData("pwrite64", "ENOSPC")]
    [InlineData("pwrite64", "EIO")]
    [InlineData("fsync", "EIO")]
    [InlineData("rename", "EACCES")]
    [InlineData("openat", "EMFILE")]
    public async Task A_call_that_fails_once_changes_nothing_but_how_long_it_takes(string call, string error)
    {
        const int Most = 40;
        for (var i = 0; i < 5; i++)
            _seeds.Plant($"talk-{i}.txt", $"第{i}人", pairs: 20);
        string whole;
        string[] files;
        await using (var server = await _seeds.ServeAsync())
        {
            whole = await DigestAsync(server);
            files = Directory.GetFiles(_seeds.Data);
        }
        var failed = 0;
        for (var n = 1; n <= Most; n += _step)
        {
            Directory.Delete(_seeds.Data, recursive: true);
            Directory.CreateDirectory(_seeds.Data);
            await using var server = await Server.StartByAsync(
                Failing(call, error, n, files),
                _seeds.Path,
                _seeds.Data,
                // strace counts the calls of each thread by itself: the Nth comes sooner where few share them out.
                ("DOTNET_ThreadPool_ForceMaxWorkerThreads", "3")
            );

            Assert.True(whole == await DigestAsync(server), $"{call} {n}: another corpus");
            var left = Directory.GetFiles(_seeds.Data).Select(file => Path.GetFileName(file)!).ToArray();
            Assert.DoesNotContain(left, file => file.Contains(".tmp", StringComparison.Ordinal));
            Assert.Single(left, file => file.StartsWith("corpus-", StringComparison.Ordinal));
            if (!(await File.ReadAllTextAsync(_log, TestContext.Current.CancellationToken)).Contains("(INJECTED)"))
                break;
            failed++;
        }
        Assert.True(failed > 0, $"no {call} failed");
    }

    // strace makes the Nth call fail that touches one of the files of the data folder; the runtime's own files are
    // spared.
    private string[] Failing(string call, string error, int n, IEnumerable<string> files)
    {
        var drafts = new[] { "corpus.tmp", "corpus.tmp-journal", "current.json.tmp" };
        var touched = files.Concat(drafts.Select(file => Path.Combine(_seeds.Data, file))).Append(_seeds.Data);
        return
        [
            "strace",
            "--follow-forks",
            "--seccomp-bpf",
            $"--output={_log}",
            .. touched.SelectMany(file => new[] { "-P", file }),
            $"--trace={call}",
            $"--inject={call}:error={error}:when={n}",
            "dotnet",
        ];
    }

    private static async Task<string> DigestAsync(Server server)
    {
        var (_, body) = await server.GetAsync("/v1/quotes/export?format=ndjson");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}
