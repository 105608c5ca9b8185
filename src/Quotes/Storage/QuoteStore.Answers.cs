using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private static readonly Rows<Answer> _answers = new(
        "answer",
        """
        w.id, i.id, w.section, w.number, w.text, w.span, w.themes, w.quotes,
          s.id, s.name, w.role, n.id, n.text, ns.id, ns.name, n.role
        """,
        """
        LEFT JOIN interview i ON i.seq = w.interview
        LEFT JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question AND n.interview = w.interview
        LEFT JOIN speaker ns ON ns.seq = n.speaker
        """,
        AnswerOf
    );

    /// <summary>One answer; null where there is none with this id.</summary>
    public Task<Answer?> FindAnswerAsync(string id, CancellationToken ct) =>
        ReadAsync(connection => _answers.Find(connection, id), ct);

    /// <summary>A page of the answers that a filter allows.</summary>
    public Task<Page<Answer>?> ListAnswersAsync(QuoteFilter filter, PageRequest page, CancellationToken ct) =>
        ReadPageAsync(_answers, filter, page, answer => Marked(answer, filter.Search), answer => answer.Id, ct);

    private static Answer AnswerOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            InterviewId = row.Text(1),
            Section = row.TextOrNull(2),
            Number = row.Int(3),
            Text = row.Text(4),
            Span = row.Span(5),
            Themes = row.List<ThemeTag>(6),
            Quotes = row.List<QuoteRef>(7),
            Speaker = row.Speaker(8)!,
            Question = row.Question(11) is { } question
                ? new AskedQuestion(question.Id, row.Speaker(13)!, question.Text)
                : null,
            Score = row.RealOrNull(16),
        };

    private static Answer Marked(Answer answer, SearchQuery? search) =>
        search is null
            ? answer
            : answer with
            {
                Highlights = Highlights.Of(search, answer.Text, answer.Span.Start),
                Score = Shown(answer.Score),
            };
}
