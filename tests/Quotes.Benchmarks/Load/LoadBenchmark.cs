using System.Globalization;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// The command <c>load [quotes]</c>: every bar of the service's speed on a corpus of that size, as one table.
/// </summary>
internal sealed class LoadBenchmark : IDisposable
{
    // What growth is measured from.
    private const int Small = 10_000;
    private const int StartRounds = 5;
    private const int WarmRequests = 2_000;

    // Enough for a round: more requests than any server of ours answers in a second.
    private const int MostPerSecond = 5_000;

    private readonly LoadOptions _options;
    private readonly string _scratch = Directory.CreateTempSubdirectory("quotes-load-").FullName;
    private readonly List<Row> _rows = [];
    private readonly Published _service;
    private readonly Published _empty;

    private LoadBenchmark(LoadOptions options)
    {
        _options = options;
        (_empty, _service) = (Published.Bare(_scratch), Published.Service(_scratch));
    }

    /// <summary>Measures and prints the table.</summary>
    /// <returns>The exit code: 1 where a bar is missed.</returns>
    public static async Task<int> RunAsync(LoadOptions options)
    {
        using var benchmark = new LoadBenchmark(options);
        await benchmark.MeasureAsync();
        Console.WriteLine(Row.Head);
        foreach (var row in benchmark._rows)
            Console.WriteLine(row);
        return benchmark._rows.Any(row => row.IsMissed) ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private int MostAsked => MostPerSecond * _options.Seconds * (_options.Rounds + 1);

    private async Task MeasureAsync()
    {
        await MeasureStartAsync();
        using var bare = await _empty.StartAsync();
        var small = _options.Quotes > Small ? await MeasureCorpusAsync(Small, bare, isSmall: true) : [];
        var large = await MeasureCorpusAsync(_options.Quotes, bare, isSmall: false);
        foreach (var (before, after) in small.Zip(large).Where(pair => pair.First.Operation.MostGrowth is not null))
        {
            var growth = after.P50 / before.P50;
            var most = after.Operation.MostGrowth!.Value;
            _rows.Add(
                new Row($"growth, {after.Operation.Name}", (Text($"p50 ≤ {most:F1} × of {Small}"), growth <= most))
                {
                    Ratio = growth,
                    P50 = after.P50,
                }
            );
        }
    }

    private async Task MeasureStartAsync()
    {
        Note($"start, {StartRounds} rounds");
        var (empty, cold, warm) = await StartBenchmark.MeasureAsync(_empty, _service, _scratch, StartRounds);
        void Add(string name, double[] times, double bar)
        {
            var ratio = Percentile.Median(times) / Percentile.Median(empty);
            _rows.Add(
                new Row(name, (Text($"≤ {bar:F1} × empty"), ratio <= bar))
                {
                    Ratio = ratio,
                    P50 = Percentile.Median(times),
                }
            );
        }
        Add("start to first answer, warm", warm, StartBenchmark.WarmBar);
        Add("start to first answer, cold", cold, StartBenchmark.ColdBar);
        using var service = await StartAsync(Corpora.Checkout("seeds"), DataOf("first"));
        var asks = Enumerable.Repeat(new Ask("/v1/quotes?q=客户"), WarmRequests).ToArray();
        await Client.AskAsync(service.Address, asks, repeats: false, connections: 16, seconds: 10);
        AddMemory("memory, first seed", service.Memory, 120);
    }

    /// <summary>Imports a corpus and measures every operation on it.</summary>
    private async Task<IReadOnlyList<Measured>> MeasureCorpusAsync(int quotes, Running bare, bool isSmall)
    {
        Note($"making {quotes} quotes");
        var seeds = MadeSeeds.Of(quotes, _options.Keep ?? _scratch);
        var data = DataOf($"{quotes}");
        Note($"importing {seeds.Files} transcripts");
        var (service, time) = await ImportBenchmark.StartAsync(_service, Settings(seeds.Folder, data));
        CorpusSample sample;
        IReadOnlyList<Operation> operations;
        IReadOnlyList<IReadOnlyList<Ask>> rivals;
        using (service)
        {
            var file = CorpusSample.FileIn(data);
            sample = CorpusSample.Of(file, MostAsked);
            (operations, rivals) = await ProveAsync(sample, file, service, bare);
        }
        await using var postgres =
            _options.Postgres && !isSmall ? await Postgres.StartAsync(_service, seeds.Folder, data) : null;
        if (!isSmall)
            MeasureImport(CorpusSample.FileIn(data), time, sample.Quotes);
        if (postgres is not null)
            await ProveEnginesAsync(operations, sample.Quotes, seeds.Folder, data, postgres);
        using var groonga =
            _options.Peers && !isSmall ? await Groonga.StartAsync(CorpusSample.FileIn(data), _scratch) : null;
        // A server that has never been asked anything.
        using var fresh = await StartAsync(seeds.Folder, data);
        using var other = postgres is null ? null : await postgres.ServeAsync(_service, Kept);
        foreach (var server in _options.Store ? [] : new[] { fresh, other }.OfType<Running>())
            await ImportBenchmark.RememberedAsync(server);
        var rounds = new Rounds(_options, fresh, isSmall ? null : bare, groonga?.Address, other);
        var measured = new List<Measured>();
        foreach (var (operation, rival) in operations.Zip(rivals))
        {
            if (!operation.Repeats && operation.Asks.Count <= _options.Rounds)
                continue;
            Note(operation.Name);
            measured.Add(await rounds.MeasureAsync(operation, rival));
        }
        if (isSmall)
            return measured;
        _rows.AddRange(measured.Select(Row.Of));
        _rows.AddRange(measured.Where(one => one.Peer.Count > 0).Select(Row.OfGroonga));
        _rows.AddRange(measured.Where(one => one.Postgres.Count > 0).Select(Row.OfPostgres));
        if (postgres is not null)
            _rows.Add(
                new Row("PostgreSQL, copying the corpus")
                {
                    PerSecond = sample.Quotes / postgres.Seconds,
                    Memory = other!.Memory,
                }
            );
        AddMemory(Text($"memory, {sample.Quotes} quotes"), fresh.Memory, _options.Store ? 200 : 550);
        await MeasureChangeAsync(seeds.Folder, fresh, operations[0].Asks[0]);
        return measured;
    }

    private async Task<(IReadOnlyList<Operation>, IReadOnlyList<IReadOnlyList<Ask>>)> ProveAsync(
        CorpusSample sample,
        string file,
        Running service,
        Running bare
    )
    {
        using var server = new HttpClient { BaseAddress = service.Address };
        using var empty = new HttpClient { BaseAddress = bare.Address };
        var maker = new Operations(sample, MostAsked);
        var operations = maker.All().ToList();
        for (var i = 0; i < operations.Count; i++)
            if (operations[i].Name == Operations.Unchanged)
                operations[i] = await Proofs.WithTagsAsync(operations[i], server);
        var scanned = await Proofs.SearchesAsync(maker.ScannedTerms, file, server);
        var (pairs, rivals) = await Proofs.AnswersAsync(operations, sample.Quotes, server, empty);
        Note($"proved: {scanned} searches find what a scan finds; {pairs} answers are the same bytes when asked again");
        return (operations, rivals);
    }

    private async Task ProveEnginesAsync(
        IReadOnlyList<Operation> operations,
        int quotes,
        string seeds,
        string data,
        Postgres postgres
    )
    {
        using var one = await StartAsync(seeds, data);
        using var other = await postgres.ServeAsync(_service, Kept);
        foreach (var kept in _options.Store ? [] : new[] { one, other })
            await ImportBenchmark.RememberedAsync(kept);
        using var sqlite = new HttpClient { BaseAddress = one.Address };
        using var server = new HttpClient { BaseAddress = other.Address };
        var (same, refused) = await Proofs.EnginesAsync(operations, quotes, sqlite, server);
        Note($"proved: {same} answers are the same bytes on both engines; PostgreSQL had no time for {refused}");
    }

    private void MeasureImport(string file, ImportTime time, int quotes)
    {
        Note("the floor of the import");
        var floor = RawFloor.Measure(file, Path.Combine(_scratch, "floor.db"));
        File.Delete(Path.Combine(_scratch, "floor.db"));
        var ratio = floor / time.Seconds;
        _rows.Add(
            new Row(
                Text($"import of {quotes} quotes"),
                ("≥ 0.50 of the floor", ratio >= .5),
                ("≤ 500 MB", time.Memory.Anonymous <= 500e6)
            )
            {
                PerSecond = quotes / time.Seconds,
                Ratio = ratio,
                Memory = time.Memory,
            }
        );
        _rows.Add(new Row("  the floor: insert and index") { PerSecond = quotes / floor });
    }

    private async Task MeasureChangeAsync(string seeds, Running service, Ask ask)
    {
        Note("one changed transcript");
        var change = await ChangeTime.MeasureAsync(seeds, service, ask);
        _rows.Add(
            new Row(
                change.Seconds is { } seconds
                    ? Text($"one transcript changed: {seconds:F1} s")
                    : "one transcript changed: not in 60 s",
                ("≤ 10 s", change.Seconds is null ? null : change.Seconds <= 10),
                (Text($"{change.Errors} of {change.Requests} requests refused"), change.Errors == 0)
            )
            {
                P99 = change.P99,
            }
        );
    }

    private void AddMemory(string name, Memory memory, int most) =>
        _rows.Add(new Row(name, ($"≤ {most} MB", memory.Anonymous <= most * 1e6)) { Memory = memory });

    private async Task<Running> StartAsync(string seeds, string data) =>
        (await ImportBenchmark.StartAsync(_service, Settings(seeds, data))).Service;

    private string DataOf(string name) => Directory.CreateDirectory(Path.Combine(_scratch, $"data-{name}")).FullName;

    private (string, string)[] Settings(string seeds, string data) =>
        [("Quotes__Seeds", seeds), ("Quotes__Data", data), .. Kept];

    // What the service keeps of a corpus without being told, or nothing.
    private (string, string)[] Kept => _options.Store ? [("Quotes__Memory", "0")] : [];

    private static void Note(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
