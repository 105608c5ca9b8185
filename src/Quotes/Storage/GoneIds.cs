using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// Keeps the ids of earlier corpora that a new one does not hold, so that they are answered for, and finds what took
/// the place of each: the same words, else the nearest of its interview, else nothing.
/// </summary>
internal static class GoneIds
{
    // Below half of their pairs in common, one text is no successor of another.
    private const double LeastAlike = .5;

    // What has a text of its own to be known again by; the column that names the place it stands in comes second.
    private static readonly (string Kind, string Text)[] _texts =
    [
        ("quote", "text"),
        ("answer", "text"),
        ("question", "text"),
        ("interview", "text"),
        ("speaker", "name"),
    ];

    /// <summary>Writes into a new corpus what the one before held and it does not.</summary>
    /// <param name="before">The file of the corpus before, which stays as it is.</param>
    /// <param name="file">The file of the new corpus, which nobody reads yet.</param>
    /// <param name="removed">
    /// The ids of the interviews that alone may have lost anything; null where all may have.
    /// </param>
    /// <exception cref="SqliteException">The corpus before is of another make, and cannot be compared.</exception>
    public static void CarryOver(string before, string file, IReadOnlyList<string>? removed)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
        connection.Execute("ATTACH @before AS before", new { before });
        using var transaction = connection.BeginTransaction();
        if (removed is not null)
            Note(connection, removed);
        foreach (var (kind, text) in _texts)
        {
            Collect(connection, kind, text, removed is null ? null : PlaceOf(kind));
            if (kind is "quote" or "answer" or "question")
                FindNearest(connection, kind);
        }
        // Other themes make another corpus from end to end.
        if (removed is null)
            Collect(connection, "theme", "id", null);
        KeepOlder(connection);
        transaction.Commit();
    }

    private static void Note(SqliteConnection connection, IReadOnlyList<string> removed)
    {
        connection.Execute("CREATE TEMP TABLE removed (seq INTEGER PRIMARY KEY)");
        connection.Execute(
            "INSERT INTO removed (seq) SELECT seq FROM before.interview WHERE id = @id",
            removed.Select(id => new { id })
        );
    }

    /// <summary>Which rows of a kind stand in an interview that was taken out.</summary>
    private static string PlaceOf(string kind) =>
        kind switch
        {
            "interview" => "o.seq IN (SELECT seq FROM removed)",
            "speaker" =>
                "o.seq IN (SELECT speaker FROM before.participation WHERE interview IN (SELECT seq FROM removed))",
            _ => "o.interview IN (SELECT seq FROM removed)",
        };

    /// <summary>Writes what is gone of a kind, with what has the same words now.</summary>
    /// <param name="place">The rows that may be gone, as a condition; null for all.</param>
    private static void Collect(SqliteConnection connection, string kind, string text, string? place)
    {
        connection.Execute(
            $"""
            INSERT INTO main.gone (kind, id, successor)
            SELECT '{kind}', o.id, NULL
            FROM before.{kind} o
            WHERE NOT EXISTS (SELECT 1 FROM main.{kind} n WHERE n.id = o.id)
              AND {place ?? "TRUE"}
            """
        );
        if (connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM main.gone WHERE kind = '{kind}')"))
            FindSame(connection, kind, text);
    }

    /// <summary>Finds the same words elsewhere for all that is gone of a kind.</summary>
    private static void FindSame(SqliteConnection connection, string kind, string text) =>
        connection.Execute(
            $"""
            WITH lost AS MATERIALIZED (
              SELECT o.id, o.{text} AS text
              FROM main.gone g
              JOIN before.{kind} o ON o.id = g.id
              WHERE g.kind = '{kind}'
            ),
            same AS MATERIALIZED (
              SELECT l.id, MIN(n.seq) AS seq
              FROM main.{kind} n
              JOIN lost l ON l.text = n.{text}
              GROUP BY l.id
            )
            UPDATE main.gone
            SET successor = n.id
            FROM same s
            JOIN main.{kind} n ON n.seq = s.seq
            WHERE gone.kind = '{kind}' AND gone.id = s.id
            """
        );

    /// <summary>Finds the nearest words of the same interview for what has no successor yet.</summary>
    private static void FindNearest(SqliteConnection connection, string kind)
    {
        const string lost = """
            SELECT g.id, o.text, n.seq AS Interview
            FROM gone g
            JOIN before.{0} o ON o.id = g.id
            JOIN before.interview i ON i.seq = o.interview
            JOIN main.interview n ON n.id = i.id
            WHERE g.kind = '{0}' AND g.successor IS NULL
            ORDER BY n.seq, o.seq
            """;
        var rows = connection
            .Query<Words>(lost.Replace("{0}", kind, StringComparison.Ordinal))
            .ToLookup(row => row.Interview);
        foreach (var interview in rows)
        {
            var held = connection
                .Query<Words>(
                    $"SELECT id, text, interview FROM main.{kind} WHERE interview = @Key ORDER BY seq",
                    new { interview.Key }
                )
                .Select(row => (row.Id, Pairs: PairsOf(row.Text)))
                .ToArray();
            foreach (var row in interview)
            {
                var pairs = PairsOf(row.Text);
                var nearest = held.Select(other => (other.Id, Alike: Alike(pairs, other.Pairs)))
                    .OrderByDescending(other => other.Alike)
                    .FirstOrDefault();
                if (nearest.Alike >= LeastAlike)
                    connection.Execute(
                        "UPDATE gone SET successor = @successor WHERE kind = @kind AND id = @Id",
                        new
                        {
                            successor = nearest.Id,
                            kind,
                            row.Id,
                        }
                    );
            }
        }
    }

    /// <summary>Takes over what was gone before; a successor that is gone since gives way to its own.</summary>
    private static void KeepOlder(SqliteConnection connection)
    {
        connection.Execute(
            """
            INSERT INTO main.gone (kind, id, successor)
            SELECT o.kind, o.id, COALESCE(g.successor, CASE WHEN g.id IS NULL THEN o.successor END)
            FROM before.gone o
            LEFT JOIN main.gone g ON g.kind = o.kind AND g.id = o.successor
            WHERE NOT EXISTS (SELECT 1 FROM main.gone n WHERE n.kind = o.kind AND n.id = o.id)
            """
        );
        // What has come back is not gone.
        foreach (var kind in _texts.Select(text => text.Kind).Append("theme"))
            connection.Execute($"DELETE FROM main.gone WHERE kind = '{kind}' AND id IN (SELECT id FROM main.{kind})");
    }

    /// <summary>Dice's coefficient: twice what two texts have in common, over what both have.</summary>
    private static double Alike(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> PairsOf(string text)
    {
        var runes = Folding.Fold(text, script: true).Text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return runes.Zip(runes.Skip(1), (one, next) => one + next).ToHashSet(StringComparer.Ordinal);
    }

    private sealed record Words
    {
        public required string Id { get; init; }
        public required string Text { get; init; }
        public required long Interview { get; init; }
    }
}
