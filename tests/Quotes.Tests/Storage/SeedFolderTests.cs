using System.Diagnostics;

namespace Quotes.Tests.Storage;

public sealed class SeedFolderTests : IDisposable
{
    private readonly Sandbox _box = new(withSeeds: false);

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_pipe_a_folder_and_a_link_that_leads_out_or_nowhere_are_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes and links are made as on Linux.");
        _box.Plant("good.md", "x");
        Process.Start("mkfifo", Path.Combine(_box.Seeds, "pipe.txt")).WaitForExit();
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "link.txt"), "good.md");
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "nowhere.txt"), "gone.md");
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "loop.txt"), "loop.txt");
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "zero.txt"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "way.md"), "/etc");
        File.CreateSymbolicLink(Path.Combine(_box.Seeds, "out.txt"), "way.md/hostname");
        Directory.CreateDirectory(Path.Combine(_box.Seeds, "x.md"));

        var folder = SeedFolder.Read(_box.Seeds);

        Assert.Equal(["good.md", "link.txt"], folder.Files.Select(file => file.Name));
        Assert.Equal(
            [
                new("loop.txt", 1, 1, "It is a link; allowed are files, and links to files in the folder itself."),
                new("nowhere.txt", 1, 1, "It is a link; allowed are files, and links to files in the folder itself."),
                new("out.txt", 1, 1, "It is a link; allowed are files, and links to files in the folder itself."),
                new("pipe.txt", 1, 1, "It is no ordinary file; allowed are files."),
                new("way.md", 1, 1, "It is a link; allowed are files, and links to files in the folder itself."),
                new("x.md", 1, 1, "It is a folder; allowed are files."),
                new Problem(
                    "zero.txt",
                    1,
                    1,
                    "It is a link; allowed are files, and links to files in the folder itself."
                ),
            ],
            folder.Problems
        );
    }

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        using (var file = File.Create(Path.Combine(_box.Seeds, "long.txt")))
            file.SetLength(SeedFolder.LongestFile + 1);

        var folder = SeedFolder.Read(_box.Seeds);

        Assert.Empty(folder.Files);
        Assert.Equal(
            [new Problem("long.txt", 1, 1, "It is 16777217 bytes long; allowed are up to 16777216.")],
            folder.Problems
        );
    }

    [Fact]
    public void Hidden_files_are_none_of_ours()
    {
        _box.Plant(".DS_Store", "x");
        _box.Plant(".hidden.txt", "x");

        var folder = SeedFolder.Read(_box.Seeds);

        Assert.Empty(folder.Files);
        Assert.Empty(folder.Problems);
    }

    [Fact]
    public void Files_come_in_ordinal_order_and_any_change_changes_the_digest()
    {
        foreach (var name in new[] { "b.txt", "B.txt", "é.txt", "a b%20?#数据.txt" })
            _box.Plant(name, "x");
        var before = SeedFolder.Read(_box.Seeds);
        Assert.Equal(["B.txt", "a b%20?#数据.txt", "b.txt", "é.txt"], before.Files.Select(file => file.Name));
        Assert.Equal(before.Digest, SeedFolder.Read(_box.Seeds).Digest);

        File.Move(Path.Combine(_box.Seeds, "b.txt"), Path.Combine(_box.Seeds, "c.txt"));

        Assert.NotEqual(before.Digest, SeedFolder.Read(_box.Seeds).Digest);
    }

    [Fact]
    public async Task Seeds_with_any_names_are_imported()
    {
        using var box = new Sandbox();
        foreach (var file in Directory.GetFiles(box.Seeds, "2018*"))
            File.Move(file, Path.Combine(box.Seeds, "a b%20?#数据" + Path.GetExtension(file)));

        var corpus = await box.LookAsync();

        Assert.Empty(corpus.Problems);
        Assert.Equal(53, corpus.Counts.Quotes);
    }
}
