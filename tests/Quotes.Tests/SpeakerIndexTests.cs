using Quotes.Tests.Storage;
using Quotes.Transcripts;

namespace Quotes.Tests;

public sealed class SpeakerIndexTests
{
    private static readonly Metadata _tong = Of(
        new SpeakerMetadata
        {
            Name = "汤道生",
            Id = "dowson-tong",
            Names = new Dictionary<string, string> { ["en"] = "Dowson Tong" },
            Aliases = ["Tong", "答", "主持人"],
        }
    );

    private static readonly Metadata _none = new();

    [Theory]
    [InlineData("汤道生", "dowson-tong")]
    [InlineData("Dowson Tong", "dowson-tong")]
    [InlineData("Tong", "dowson-tong")]
    [InlineData("tong", "tong")]
    [InlineData("汤道生们", "s-49f046cf")]
    public void A_name_that_one_interview_gives_an_id_stands_for_it_in_all(string printed, string id) =>
        Assert.Equal(id, SpeakerIndex.Of([_none, _tong]).IdOf(printed, _none));

    [Theory]
    [InlineData("答")]
    [InlineData("主持人")]
    public void A_label_of_a_role_is_somebody_only_where_it_is_said(string label)
    {
        var index = SpeakerIndex.Of([_tong]);

        Assert.Equal("dowson-tong", index.IdOf(label, _tong));
        Assert.StartsWith("s-", index.IdOf(label, _none));
    }

    [Fact]
    public void Two_with_the_same_name_are_kept_apart_by_their_ids()
    {
        var one = Of(new SpeakerMetadata { Name = "John Smith", Id = "john-smith" });
        var two = Of(new SpeakerMetadata { Name = "John Smith", Id = "john-smith-writer" });

        foreach (var index in new[] { SpeakerIndex.Of([one, two]), SpeakerIndex.Of([two, one]) })
        {
            Assert.Equal("john-smith", index.IdOf("John Smith", one));
            Assert.Equal("john-smith-writer", index.IdOf("John Smith", two));
            // Neither is named, and a third is not made one of them by the letters of the name.
            Assert.Equal("john-smith-ef61a579", index.IdOf("John Smith", _none));
        }
    }

    [Fact]
    public void One_whom_the_metadata_names_without_an_id_is_found_by_any_of_the_names()
    {
        var named = Of(new SpeakerMetadata { Name = "Tang", Aliases = ["汤道生"] });

        Assert.Equal("dowson-tong", SpeakerIndex.Of([named, _tong]).IdOf("Tang", named));
    }

    [Fact]
    public async Task Interviews_with_one_man_are_one_speakers_whatever_the_order_of_their_files()
    {
        foreach (var (first, second) in new[] { ("a", "b"), ("b", "a") })
        {
            using var box = new Sandbox(withSeeds: false);
            Plant(
                box,
                first,
                "汤道生",
                "speakers:\n  - { name: 汤道生, id: dowson-tong, names: { en: Dowson Tong } }\n"
            );
            Plant(box, second, "Dowson Tong", metadata: null);
            using var store = box.Open();

            var speaker = await store.FindSpeakerAsync("dowson-tong", TestContext.Current.CancellationToken);

            Assert.Equal(("汤道生", 2, 4), (speaker!.Name, speaker.Counts.Interviews, speaker.Counts.Answers));
            Assert.Contains("Dowson Tong", speaker.Aliases);
        }
    }

    private static void Plant(Sandbox box, string name, string speaker, string? metadata)
    {
        box.Plant(
            name + ".txt",
            $"记者：{name}好吗？\n{speaker}：{name}很好。\n记者：真的？\n{speaker}：真的，{name}。\n"
        );
        if (metadata is not null)
            box.Plant(name + ".yaml", metadata);
    }

    private static Metadata Of(SpeakerMetadata speaker) => new() { Speakers = [speaker] };
}
