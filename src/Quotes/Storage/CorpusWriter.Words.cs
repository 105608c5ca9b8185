namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    // The ids of the interview that is being written: nothing refers out of its own.
    private Dictionary<string, long> _questions = [];
    private Dictionary<string, long> _answers = [];

    private void WriteQuestions(InterviewRows rows, long interview)
    {
        var questions = rows.Imported.Questions;
        _questions = Places(questions.Select(question => question.Id), interview);
        var row = Into("question", "seq, id, interview, section, number, speaker, role, text, span, answers");
        var index = Into("question_words", "rowid, text");
        foreach (var (n, cells) in questions.Zip(rows.Questions))
        {
            var seq = _questions[n.Id];
            row.Write(
                seq,
                n.Id,
                interview,
                n.Section,
                n.Number,
                _speakers[n.Speaker.Id],
                n.Speaker.Role,
                n.Text,
                SpanColumn.Write(n.Span),
                cells.Answers
            );
            index.Write(seq, cells.Terms);
        }
    }

    private void WriteAnswers(InterviewRows rows, long interview)
    {
        var answers = rows.Imported.Answers;
        _answers = Places(answers.Select(answer => answer.Id), interview);
        var date = DateOf(rows.Imported.Interview);
        var row = Into(
            "answer",
            "seq, id, interview, section, number, speaker, role, question, kind, date, text, length, span, themes, quotes"
        );
        var (theme, index) = (Into("answer_theme", "theme, answer"), Into("answer_words", "rowid, text, question"));
        foreach (var (a, cells) in answers.Zip(rows.Answers))
        {
            var seq = _answers[a.Id];
            row.Write(
                seq,
                a.Id,
                interview,
                a.Section,
                a.Number,
                _speakers[a.Speaker.Id],
                a.Speaker.Role,
                a.Question is null ? null : _questions[a.Question.Id],
                "answer",
                date,
                a.Text,
                a.Span.Length,
                SpanColumn.Write(a.Span),
                cells.Themes,
                cells.Quotes
            );
            foreach (var tag in a.Themes)
                theme.Write(_themes[tag.Id], seq);
            index.Write(seq, cells.Terms, cells.AskedTerms);
        }
    }

    private void WriteQuotes(InterviewRows rows, long interview)
    {
        var date = DateOf(rows.Imported.Interview);
        var row = Into(
            "quote",
            "seq, id, interview, section, speaker, role, question, answer, kind, date, language, text, length, span, "
                + "themes, derived_from, previous, next"
        );
        var (theme, index) = (Into("quote_theme", "theme, quote"), Into("quote_words", "rowid, text"));
        var seq = interview;
        foreach (var (q, cells) in rows.Imported.Quotes.Zip(rows.Quotes))
        {
            row.Write(
                seq,
                q.Id,
                interview,
                q.Section,
                q.Speaker is null ? null : _speakers[q.Speaker.Id],
                q.Speaker?.Role,
                q.Question is null ? null : _questions[q.Question.Id],
                q.AnswerId is null ? null : _answers[q.AnswerId],
                q.Kind,
                date,
                q.Language,
                q.Text,
                q.Length,
                SpanColumn.Write(q.Span),
                cells.Themes,
                cells.DerivedFrom,
                q.Previous,
                q.Next
            );
            foreach (var tag in q.Themes)
                theme.Write(_themes[tag.Id], seq);
            index.Write(seq, cells.Terms);
            seq++;
        }
    }

    /// <summary>What writes the rows of a table, prepared once.</summary>
    private RowWriter Into(string table, string columns)
    {
        if (!_writers.TryGetValue(table, out var writer))
            _writers.Add(table, writer = new RowWriter(_connection, table, columns.Split(", ")));
        return writer;
    }

    private static Dictionary<string, long> Places(IEnumerable<string> ids, long interview) =>
        ids.Select((id, i) => (id, interview + i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The day that filters and orders go by: of a year or a month alone, its first.</summary>
    private static string? DateOf(Interview interview) =>
        (interview.Conducted ?? interview.Published) is { } date ? date + "0000-01-01"[date.Length..] : null;
}
