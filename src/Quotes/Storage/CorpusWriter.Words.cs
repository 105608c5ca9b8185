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
        Insert(
            """
            INSERT INTO question (seq, id, interview, section, number, speaker, role, text, span, answers)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Text, @Span, @Answers)
            """,
            questions.Select(n => new
            {
                Seq = _questions[n.Id],
                n.Id,
                Interview = interview,
                n.Section,
                n.Number,
                Speaker = _speakers[n.Speaker.Id],
                n.Speaker.Role,
                n.Text,
                n.Span,
                n.Answers,
            })
        );
        Insert(
            "INSERT INTO question_words (rowid, text) VALUES (@Seq, @Text)",
            rows.Questions.Select((text, i) => new { Seq = interview + i, Text = text })
        );
    }

    private void WriteAnswers(InterviewRows rows, long interview)
    {
        var answers = rows.Imported.Answers;
        _answers = Places(answers.Select(answer => answer.Id), interview);
        var date = DateOf(rows.Imported.Interview);
        Insert(
            """
            INSERT INTO answer (seq, id, interview, section, number, speaker, role, question, kind, date,
              text, length, span, themes, quotes)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Question, 'answer', @Date,
              @Text, @Length, @Span, @Themes, @Quotes)
            """,
            answers.Select(a => new
            {
                Seq = _answers[a.Id],
                a.Id,
                Interview = interview,
                a.Section,
                a.Number,
                Speaker = _speakers[a.Speaker.Id],
                a.Speaker.Role,
                Question = a.Question is null ? (long?)null : _questions[a.Question.Id],
                Date = date,
                a.Text,
                a.Span.Length,
                a.Span,
                a.Themes,
                a.Quotes,
            })
        );
        Insert(
            "INSERT INTO answer_theme (theme, answer) VALUES (@Theme, @Answer)",
            answers.SelectMany(a => a.Themes.Select(t => new { Theme = _themes[t.Id], Answer = _answers[a.Id] }))
        );
        Insert(
            "INSERT INTO answer_words (rowid, text, question) VALUES (@Seq, @Text, @Question)",
            rows.Answers.Select(
                (a, i) =>
                    new
                    {
                        Seq = interview + i,
                        a.Text,
                        a.Question,
                    }
            )
        );
    }

    private void WriteQuotes(InterviewRows rows, long interview)
    {
        var quotes = rows.Imported.Quotes;
        var date = DateOf(rows.Imported.Interview);
        Insert(
            """
            INSERT INTO quote (seq, id, interview, section, speaker, role, question, answer, kind, date,
              language, text, length, span, themes, derived_from, previous, next)
            VALUES (@Seq, @Id, @Interview, @Section, @Speaker, @Role, @Question, @Answer, @Kind, @Date,
              @Language, @Text, @Length, @Span, @Themes, @DerivedFrom, @Previous, @Next)
            """,
            quotes.Select(
                (q, i) =>
                    new
                    {
                        Seq = interview + i,
                        q.Id,
                        Interview = interview,
                        q.Section,
                        Speaker = q.Speaker is null ? (long?)null : _speakers[q.Speaker.Id],
                        q.Speaker?.Role,
                        Question = q.Question is null ? (long?)null : _questions[q.Question.Id],
                        Answer = q.AnswerId is null ? (long?)null : _answers[q.AnswerId],
                        q.Kind,
                        Date = date,
                        q.Language,
                        q.Text,
                        q.Length,
                        q.Span,
                        q.Themes,
                        q.DerivedFrom,
                        q.Previous,
                        q.Next,
                    }
            )
        );
        Insert(
            "INSERT INTO quote_theme (theme, quote) VALUES (@Theme, @Quote)",
            quotes.SelectMany((q, i) => q.Themes.Select(t => new { Theme = _themes[t.Id], Quote = interview + i }))
        );
        Insert(
            "INSERT INTO quote_words (rowid, text) VALUES (@Seq, @Text)",
            rows.Quotes.Select((text, i) => new { Seq = interview + i, Text = text })
        );
    }

    private static Dictionary<string, long> Places(IEnumerable<string> ids, long interview) =>
        ids.Select((id, i) => (id, interview + i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The day that filters and orders go by: of a year or a month alone, its first.</summary>
    private static string? DateOf(Interview interview) =>
        (interview.Conducted ?? interview.Published) is { } date ? date + "0000-01-01"[date.Length..] : null;
}
