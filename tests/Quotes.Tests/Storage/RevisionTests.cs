using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Tests.Storage;

/// <summary>A corpus made of the one before by a few changes answers as one that was built whole.</summary>
public sealed class RevisionTests : IDisposable
{
    private static readonly string[] _words =
    [
        "客户",
        "投资",
        "合作伙伴",
        "人才",
        "产业互联网",
        "cloud",
        "CSIG",
        "我们",
        "城市",
        "时间",
        "openness",
        "𠮷野家",
        "員工",
        "行业解决方案",
    ];

    private readonly Sandbox _box = new();

    public void Dispose() => _box.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_changes_one_after_another_give_what_a_whole_build_gives()
    {
        var random = new Random(20260501);
        for (var i = 0; i < 40; i++)
            Write($"talk-{i:D2}", random);
        using (_box.Open())
            Assert.Equal(41, Kept(await _box.LookAsync()));

        for (var round = 0; round < 12; round++)
        {
            for (var change = 0; change < 3; change++)
                Change(random, round);
            using var revised = _box.Open();
            using var whole = Importer.Open(_box.Seeds, new Publication(_box.Data + round, TimeProvider.System), false);

            Assert.Equal(whole.Version, revised.Version);
            Assert.Equal(await AnswersAsync(whole), await AnswersAsync(revised));
            // The writer leaves it to us to see that every row refers to one that is there.
            Assert.Empty(Dangling(whole.Name).Concat(Dangling(revised.Name)));
        }
    }

    [Fact]
    public async Task Only_what_has_changed_is_read_again()
    {
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
            Write($"talk-{i:D2}", random);
        await _box.LookAsync();
        Write("talk-07", random);
        File.Delete(Path.Combine(_box.Seeds, "talk-08.txt"));
        Write("talk-99", random);
        var read = new List<ImportProgress>();

        using var store = Importer.Open(
            _box.Seeds,
            new Publication(_box.Data, TimeProvider.System),
            false,
            new Listener(read)
        );

        Assert.Equal([new ImportProgress(1, 2), new ImportProgress(2, 2)], read);
        Assert.Equal(21, (await store.GetCorpusAsync(Ct)).Counts.Interviews);
    }

    [Fact]
    public async Task Where_there_is_no_room_between_two_interviews_all_are_built_anew()
    {
        var random = new Random(2);
        for (var i = 0; i < 12; i++)
            Write($"talk-{i:D2}", random);
        await _box.LookAsync();

        for (var i = 0; i < 6; i++)
        {
            Write($"talk-05-{i}", random, turns: 300);
            using var revised = _box.Open();
            using var whole = Importer.Open(_box.Seeds, new Publication(_box.Data + i, TimeProvider.System), false);
            Assert.Equal(await AnswersAsync(whole), await AnswersAsync(revised));
        }
    }

    [Fact]
    public async Task A_file_whose_id_was_taken_is_read_once_the_other_is_gone()
    {
        var random = new Random(3);
        for (var i = 0; i < 12; i++)
            Write($"talk-{i:D2}", random);
        File.Copy(Path.Combine(_box.Seeds, "talk-03.txt"), Path.Combine(_box.Seeds, "twin.txt"));
        var before = await _box.LookAsync();
        File.Delete(Path.Combine(_box.Seeds, "talk-03.txt"));

        var after = await _box.LookAsync();

        Assert.Equal(
            [new Problem("twin.txt", 1, 1, "It is the same, byte for byte, as talk-03.txt.")],
            before.Problems
        );
        Assert.Empty(after.Problems);
        Assert.Equal(before.Counts, after.Counts);
    }

    private void Change(Random random, int round)
    {
        var files = Directory.GetFiles(_box.Seeds, "talk-*.txt").Order(StringComparer.Ordinal).ToArray();
        var one = Path.GetFileNameWithoutExtension(files[random.Next(files.Length)]);
        var yaml = Path.Combine(_box.Seeds, one + ".yaml");
        switch (random.Next(6))
        {
            case 0:
                File.Delete(Path.Combine(_box.Seeds, one + ".txt"));
                File.Delete(yaml);
                break;
            case 1:
                Write($"talk-{random.Next(100):D2}-{round}", random);
                break;
            case 2:
                File.WriteAllText(yaml, $"title: 第{round}场\nspeakers:\n  - name: 王小明\n    id: wang-xiaoming\n");
                break;
            case 3:
                _box.Plant($"broken-{round}.txt", "天下大势，分久必合，合久必分。\n");
                break;
            case 4:
                File.WriteAllText(yaml, "conducted: 5\n");
                break;
            default:
                Write(one, random);
                break;
        }
    }

    private void Write(string name, Random random, int turns = 6)
    {
        string[] speakers = ["王小明", "李华", "Ada Lovelace", "陈雄"];
        var who = speakers[random.Next(speakers.Length)];
        var text = new StringBuilder();
        for (var turn = 0; turn < turns; turn++)
        {
            text.Append(turn % 2 == 0 ? "记者：" : who + "：");
            for (var sentence = 0; sentence < random.Next(1, 4); sentence++)
            {
                for (var word = 0; word < random.Next(2, 6); word++)
                    text.Append(_words[random.Next(_words.Length)]).Append(random.Next(100));
                text.Append(turn % 2 == 0 ? "？" : "。");
            }
            text.Append("\n\n");
        }
        _box.Plant(name + ".txt", text.ToString());
    }

    /// <summary>All that a store can be asked for, as text.</summary>
    private static async Task<string> AnswersAsync(QuoteStore store)
    {
        var text = new StringBuilder();
        var page = new PageRequest(100_000, null);
        foreach (var problem in (await store.GetCorpusAsync(Ct)).Problems)
            text.AppendLine(problem.ToString());
        Append(text, (await store.GetCorpusAsync(Ct)).Counts);
        Append(text, await store.ListInterviewsAsync(page, Ct));
        Append(text, await store.ListSpeakersAsync(new SpeakerFilter([], []), page, Ct));
        Append(text, await store.ListThemesAsync(page, Ct));
        Append(text, await store.ListQuestionsAsync(new QuestionFilter([], []), page, Ct));
        Append(text, await store.ListAnswersAsync(new QuoteFilter(), page, Ct));
        await foreach (var quote in store.ExportQuotesAsync(new QuoteFilter(), Ct))
            Append(text, quote);
        foreach (var q in (string[])["客户", "户", "cl", "loud7", "投资 人才", "𠮷", "王", "Ada"])
        foreach (var match in Enum.GetValues<SearchMatch>())
        {
            var search = SearchQuery.Parse(q, match, script: false);
            Append(text, await store.SearchAsync(new QuoteFilter { Search = search }, page, Ct));
            Append(text, await store.ListSpeakersAsync(new SpeakerFilter([], []) { Search = search }, page, Ct));
        }
        return text.ToString();
    }

    private static void Append<T>(StringBuilder text, T value) =>
        text.AppendLine(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    private static int Kept(Corpus corpus) => corpus.Counts.Interviews;

    private sealed class Listener(List<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard.Add(value);
    }

    private static IEnumerable<string> Dangling(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return connection.Query<string>("SELECT \"table\" FROM pragma_foreign_key_check");
    }
}
