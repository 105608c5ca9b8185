using System.Collections.Concurrent;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int MostMet = 10_000;

    // What filters have named and is there, for as long as the corpus is.
    private readonly ConcurrentDictionary<(string Kind, string Id), bool> _met = new();

    /// <summary>The state of the corpus.</summary>
    public Task<Corpus> GetCorpusAsync(CancellationToken ct) => ReadAsync(ReadCorpus, ct);

    private Corpus ReadCorpus(StoreConnection connection)
    {
        const string counts = """
            SELECT
              (SELECT COUNT(*) FROM interview),
              (SELECT COUNT(*) FROM speaker),
              (SELECT COUNT(*) FROM question),
              (SELECT COUNT(*) FROM answer),
              (SELECT COUNT(*) FROM quote),
              (SELECT COUNT(*) FROM theme)
            """;
        var counted = connection.Find(
            counts,
            [],
            row => new CorpusCounts(row.Int(0), row.Int(1), row.Int(2), row.Int(3), row.Int(4), row.Int(5))
        )!;
        var problems = ReadProblems(connection);
        return new Corpus(
            Version,
            counted,
            connection.Engine,
            Built,
            Notice is null ? problems : [Notice, .. problems]
        );
    }

    /// <summary>Which of the ids are not there.</summary>
    /// <param name="kind"><c>theme</c>, <c>speaker</c>, <c>interview</c> or <c>question</c>.</param>
    public Task<IReadOnlyList<string>> MissingAsync(string kind, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var doubted = ids.Where(id => !_met.ContainsKey((kind, id))).ToArray();
        if (doubted.Length == 0)
            return Task.FromResult<IReadOnlyList<string>>([]);
        return ReadAsync<IReadOnlyList<string>>(
            connection =>
            {
                var missing = doubted.Where(id => !Holds(connection, Table(kind), id)).ToArray();
                foreach (var id in doubted.Except(missing).Take(MostMet - _met.Count))
                    _met.TryAdd((kind, id), true);
                return missing;
            },
            ct
        );
    }

    /// <summary>
    /// The ids that come nearest to one that is not there: at most three, by edit distance, then by alphabet.
    /// </summary>
    /// <param name="kind"><c>theme</c>, <c>speaker</c>, <c>interview</c> or <c>question</c>.</param>
    public Task<IReadOnlyList<string>> NearestAsync(string kind, string id, CancellationToken ct)
    {
        // An id made of a hash has no neighbours that mean anything.
        if (kind == "question")
            return Task.FromResult<IReadOnlyList<string>>([]);
        var nearest = $"SELECT id FROM {Table(kind)} ORDER BY abs(length(id) - length(@id)), id LIMIT 2000";
        return ReadAsync<IReadOnlyList<string>>(
            connection =>
                [
                    .. connection
                        .Read(nearest, new Values { { "id", id } }, row => row.Text(0))
                        .OrderBy(other => Distance(id, other))
                        .ThenBy(other => other, StringComparer.Ordinal)
                        .Take(3),
                ],
            ct
        );
    }

    private static List<Problem> ReadProblems(StoreConnection connection) =>
        connection.Read(
            "SELECT file, line, col, message FROM problem ORDER BY seq",
            [],
            row => new Problem(row.Text(0), row.Int(1), row.Int(2), row.Text(3))
        );

    private static string Table(string kind) =>
        kind is "theme" or "speaker" or "interview" or "question"
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only these kinds have names.");

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
