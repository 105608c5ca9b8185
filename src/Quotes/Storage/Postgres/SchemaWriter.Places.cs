using Npgsql;
using NpgsqlTypes;

namespace Quotes.Storage;

internal sealed partial class SchemaWriter
{
    // So many make a row of about a kilobyte, which is read in one go and never put aside.
    private const int PlacesOfRow = 256;

    private static readonly string[] _placed = ["question", "answer", "asked", "quote"];

    private readonly List<int> _seqs = [];
    private readonly List<int> _again = [];

    /// <summary>
    /// Copies where each term of a table stands. FTS5 tells it by term, then by row, so that nothing need be sorted.
    /// </summary>
    private void CopyPlaces(string table)
    {
        var (term, places) = ("", 0L);
        var source = table switch
        {
            "answer" => "answer_places WHERE col = 'text'",
            "asked" => "answer_places WHERE col = 'question'",
            _ => table + "_places",
        };
        using (
            var writer = connection.BeginBinaryImport(
                $"COPY {table}_places (term, last, seqs, again) FROM STDIN (FORMAT BINARY)"
            )
        )
        {
            file.ReadEach(
                $"SELECT term, doc FROM {source}",
                [],
                row =>
                {
                    var (next, seq) = (row.Text(0), checked((int)row.Long(1)));
                    places++;
                    if (next == term && _seqs.Count > 0 && _seqs[^1] == seq)
                    {
                        _again.Add(seq);
                        return;
                    }
                    if (next != term || _seqs.Count == PlacesOfRow)
                        WritePlaces(writer, term);
                    term = next;
                    _seqs.Add(seq);
                }
            );
            WritePlaces(writer, term);
            writer.Complete();
        }
        if (places != _terms.GetValueOrDefault(table))
            throw new PublicationException(
                $"The file knows {places} places of terms of {table} where its texts have {_terms[table]}."
            );
    }

    private void WritePlaces(NpgsqlBinaryImporter writer, string term)
    {
        if (_seqs.Count == 0)
            return;
        writer.StartRow();
        writer.Write(term, NpgsqlDbType.Text);
        writer.Write(_seqs[^1], NpgsqlDbType.Integer);
        writer.Write(_seqs.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        if (_again.Count == 0)
            writer.WriteNull();
        else
            writer.Write(_again.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        _seqs.Clear();
        _again.Clear();
    }
}
