using Microsoft.Data.Sqlite;
using Quotes.Storage;

namespace Quotes.Benchmarks.Load;

/// <summary>What requests are made of: read from the file of a corpus, beside the service.</summary>
/// <param name="Quotes">How many quotes the corpus holds.</param>
/// <param name="Drawn">Some of them by chance, in an order by chance.</param>
/// <param name="ByTheme">Ids of quotes by theme, in no order.</param>
/// <param name="BySpeaker">Ids of quotes by speaker, in no order.</param>
internal sealed record CorpusSample(
    int Quotes,
    IReadOnlyList<(string Id, string Text)> Drawn,
    IReadOnlyDictionary<string, List<string>> ByTheme,
    IReadOnlyDictionary<string, List<string>> BySpeaker
)
{
    /// <summary>The file of the corpus that stands in a data folder.</summary>
    public static string FileIn(string data) =>
        Path.Combine(data, Manifest.Read(data)?.File ?? throw new InvalidOperationException($"{data} has no corpus."));

    /// <summary>Draws.</summary>
    /// <param name="file">The file of the corpus.</param>
    /// <param name="most">The most quotes of each kind.</param>
    public static CorpusSample Of(string file, int most)
    {
        using var connection = Open(file);
        // Neither the numbers of rows nor their order mean anything: a hash of them is chance that repeats.
        const string order = "ORDER BY (q.seq * 2654435761) % 4294967296, q.seq LIMIT";
        var drawn = Read(connection, $"SELECT q.id, q.text FROM quote q {order} {most}");
        var themes = Read(
            connection,
            "SELECT t.id, q.id FROM quote_theme l "
                + $"JOIN theme t ON t.seq = l.theme JOIN quote q ON q.seq = l.quote {order} {most}"
        );
        var speakers = Read(
            connection,
            $"SELECT s.id, q.id FROM quote q JOIN speaker s ON s.seq = q.speaker {order} {most}"
        );
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM quote";
        return new CorpusSample((int)(long)count.ExecuteScalar()!, drawn, Grouped(themes), Grouped(speakers));
    }

    /// <summary>The text of every quote, one after another.</summary>
    public static IEnumerable<string> Texts(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT text FROM quote";
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return rows.GetString(0);
    }

    /// <summary>Opens a corpus as the service does, for reading alone.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source=file:{file}?immutable=1;Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<(string, string)> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<(string, string)>();
        while (rows.Read())
            read.Add((rows.GetString(0), rows.GetString(1)));
        return read;
    }

    private static Dictionary<string, List<string>> Grouped(List<(string Key, string Id)> pairs) =>
        pairs
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Id).ToList(), StringComparer.Ordinal);
}
