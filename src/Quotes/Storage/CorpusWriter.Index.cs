using Dapper;
using Quotes.Text;

namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    private static readonly string[] _indexes = ["quote_words", "question_words", "answer_words", "speaker_words"];

    // The words that came, and those that went and may stand nowhere else.
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);

    /// <summary>Takes the words of an interview out of the index, which must be told what they were.</summary>
    private void RemoveFromIndex(long interview)
    {
        foreach (var table in (string[])["quote", "question"])
        foreach (var (seq, text) in TextsOf($"SELECT seq, text FROM {table} WHERE interview = @interview", interview))
            Unindex($"{table}_words", seq, ("text", text));
        const string answers = """
            SELECT w.seq, w.text, COALESCE(n.text, '') AS asked
            FROM answer w
            LEFT JOIN question n ON n.seq = w.question
            WHERE w.interview = @interview
            """;
        foreach (
            var (seq, text, asked) in _connection
                .Query<(long, string, string)>(answers, new { interview }, _transaction)
                .AsList()
        )
            Unindex("answer_words", seq, ("text", text), ("question", asked));
    }

    private List<(long Seq, string Text)> TextsOf(string sql, long interview) =>
        _connection.Query<(long, string)>(sql, new { interview }, _transaction).AsList();

    private void Unindex(string index, long seq, params (string Column, string Text)[] cells)
    {
        var values = new DynamicParameters(new { seq });
        foreach (var (column, text) in cells)
            values.Add(column, InterviewRows.Indexed(text, _lost));
        var columns = string.Join(", ", cells.Select(cell => cell.Column));
        var names = string.Join(", ", cells.Select(cell => "@" + cell.Column));
        _connection.Execute(
            $"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', @seq, {names})",
            values,
            _transaction
        );
    }

    /// <summary>Lists the words that were indexed; of a whole corpus, makes one piece of each index.</summary>
    private void FinishIndex()
    {
        Insert(
            "INSERT INTO word (ending, word) VALUES (@Ending, @Word) ON CONFLICT DO NOTHING",
            _words.Order(StringComparer.Ordinal).SelectMany(Endings)
        );
        Insert(
            "DELETE FROM word WHERE ending = @Ending AND word = @Word",
            _lost.Except(_words, StringComparer.Ordinal).Where(word => !Stands(word)).SelectMany(Endings)
        );
        // A copy with a few changes keeps its pieces: to make one of them would cost the whole corpus's size.
        if (_isWhole)
            foreach (var index in _indexes)
                Insert($"INSERT INTO {index} ({index}) VALUES ('optimize')", [new { }]);
    }

    /// <summary>Lists the terms that many quotes hold.</summary>
    private void FinishTerms()
    {
        const string common = """
            DELETE FROM common_term;
            INSERT INTO common_term (term, quotes)
            SELECT term, doc FROM quote_terms WHERE doc >= @least;
            """;
        _connection.Execute(common, new { least = QuoteStore.ManyQuotes }, _transaction);
    }

    private bool Stands(string word) =>
        _connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM quote_terms WHERE term = @word)
              OR EXISTS (SELECT 1 FROM answer_terms WHERE term = @word)
              OR EXISTS (SELECT 1 FROM question_terms WHERE term = @word)
              OR EXISTS (SELECT 1 FROM speaker_terms WHERE term = @word)
            """,
            new { word },
            _transaction
        );

    private static IEnumerable<object> Endings(string word)
    {
        for (var at = 0; at < word.Length; at += char.IsHighSurrogate(word[at]) ? 2 : 1)
        {
            yield return new { Ending = word[at..], Word = word };
            // The mark of long words stands for itself alone.
            if (word == IndexTerms.LongWord)
                yield break;
        }
    }
}
