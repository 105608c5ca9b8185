using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Quotes.Storage;

namespace Quotes.Tests.Storage;

public sealed class PublicationTests : IDisposable
{
    private const string Later = "2031-05-06T07:08:09Z";

    // A tenth of them in everyday runs.
    private static readonly int _flips = Environment.GetEnvironmentVariable("QUOTES_FULL") == "1" ? 200 : 20;

    private readonly Sandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData("3.51.2")]
    [InlineData("3.7.17")]
    public void An_SQLite_that_has_lost_pages_is_refused(string version)
    {
        var refusal = Assert.Throws<PublicationException>(() => CorpusCheck.Engine(version));
        Assert.Equal($"SQLite {version} is too old; 3.51.3 is needed.", refusal.Message);
        CorpusCheck.Engine("3.51.3");
        CorpusCheck.Engine();
    }

    [Fact]
    public async Task The_same_seeds_give_the_same_bytes()
    {
        using var other = new Sandbox();

        await _box.LookAsync();
        await other.LookAsync();

        Assert.Equal(Path.GetFileName(other.Corpus), Path.GetFileName(_box.Corpus));
        Assert.Equal(File.ReadAllBytes(other.Corpus), File.ReadAllBytes(_box.Corpus));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_built_again()
    {
        var first = await _box.LookAsync();
        var written = File.GetLastWriteTimeUtc(_box.Corpus);

        using var again = _box.Open(clock: new FixedClock(DateTimeOffset.Parse(Later)));

        Assert.Equal(first.Built, again.Built);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_box.Corpus));
        Assert.Null(again.Notice);
    }

    [Fact]
    public async Task The_corpus_is_read_only_and_says_when_it_was_built()
    {
        using var store = _box.Open(clock: new FixedClock(DateTimeOffset.Parse(Later)));

        Assert.Equal(Later, store.Built);
        Assert.Equal(Later, (await store.GetCorpusAsync(TestContext.Current.CancellationToken)).Built);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                File.GetUnixFileMode(_box.Corpus)
            );
        Assert.Equal(
            [Path.GetFileName(_box.Corpus), "current.json", "lock"],
            Directory.GetFiles(_box.Data).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_single_flipped_bit_anywhere_is_found_and_healed()
    {
        await _box.LookAsync();
        var (file, whole) = (_box.Corpus, File.ReadAllBytes(_box.Corpus));
        var random = new Random(7);
        for (var round = 0; round < _flips; round++)
        {
            var flipped = (byte[])whole.Clone();
            var at = random.Next(whole.Length);
            flipped[at] ^= (byte)(1 << random.Next(8));
            Sandbox.Overwrite(file, flipped);

            var corpus = await _box.LookAsync();

            Assert.True(whole.AsSpan().SequenceEqual(File.ReadAllBytes(_box.Corpus)), $"byte {at} is not healed");
            Assert.Equal(53, corpus.Counts.Quotes);
        }
    }

    [Fact]
    public async Task A_cut_an_empty_a_foreign_and_a_missing_file_are_healed()
    {
        await _box.LookAsync();
        var (file, whole) = (_box.Corpus, File.ReadAllBytes(_box.Corpus));
        foreach (var wrong in new[] { whole[..(whole.Length / 2)], whole[..^1], [], Foreign(), null })
        {
            File.Delete(file);
            if (wrong is not null)
                File.WriteAllBytes(file, wrong);

            var corpus = await _box.LookAsync();

            Assert.Equal(53, corpus.Counts.Quotes);
            Assert.Equal(whole, File.ReadAllBytes(_box.Corpus));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"file\":")]
    [InlineData("{\"file\":null,\"sha256\":null,\"seeds\":null,\"builder\":null,\"built\":null,\"quotes\":0}")]
    [InlineData("{\"file\":\"lock\",\"sha256\":\"0\",\"seeds\":\"1\",\"builder\":\"2\",\"built\":\"3\",\"quotes\":4}")]
    [InlineData(
        "{\"file\":\"../seeds\",\"sha256\":\"0\",\"seeds\":\"1\",\"builder\":\"2\",\"built\":\"3\",\"quotes\":4}"
    )]
    public async Task A_corrupt_manifest_is_healed(string text)
    {
        await _box.LookAsync();
        var name = Path.GetFileName(_box.Corpus);
        File.WriteAllText(_box.Manifest, text);

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.Equal(name, Path.GetFileName(_box.Corpus));
    }

    [Fact]
    public async Task A_foreign_database_that_the_manifest_vouches_for_is_not_served()
    {
        await _box.LookAsync();
        var foreign = Path.Combine(_box.Data, "foreign");
        File.WriteAllBytes(foreign, Foreign());
        var digest = Folder.Digest(foreign);
        var manifest = JsonNode.Parse(File.ReadAllText(_box.Manifest))!;
        manifest["sha256"] = digest;
        manifest["file"] = $"corpus-{digest}.db";
        File.Move(foreign, Path.Combine(_box.Data, $"corpus-{digest}.db"));
        File.WriteAllText(_box.Manifest, manifest.ToJsonString());

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
    }

    [Fact]
    public async Task Stale_side_files_are_neither_read_nor_kept()
    {
        await _box.LookAsync();
        var (file, whole) = (_box.Corpus, File.ReadAllBytes(_box.Corpus));
        string[] sides = [file + "-wal", file + "-journal", file + "-shm"];
        foreach (var side in sides)
            File.WriteAllBytes(side, Foreign());

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.Equal(whole, File.ReadAllBytes(file));
        Assert.All(sides, side => Assert.False(File.Exists(side)));
    }

    [Fact]
    public async Task What_an_interrupted_build_left_is_cleared_by_the_next()
    {
        Directory.CreateDirectory(_box.Data);
        string[] drafts = ["corpus.tmp", "corpus.tmp-journal", "current.json.tmp"];
        foreach (var draft in drafts)
            File.WriteAllBytes(Path.Combine(_box.Data, draft), Foreign());

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.All(drafts, draft => Assert.False(File.Exists(Path.Combine(_box.Data, draft))));
    }

    [Fact]
    public async Task Many_that_open_at_once_build_once_and_serve_the_same()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _box.LookAsync())));

        Assert.All(opened, corpus => Assert.Equal(53, corpus.Counts.Quotes));
        Assert.Single(opened.Select(corpus => corpus.Built).Distinct());
        Assert.Single(Directory.GetFiles(_box.Data, "corpus-*"));
    }

    [Fact]
    public async Task Only_the_corpus_and_the_one_before_are_kept()
    {
        for (var round = 0; round < 4; round++)
        {
            _box.Plant("notes.pdf", new string('x', round + 1));
            await _box.LookAsync();
        }

        Assert.True(Directory.GetFiles(_box.Data, "corpus-*").Length <= 2);
    }

    [Theory]
    [InlineData("a b%20?#数据")]
    [InlineData("a;b='c\"")]
    [InlineData("&mode=rw")]
    public async Task A_data_folder_may_have_any_name(string name)
    {
        using var box = new Sandbox(name);

        Assert.Equal(53, (await box.LookAsync()).Counts.Quotes);
        Assert.Equal(53, (await box.LookAsync()).Counts.Quotes);
        Assert.True(File.Exists(box.Corpus));
    }

    private static byte[] Foreign()
    {
        var file = Path.GetTempFileName();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE other (id INTEGER)";
            command.ExecuteNonQuery();
        }
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        return bytes;
    }
}
