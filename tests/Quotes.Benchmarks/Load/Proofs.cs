using System.Net;
using System.Text.Json;
using Quotes.Text;

namespace Quotes.Benchmarks.Load;

/// <summary>What must hold before anything is measured: that rivals give the same.</summary>
internal static class Proofs
{
    // Of 10⁶ quotes, 10,000 pairs over all operations.
    private const int MostCompared = 800;
    private const int Shaped = 64;
    private const int MostCounted = 10_000;

    /// <summary>An answer: its bytes, and how many headers it has.</summary>
    internal sealed record Answer(HttpStatusCode Status, byte[] Body, int Headers, string? ETag);

    /// <summary>Gives the operation of 304 the ETags of its answers.</summary>
    public static async Task<Operation> WithTagsAsync(Operation operation, HttpClient server)
    {
        var asks = new List<Ask>();
        foreach (var ask in operation.Asks)
            asks.Add(ask with { ETag = (await AskAsync(server, ask)).ETag });
        return operation with { Asks = asks };
    }

    /// <summary>
    /// Asks of every operation some requests twice, and compares the bytes: those kept with those just made.
    /// </summary>
    /// <returns>How many pairs were compared, and what is to be asked of the bare endpoint for as many bytes.</returns>
    public static async Task<(int Pairs, IReadOnlyList<IReadOnlyList<Ask>> Bare)> AnswersAsync(
        IReadOnlyList<Operation> operations,
        int quotes,
        HttpClient server,
        HttpClient bare
    )
    {
        var pairs = 0;
        var rivals = new List<IReadOnlyList<Ask>>();
        foreach (var operation in operations)
        {
            var most = operation.Connections == 1 ? Shaped : Math.Clamp(quotes / 100, Shaped, MostCompared);
            var asks = operation.Asks.Take(most).ToArray();
            var answers = new Answer[asks.Length];
            await Parallel.ForAsync(
                0,
                asks.Length,
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (i, _) =>
                {
                    Children.ThrowIfInterrupted();
                    answers[i] = await AskAsync(server, asks[i]);
                    if (!operation.IsRepeatable)
                        return;
                    Interlocked.Increment(ref pairs);
                    // A cache may take in what is asked for a second time, and give it the third.
                    for (var again = 0; again < 2; again++)
                        if (!(await AskAsync(server, asks[i])).Body.AsSpan().SequenceEqual(answers[i].Body))
                            throw new InvalidOperationException($"Two answers to {asks[i].Path} differ.");
                }
            );
            rivals.Add(await BareAsync([.. answers.Take(Shaped)], bare));
        }
        return (pairs, rivals);
    }

    /// <summary>Asks both engines some requests of every operation, and compares bytes and ETags.</summary>
    /// <returns>How many were compared, and how many PostgreSQL had no time for.</returns>
    public static async Task<(int Same, int Refused)> EnginesAsync(
        IReadOnlyList<Operation> operations,
        int quotes,
        HttpClient sqlite,
        HttpClient postgres
    )
    {
        var most = Math.Clamp(quotes / 100, Shaped, MostCompared) / 4;
        var asks = operations.Where(one => one.IsRepeatable).SelectMany(one => one.Asks.Take(most)).ToArray();
        var refused = 0;
        await Parallel.ForEachAsync(
            asks,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (ask, ct) =>
            {
                Children.ThrowIfInterrupted();
                using var request = Client.RequestOf(ask);
                using (var first = await postgres.SendAsync(request, ct))
                    if (first.StatusCode == HttpStatusCode.ServiceUnavailable)
                    {
                        Interlocked.Increment(ref refused);
                        return;
                    }
                var (one, other) = (await AskAsync(sqlite, ask), await AskAsync(postgres, ask));
                if (!one.Body.AsSpan().SequenceEqual(other.Body) || one.ETag != other.ETag)
                    throw new InvalidOperationException($"The engines answer {ask.Path} differently.");
            }
        );
        return (asks.Length - refused, refused);
    }

    /// <summary>Compares the totals of searches with a scan of every text.</summary>
    /// <returns>How many searches were compared.</returns>
    public static async Task<int> SearchesAsync(IReadOnlyList<string> terms, string file, HttpClient server)
    {
        var found = new int[terms.Count];
        foreach (var text in CorpusSample.Texts(file).Select(text => Folding.Fold(text).Text))
            for (var i = 0; i < terms.Count; i++)
                found[i] += text.Contains(terms[i], StringComparison.Ordinal) ? 1 : 0;
        for (var i = 0; i < terms.Count; i++)
            foreach (var sort in (string[])["", "&sort=relevance"])
            {
                var ask = new Ask($"/v1/quotes?q={Uri.EscapeDataString(terms[i])}{sort}");
                using var page = JsonDocument.Parse((await AskAsync(server, ask)).Body);
                var total = page.RootElement.GetProperty("total").GetInt32();
                if (total != Math.Min(MostCounted, found[i]))
                    throw new InvalidOperationException(
                        $"“{terms[i]}” is found {total} times, a scan finds {found[i]}."
                    );
            }
        return terms.Count;
    }

    /// <summary>Asks once; what is refused is no benchmark.</summary>
    public static async Task<Answer> AskAsync(HttpClient server, Ask ask)
    {
        using var request = Client.RequestOf(ask);
        using var answer = await server.SendAsync(request);
        var expected = ask.ETag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified;
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != expected)
            throw new InvalidOperationException($"{ask.Path} was answered {(int)answer.StatusCode}.");
        return new Answer(
            answer.StatusCode,
            body,
            answer.Headers.Count() + answer.Content.Headers.Count(),
            answer.Headers.ETag?.ToString()
        );
    }

    /// <summary>What gives as many bytes and headers as answers have, proved so.</summary>
    private static async Task<IReadOnlyList<Ask>> BareAsync(Answer[] answers, HttpClient bare)
    {
        var asks = new List<Ask>();
        foreach (var answer in answers)
        {
            var isUnchanged = answer.Status == HttpStatusCode.NotModified;
            // Date comes by itself, and with a body its type and its length.
            var ask = isUnchanged
                ? new Ask($"/unchanged/{answer.Headers - 1}", "W/\"any\"")
                : new Ask($"/bytes/{answer.Body.Length}/{answer.Headers - 3}");
            var rival = await AskAsync(bare, ask);
            if (rival.Body.Length != answer.Body.Length || rival.Headers != answer.Headers)
                throw new InvalidOperationException(
                    $"{ask.Path} gives {rival.Body.Length} bytes and {rival.Headers} headers, not {answer.Headers}."
                );
            asks.Add(ask);
        }
        return asks;
    }
}
