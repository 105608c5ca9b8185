using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>What is put into the seeds folder, changed or taken out is served without a restart.</summary>
public sealed class ReloadTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly SeedsFolder _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task A_file_that_is_added_changed_and_removed_is_served_so()
    {
        for (var i = 0; i < 9; i++)
            _seeds.Plant($"other-{i}.txt", $"甲{i}");
        await using var server = await _seeds.ServeAsync();
        Assert.Equal(36, await QuotesAsync(server));

        _seeds.Plant("second.txt", "乙");
        await UntilAsync(server, "/v1/interviews/second", HttpStatusCode.OK);
        Assert.Equal(1, await FoundAsync(server, "第0个回答是乙"));

        _seeds.Plant("second.txt", "丙");
        await UntilAsync(async () => await FoundAsync(server, "第0个回答是丙") == 1);
        Assert.Equal(0, await FoundAsync(server, "第0个回答是乙"));

        File.Delete(_seeds.In("second.txt"));
        await UntilAsync(server, "/v1/interviews/second", HttpStatusCode.Gone);
        Assert.Equal(36, await QuotesAsync(server));
        Assert.Contains(
            server.Log,
            line => line.EndsWith("is open; 1 transcripts were read", StringComparison.Ordinal)
        );
        Assert.Contains(
            server.Log,
            line => line.EndsWith("is open; 0 transcripts were read", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_corpus_that_goes_takes_its_answers_with_it()
    {
        _seeds.Plant("first.txt", "甲", pairs: 200);
        await using var server = await _seeds.ServeAsync();
        for (var i = 0; i < 900; i++)
            await server.GetAsync($"/v1/quotes?limit=100&maxLength={1000 + (i / 2)}");
        var full = Vitals.Of(server).Resident;

        _seeds.Plant("first.txt", "乙", pairs: 200);

        await UntilAsync(() => Task.FromResult(Vitals.Of(server).Resident < full - (16 * 1024 * 1024)));
        Assert.Equal(1, await FoundAsync(server, "第0个回答是乙"));
    }

    [Fact]
    public async Task An_id_that_is_gone_answers_410_with_its_successor_without_a_restart()
    {
        _seeds.Plant("first.txt", "甲");
        await using var server = await _seeds.ServeAsync();
        var before = await IdsAsync(server);

        _seeds.Plant("first.txt", "乙");
        await UntilAsync(async () => await FoundAsync(server, "第0个回答是乙") == 1);

        var gone = before.Except(await IdsAsync(server)).First();
        var (answer, body) = await server.GetAsync($"/v1/quotes/{gone}");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("/v1/quotes/q-", body);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_until_it_is_whole_and_holds_up_no_other()
    {
        _seeds.Plant("first.txt", "甲");
        await using var server = await _seeds.ServeAsync();
        using var slow = new StreamWriter(_seeds.In("slow.txt")) { AutoFlush = true };
        var isWritten = false;
        var ct = TestContext.Current.CancellationToken;
        var writing = Task.Run(
            async () =>
            {
                var text = SeedsFolder.Interview("慢", pairs: 40);
                for (var at = 0; at < text.Length; at += text.Length / 30)
                {
                    await slow.WriteAsync(text.AsMemory(at, Math.Min(text.Length / 30, text.Length - at)), ct);
                    await Task.Delay(400, ct);
                }
                Volatile.Write(ref isWritten, true);
            },
            ct
        );
        _seeds.Plant("second.txt", "乙");

        await UntilAsync(server, "/v1/interviews/second", HttpStatusCode.OK);
        var (early, _) = await server.GetAsync("/v1/interviews/slow");
        Assert.True(Volatile.Read(ref isWritten) || early.StatusCode == HttpStatusCode.NotFound);

        await writing;
        await UntilAsync(server, "/v1/interviews/slow", HttpStatusCode.OK);
        Assert.Equal(
            80,
            (await server.GetJsonAsync("/v1/quotes?interview=slow&limit=1")).GetProperty("total").GetInt32()
        );
    }

    [Fact]
    public async Task A_drop_of_more_than_half_is_refused_named_and_forgotten_once_mended()
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
            _seeds.Plant(name + ".txt", name);
        await using var server = await _seeds.ServeAsync();
        foreach (var name in (string[])["a", "b", "c"])
            File.Move(_seeds.In(name + ".txt"), _seeds.In("." + name));

        await UntilAsync(async () => (await ProblemsAsync(server)).Length == 1);
        Assert.Equal(
            "The corpus from before is served. The seeds give 4 quotes where the corpus before holds 16; it stays. "
                + "Set Quotes__AllowDrop=true if this is meant.",
            (await ProblemsAsync(server))[0].GetProperty("message").GetString()
        );
        Assert.Equal(16, await QuotesAsync(server));

        foreach (var name in (string[])["a", "b", "c"])
            File.Move(_seeds.In("." + name), _seeds.In(name + ".txt"));
        await UntilAsync(async () => (await ProblemsAsync(server)).Length == 0);
    }

    [Fact]
    public async Task A_change_that_nothing_tells_of_is_found_by_looking()
    {
        _seeds.Plant("first.txt", "甲");
        await using var server = await _seeds.ServeAsync(("Quotes__Poll", "00:00:01"));
        var folder = _seeds.Path + "-other";
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(_seeds.Path))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        // Another folder under the same name: who watched the first is told nothing.
        Directory.Move(_seeds.Path, _seeds.Path + "-old");
        Directory.Move(folder, _seeds.Path);
        _seeds.Plant("second.txt", "乙");

        await UntilAsync(server, "/v1/interviews/second", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_does_not_want_it_is_not_reloaded()
    {
        _seeds.Plant("first.txt", "甲");
        await using var server = await _seeds.ServeAsync(("Quotes__Poll", "0"));

        _seeds.Plant("second.txt", "乙");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);

        Assert.Equal(4, await QuotesAsync(server));
    }

    [Fact]
    public async Task An_interval_that_is_none_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _seeds.ServeAsync(("Quotes__Poll", "-00:00:01"))
        );

        Assert.Contains("Quotes__Poll must be a time such as 00:00:05, or 0.", failure.Message);
    }

    [Fact]
    public async Task A_pipe_a_device_a_loop_a_folder_and_a_giant_are_named_and_the_rest_is_served()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes and links are made as on Linux.");
        _seeds.Plant("first.txt", "甲");
        await using var server = await _seeds.ServeAsync();
        Process.Start("mkfifo", _seeds.In("pipe.txt")).WaitForExit();
        File.CreateSymbolicLink(_seeds.In("zero.txt"), "/dev/zero");
        File.CreateSymbolicLink(_seeds.In("one.txt"), "two.txt");
        File.CreateSymbolicLink(_seeds.In("two.txt"), "one.txt");
        Directory.CreateDirectory(_seeds.In("x.md"));
        using (var giant = File.Create(_seeds.In("giant.txt")))
            giant.SetLength(300L * 1024 * 1024);
        _seeds.Plant("second.txt", "乙");

        await UntilAsync(server, "/v1/interviews/second", HttpStatusCode.OK);

        var problems = await ProblemsAsync(server);
        Assert.Equal(
            ["giant.txt", "one.txt", "pipe.txt", "two.txt", "x.md", "zero.txt"],
            problems.Select(problem => problem.GetProperty("file").GetString())
        );
        Assert.Equal(8, await QuotesAsync(server));
    }

    private static async Task<JsonElement[]> ProblemsAsync(Server server) =>
        [.. (await server.GetJsonAsync("/v1/corpus")).GetProperty("problems").EnumerateArray()];

    private static async Task<int> QuotesAsync(Server server) =>
        (await server.GetJsonAsync("/v1/quotes?limit=1")).GetProperty("total").GetInt32();

    private static async Task<int> FoundAsync(Server server, string words) =>
        (await server.GetJsonAsync($"/v1/quotes?limit=1&q={Uri.EscapeDataString(words)}"))
            .GetProperty("total")
            .GetInt32();

    private static async Task<string[]> IdsAsync(Server server) =>
        [
            .. (await server.GetJsonAsync("/v1/quotes?limit=100"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(quote => quote.GetProperty("id").GetString()!),
        ];

    private static Task UntilAsync(Server server, string path, HttpStatusCode status) =>
        UntilAsync(async () => (await server.GetAsync(path)).Answer.StatusCode == status);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed < _patience, "It has not come about within a minute.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
