using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private static readonly Rows<Question> _questions = new(
        "question",
        "w.id, i.id, w.section, w.number, w.text, w.span, w.answers, s.id, s.name, w.role",
        """
        LEFT JOIN interview i ON i.seq = w.interview
        LEFT JOIN speaker s ON s.seq = w.speaker
        """,
        QuestionOf
    );

    /// <summary>One question; null where there is none with this id.</summary>
    public Task<Question?> FindQuestionAsync(string id, CancellationToken ct) =>
        ReadAsync(connection => _questions.Find(connection, id), ct);

    /// <summary>A page of the questions that a filter allows.</summary>
    public Task<Page<Question>?> ListQuestionsAsync(QuestionFilter filter, PageRequest page, CancellationToken ct)
    {
        var same = new QuoteFilter
        {
            Interviews = filter.Interviews,
            Speakers = filter.Speakers,
            Search = filter.Search,
            Sort = filter.Sort,
        };
        return ReadPageAsync(_questions, same, page, question => Marked(question, filter.Search), q => q.Id, ct);
    }

    private static Question QuestionOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            InterviewId = row.Text(1),
            Section = row.TextOrNull(2),
            Number = row.Int(3),
            Text = row.Text(4),
            Span = row.Span(5),
            Answers = row.List<AnswerRef>(6),
            Speaker = row.Speaker(7)!,
            Score = row.RealOrNull(10),
        };

    private static Question Marked(Question question, SearchQuery? search) =>
        search is null
            ? question
            : question with
            {
                Highlights = Highlights.Of(search, question.Text, question.Span.Start),
                Score = Shown(question.Score),
            };
}
