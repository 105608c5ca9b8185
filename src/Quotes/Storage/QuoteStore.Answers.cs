using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectAnswers = """
        SELECT w.id, i.id AS InterviewId, w.section, w.number, w.text, w.span, w.themes, w.quotes, hit.score,
          s.id, s.name, w.role,
          n.id, n.text,
          ns.id, ns.name, n.role
        FROM hit
        JOIN answer w ON w.seq = hit.seq
        JOIN interview i ON i.seq = w.interview
        JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question
        LEFT JOIN speaker ns ON ns.seq = n.speaker

        """;

    /// <summary>One answer; null where there is none with this id.</summary>
    public Task<Answer?> FindAnswerAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var answers = ReadAnswers(lease.Connection, Rows("answer", "id = @id") + SelectAnswers, new { id });
        return Task.FromResult(answers.SingleOrDefault());
    }

    /// <summary>A page of the answers that a filter allows.</summary>
    public Task<Page<Answer>?> ListAnswersAsync(QuoteFilter filter, PageRequest page, CancellationToken ct)
    {
        using var lease = Read();
        IEnumerable<Answer> ReadHits(string hits, Selection selection) =>
            ReadAnswers(lease.Connection, hits + SelectAnswers + selection.OrderOfHits, selection.Parameters)
                .Select(answer => Marked(answer, filter.Search));
        return Task.FromResult(ReadPage(lease.Connection, filter, page, "answer", ReadHits, answer => answer.Id));
    }

    private static IEnumerable<Answer> ReadAnswers(SqliteConnection connection, string sql, object parameters) =>
        connection.Query<Answer, SpeakerRef, QuestionRef, SpeakerRef, Answer>(
            sql,
            (answer, speaker, question, asker) =>
                answer with
                {
                    Speaker = speaker,
                    Question = question is null ? null : new AskedQuestion(question.Id, asker, question.Text),
                },
            parameters
        );

    private static Answer Marked(Answer answer, SearchQuery? search) =>
        search is null
            ? answer
            : answer with
            {
                Highlights = Highlights.Of(search, answer.Text, answer.Span.Start),
                Score = Shown(answer.Score),
            };
}
