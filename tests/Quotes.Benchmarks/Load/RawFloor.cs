using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// The least that an import can take: the rows of a corpus, prepared, into the same schema by prepared statements in
/// one transaction, secondary and full-text indexes included. Neither reading them nor preparing them is counted.
/// </summary>
internal static class RawFloor
{
    private const int Batch = 10_000;

    // What stands in a full-text index beside its number, as it is read from the table of the words.
    private static readonly Dictionary<string, string> _indexed = new()
    {
        ["quote_words"] = "SELECT seq, text FROM quote",
        ["question_words"] = "SELECT seq, text FROM question",
        ["answer_words"] =
            "SELECT a.seq, a.text, COALESCE(n.text, '') FROM answer a LEFT JOIN question n ON n.seq = a.question",
        ["speaker_words"] = "SELECT seq, text FROM speaker",
    };

    /// <summary>Writes the corpus of a file into another.</summary>
    /// <returns>Seconds of inserting alone.</returns>
    public static double Measure(string file, string copy)
    {
        using var source = CorpusSample.Open(file);
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        target.Open();
        Execute(target, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
        var clock = new Stopwatch();
        clock.Start();
        using var transaction = target.BeginTransaction();
        var schema = Schema(source);
        foreach (var (_, sql) in schema)
            Execute(target, sql);
        clock.Stop();
        foreach (var (table, sql) in schema.Where(entry => entry.Sql.StartsWith("CREATE ", StringComparison.Ordinal)))
        {
            var isIndex = sql.Contains("USING fts5(", StringComparison.Ordinal);
            if (isIndex)
                Copy(source, _indexed[table], target, table, IndexColumns(source, table), Terms, clock);
            else if (sql.StartsWith("CREATE TABLE", StringComparison.Ordinal))
                Copy(source, $"SELECT * FROM {table}", target, table, null, value => value, clock);
        }
        clock.Start();
        transaction.Commit();
        clock.Stop();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Copy(
        SqliteConnection source,
        string select,
        SqliteConnection target,
        string table,
        string? columns,
        Func<object, object> prepare,
        Stopwatch clock
    )
    {
        using var read = source.CreateCommand();
        read.CommandText = select;
        using var rows = read.ExecuteReader();
        using var insert = target.CreateCommand();
        var parameters = Enumerable
            .Range(0, rows.FieldCount)
            .Select(i => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" }))
            .ToArray();
        insert.CommandText =
            $"INSERT INTO {table} {columns} VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        insert.Prepare();
        var batch = new List<object[]>(Batch);
        var more = true;
        do
        {
            Children.ThrowIfInterrupted();
            batch.Clear();
            while (batch.Count < Batch && (more = rows.Read()))
            {
                var row = new object[rows.FieldCount];
                rows.GetValues(row);
                batch.Add([.. row.Select(prepare)]);
            }
            clock.Start();
            foreach (var row in batch)
            {
                for (var i = 0; i < row.Length; i++)
                    parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
            clock.Stop();
        } while (more);
    }

    private static object Terms(object value) => value is string text ? IndexTerms.Of(Folding.Fold(text).Text) : value;

    private static string IndexColumns(SqliteConnection source, string table)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT group_concat(name, ', ') FROM pragma_table_info('{table}')";
        return $"(rowid, {command.ExecuteScalar()})";
    }

    /// <summary>What makes the schema, in order, without what full-text indexes make for themselves.</summary>
    private static List<(string Table, string Sql)> Schema(SqliteConnection source)
    {
        using var command = source.CreateCommand();
        command.CommandText = """
            SELECT name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
              AND NOT EXISTS (
                SELECT 1 FROM pragma_table_list l WHERE l.name = sqlite_schema.name AND l.type = 'shadow')
            ORDER BY rowid
            """;
        using var rows = command.ExecuteReader();
        var schema = new List<(string, string)>();
        while (rows.Read())
            schema.Add((rows.GetString(0), rows.GetString(1)));
        return schema;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
