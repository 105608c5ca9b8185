using System.Globalization;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// Writes a corpus that stands in a file of SQLite into an empty schema: the same rows, and beside them what PostgreSQL
/// finds words by. There is one importer of seeds, then, and one check of what it has made.
/// </summary>
/// <param name="connection">Writes, in a transaction, into the first schema of its search path.</param>
/// <param name="file">The corpus.</param>
internal sealed partial class SchemaWriter(NpgsqlConnection connection, FileConnection file)
{
    // What a part should hold at most, so that its indexes are quick to make and to search.
    private const int QuotesOfPart = 2_000_000;

    private static readonly string[] _tables =
    [
        "corpus",
        "problem",
        "interview",
        "participation",
        "theme",
        "quote_theme",
        "answer_theme",
        "quote_words_docsize",
        "question_words_docsize",
        "answer_words_docsize",
        "quote_terms",
        "question_terms",
        "speaker_terms",
        "word",
        "gone",
    ];

    // How many terms the rows of each index hold, one behind the other.
    private readonly Dictionary<string, long> _terms = new(StringComparer.Ordinal);

    // In how many answers each term stands, by their own words.
    private readonly Dictionary<string, long> _own = new(StringComparer.Ordinal);

    /// <summary>Writes it all, and counts it.</summary>
    /// <exception cref="PublicationException">What was written is not what stands in the file.</exception>
    public void Write()
    {
        var quotes = file.Number("SELECT COUNT(*) FROM quote", [])!.Value;
        var partitions = 1;
        while (partitions * (long)QuotesOfPart < quotes)
            partitions *= 2;
        var tables = Script("001_corpus.sql");
        Execute(tables.Replace("{partitions}", $"{partitions}", StringComparison.Ordinal));
        foreach (var table in _tables)
            Copy(table);
        foreach (var table in (string[])["speaker", "question", "answer", "quote"])
            CopyWithFolded(table);
        CopyWords("speaker", "SELECT seq, text FROM speaker ORDER BY seq");
        CopyWords("question", "SELECT seq, interview, text FROM question ORDER BY seq");
        CopyWords(
            "answer",
            """
            SELECT w.seq, w.interview, w.text, COALESCE(n.text, '')
            FROM answer w
            LEFT JOIN question n ON n.seq = w.question
            ORDER BY w.seq
            """
        );
        CopyAnswerTerms();
        CopyWords("quote", "SELECT seq, interview, text FROM quote ORDER BY seq");
        foreach (var table in _placed)
            CopyPlaces(table);
        Execute(Script("002_indexes.sql"));
        string[] texts = ["speaker", "question", "answer", "quote"];
        var words = texts.Select(table => table + "_words").Concat(_placed.Select(table => table + "_places"));
        Execute($"ANALYZE {string.Join(", ", _tables.Concat(texts).Concat(words).Append("answer_terms"))}");
        foreach (var table in _tables.Concat(texts).Append("answer_terms"))
            Compare(table);
    }

    private void Copy(string table)
    {
        var columns = ColumnsOf(table);
        Copy(table, columns, SelectOf(table, columns), Write);
    }

    /// <summary>Copies rows with a text, which is folded in both ways.</summary>
    private void CopyWithFolded(string table)
    {
        var all = ColumnsOf(table);
        var columns = all.Where(column => column.Name is not ("folded" or "simplified")).ToArray();
        var text = Array.FindIndex(columns, column => column.Name == "text");
        Copy(
            table,
            all,
            table == "quote" ? SelectOfQuotes(columns) : SelectOf(table, columns),
            (writer, row, _) =>
            {
                Write(writer, row, columns);
                var (folded, simplified) = (Folding.Fold(row.Text(text)).Text, Folding.Fold(row.Text(text), true).Text);
                writer.Write(folded, NpgsqlDbType.Text);
                if (simplified == folded)
                    writer.WriteNull();
                else
                    writer.Write(simplified, NpgsqlDbType.Text);
            }
        );
    }

    /// <summary>Writes what a table's texts are found by.</summary>
    /// <param name="select">The seq, for all but speakers the interview, the text and for answers the question.</param>
    private void CopyWords(string table, string select)
    {
        var (first, texts) = (table == "speaker" ? 1 : 2, table == "answer" ? 2 : 1);
        var (entries, total) = (0L, 0L);
        Copy(
            table + "_words",
            ColumnsOf(table + "_words"),
            select,
            (writer, row, _) =>
            {
                for (var i = 0; i < first; i++)
                    writer.Write(row.Long(i), NpgsqlDbType.Bigint);
                var (size, own) = (0L, 0L);
                for (var i = first; i < first + texts; i++)
                {
                    var folded = Folding.Fold(row.Text(i)).Text;
                    var terms = IndexTerms.Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    writer.Write(terms, NpgsqlDbType.Array | NpgsqlDbType.Text);
                    size += terms.Length;
                    own = i == first ? terms.Length : own;
                    if (table == "answer" && i == first)
                        foreach (var term in terms.Distinct(StringComparer.Ordinal))
                            _own[term] = _own.GetValueOrDefault(term) + 1;
                }
                writer.Write(size, NpgsqlDbType.Bigint);
                (entries, total) = (entries + 1, total + size);
                _terms[table] = _terms.GetValueOrDefault(table) + own;
                if (table == "answer")
                    _terms["asked"] = _terms.GetValueOrDefault("asked") + size - own;
            }
        );
        using var command = new NpgsqlCommand("INSERT INTO words_total VALUES ($1, $2, $3)", connection);
        command.Parameters.Add(new() { Value = table });
        command.Parameters.Add(new() { Value = entries });
        command.Parameters.Add(new() { Value = total });
        command.ExecuteNonQuery();
    }

    // FTS5 tells in how many rows a term stands, not in how many by which column.
    private void CopyAnswerTerms() =>
        Copy(
            "answer_terms",
            ColumnsOf("answer_terms"),
            "SELECT term, doc FROM answer_terms",
            (writer, row, _) =>
            {
                writer.Write(row.Text(0), NpgsqlDbType.Text);
                writer.Write(row.Long(1), NpgsqlDbType.Bigint);
                writer.Write(_own.GetValueOrDefault(row.Text(0)), NpgsqlDbType.Bigint);
            }
        );

    private void Copy(string table, Column[] columns, string select, Action<NpgsqlBinaryImporter, Row, Column[]> write)
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        using var writer = connection.BeginBinaryImport($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)");
        file.ReadEach(
            select,
            [],
            row =>
            {
                writer.StartRow();
                write(writer, row, columns);
            }
        );
        writer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter writer, Row row, Column[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (row.IsNull(i))
                writer.WriteNull();
            else if (columns[i].Type == "int8")
                writer.Write(row.Long(i), NpgsqlDbType.Bigint);
            else if (columns[i].Type == "bytea")
                writer.Write(row.Bytes(i).ToArray(), NpgsqlDbType.Bytea);
            else
                writer.Write(row.Text(i), columns[i].Type == "json" ? NpgsqlDbType.Json : NpgsqlDbType.Text);
        }
    }

    private static string SelectOf(string table, Column[] columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table}";

    private Column[] ColumnsOf(string table)
    {
        using var command = new NpgsqlCommand(
            """
            SELECT column_name, udt_name
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = $1
            ORDER BY ordinal_position
            """,
            connection
        );
        command.Parameters.Add(new() { Value = table });
        using var reader = command.ExecuteReader();
        var columns = new List<Column>();
        while (reader.Read())
            columns.Add(new Column(reader.GetString(0), reader.GetString(1)));
        return [.. columns];
    }

    private void Compare(string table)
    {
        var held = file.Number($"SELECT COUNT(*) FROM {table}", [])!.Value;
        using var command = new NpgsqlCommand($"SELECT COUNT(*) FROM {table}", connection);
        var written = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (written != held)
            throw new PublicationException($"The database holds {written} rows of {table} where the file has {held}.");
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Script(string name)
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"Quotes.Storage.Postgres.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private readonly record struct Column(string Name, string Type);
}
