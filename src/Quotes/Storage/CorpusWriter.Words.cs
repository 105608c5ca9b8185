namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    private void WriteQuestions(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions)
            _questions.Add(question.Id, _questions.Count + 1);
        Insert(
            """
            INSERT INTO question (seq, id, interview, section, number, speaker, role, text, span, answers)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Text, @Span, @Answers)
            """,
            questions.Select(n => new
            {
                Seq = _questions[n.Id],
                n.Id,
                Interview = _interview,
                n.Section,
                n.Number,
                Speaker = _speakers[n.Speaker.Id],
                n.Speaker.Role,
                n.Text,
                n.Span,
                n.Answers,
            })
        );
        IndexQuestions(questions);
    }

    private void WriteAnswers(IReadOnlyList<Answer> answers, Interview interview)
    {
        foreach (var answer in answers)
            _answers.Add(answer.Id, _answers.Count + 1);
        Insert(
            """
            INSERT INTO answer (seq, id, interview, section, number, speaker, role, question, kind, date,
              text, length, span,
              themes, quotes)
            VALUES (@Seq, @Id, @Interview, @Section, @Number, @Speaker, @Role, @Question, 'answer', @Date,
              @Text, @Length,
              @Span, @Themes, @Quotes)
            """,
            answers.Select(a => new
            {
                Seq = _answers[a.Id],
                a.Id,
                Interview = _interview,
                a.Section,
                a.Number,
                Speaker = _speakers[a.Speaker.Id],
                a.Speaker.Role,
                Question = a.Question is null ? (long?)null : _questions[a.Question.Id],
                Date = DateOf(interview),
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
        IndexAnswers(answers);
    }

    private void WriteQuotes(IReadOnlyList<Quote> quotes, Interview interview)
    {
        var first = _quote + 1;
        Insert(
            """
            INSERT INTO quote (seq, id, interview, section, speaker, role, question, answer, kind, date,
              language, text, length,
              span, themes, derived_from, previous, next)
            VALUES (@Seq, @Id, @Interview, @Section, @Speaker, @Role, @Question, @Answer, @Kind, @Date,
              @Language, @Text,
              @Length, @Span, @Themes, @DerivedFrom, @Previous, @Next)
            """,
            quotes.Select(q => new
            {
                Seq = ++_quote,
                q.Id,
                Interview = _interview,
                q.Section,
                Speaker = q.Speaker is null ? (long?)null : _speakers[q.Speaker.Id],
                q.Speaker?.Role,
                Question = q.Question is null ? (long?)null : _questions[q.Question.Id],
                Answer = q.AnswerId is null ? (long?)null : _answers[q.AnswerId],
                q.Kind,
                Date = DateOf(interview),
                q.Language,
                q.Text,
                q.Length,
                q.Span,
                q.Themes,
                q.DerivedFrom,
                q.Previous,
                q.Next,
            })
        );
        Insert(
            "INSERT INTO quote_theme (theme, quote) VALUES (@Theme, @Quote)",
            quotes.SelectMany((q, i) => q.Themes.Select(t => new { Theme = _themes[t.Id], Quote = first + i }))
        );
        IndexQuotes(quotes, first);
    }
}
