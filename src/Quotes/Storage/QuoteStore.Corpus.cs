using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>The state of the corpus.</summary>
    public Task<Corpus> GetCorpusAsync(CancellationToken ct) =>
        ReadAsync(connection => ReadCorpus(connection.Plain), ct);

    private Corpus ReadCorpus(SqliteConnection connection)
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
        using var row = connection.ExecuteReader(counts);
        row.Read();
        int At(int column) => row.GetInt32(column);
        var counted = new CorpusCounts(At(0), At(1), At(2), At(3), At(4), At(5));
        var engine = "sqlite " + connection.ServerVersion;
        var problems = ReadProblems(connection);
        return new Corpus(Version, counted, engine, Built, Notice is null ? problems : [Notice, .. problems]);
    }

    /// <summary>Which of the ids are not there.</summary>
    /// <param name="kind"><c>theme</c>, <c>speaker</c>, <c>interview</c> or <c>question</c>.</param>
    public Task<IReadOnlyList<string>> MissingAsync(string kind, IReadOnlyList<string> ids, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<string>>(connection => [.. ids.Where(id => !Holds(connection, Table(kind), id))], ct);

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
                        .Plain.Query<string>(nearest, new { id })
                        .OrderBy(other => Distance(id, other))
                        .ThenBy(other => other, StringComparer.Ordinal)
                        .Take(3),
                ],
            ct
        );
    }

    internal static IReadOnlyList<Problem> ReadProblems(SqliteConnection connection)
    {
        using var rows = connection.ExecuteReader("SELECT file, line, col, message FROM problem ORDER BY seq");
        var problems = new List<Problem>();
        while (rows.Read())
            problems.Add(new Problem(rows.GetString(0), rows.GetInt32(1), rows.GetInt32(2), rows.GetString(3)));
        return problems;
    }

    private static bool Exists(SqliteConnection connection, string kind, string id) =>
        connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM {Table(kind)} WHERE id = @id", new { id }) > 0;

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
