using Quotes.Storage;

namespace Quotes.Tests.Storage;

/// <summary>Where no corpus can be built, the one from before is served and says why.</summary>
public sealed class PreviousCorpusTests : IDisposable
{
    private readonly Sandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_drop_of_more_than_half_is_refused_and_named()
    {
        await _box.LookAsync();
        _box.RemoveTranscripts();

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.Equal(
            new Problem(
                ".",
                1,
                1,
                "The corpus from before is served. The seeds give 0 quotes where the corpus before holds 53; it stays. "
                    + "Set Quotes__AllowDrop=true if this is meant."
            ),
            corpus.Problems[0]
        );
    }

    [Fact]
    public async Task A_drop_is_published_where_the_setting_allows_it()
    {
        await _box.LookAsync();
        _box.RemoveTranscripts();

        var corpus = await _box.LookAsync(allowDrop: true);

        Assert.Equal(0, corpus.Counts.Quotes);
        Assert.DoesNotContain(corpus.Problems, problem => problem.Message.Contains("from before"));
    }

    [Fact]
    public async Task A_drop_is_published_where_the_corpus_before_is_lost()
    {
        await _box.LookAsync();
        Sandbox.Overwrite(_box.Corpus, [1, 2, 3]);
        _box.RemoveTranscripts();
        _box.Plant("notes.txt", "天下大势，分久必合，合久必分。\n");

        var corpus = await _box.LookAsync();

        Assert.Equal(0, corpus.Counts.Quotes);
    }

    [Fact]
    public async Task Seeds_that_are_gone_leave_the_corpus_from_before()
    {
        await _box.LookAsync();
        Directory.Delete(_box.Seeds, recursive: true);

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.Equal(
            $"The corpus from before is served. There is no seeds folder {_box.Seeds}.",
            corpus.Problems[0].Message
        );
    }

    [Fact]
    public void Without_seeds_and_without_a_corpus_there_is_nothing_to_serve()
    {
        Directory.Delete(_box.Seeds, recursive: true);

        var failure = Assert.Throws<PublicationException>(() => _box.Open());

        Assert.Equal(
            $"There is no seeds folder {_box.Seeds}. There is no corpus from before to serve instead.",
            failure.Message
        );
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_serves_the_corpus_from_before()
    {
        await _box.LookAsync();
        Block("lock");
        Assert.Empty((await _box.LookAsync()).Problems);
        _box.Plant("second.yaml", "id: second\n");

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.StartsWith("The corpus from before is served. ", corpus.Problems[0].Message);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_written_serves_the_corpus_from_before()
    {
        await _box.LookAsync();
        Block("corpus.tmp");
        _box.Plant("second.yaml", "id: second\n");

        var corpus = await _box.LookAsync();

        Assert.Equal(53, corpus.Counts.Quotes);
        Assert.StartsWith(
            "The corpus from before is served. The corpus could not be written: ",
            corpus.Problems[0].Message
        );
    }

    // A folder under the name of a file stops the superuser too, whom no mode does.
    private void Block(string name)
    {
        File.Delete(Path.Combine(_box.Data, name));
        Directory.CreateDirectory(Path.Combine(_box.Data, name));
    }
}
