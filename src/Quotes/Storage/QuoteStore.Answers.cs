using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectAnswers = """
        SELECT w.id, i.id AS InterviewId, w.section, w.number, w.text, w.span, w.themes, w.quotes,
          s.id, s.name, w.role,
          n.id, n.text,
          ns.id, ns.name, n.role
        FROM answer w
        JOIN interview i ON i.seq = w.interview
        JOIN speaker s ON s.seq = w.speaker
        LEFT JOIN question n ON n.seq = w.question
        LEFT JOIN speaker ns ON ns.seq = n.speaker

        """;

    /// <summary>One answer; null where there is none with this id.</summary>
    public Task<Answer?> FindAnswerAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var answers = ReadAnswers(lease.Connection, SelectAnswers + "WHERE w.id = @id", new { id });
        return Task.FromResult(answers.SingleOrDefault());
    }

    /// <summary>A page of the answers that a filter allows.</summary>
    public Task<Page<Answer>?> ListAnswersAsync(QuoteFilter filter, PageRequest page, CancellationToken ct)
    {
        using var lease = Read();
        var total = Count(lease.Connection, new Selection(filter, "answer"), "answer");
        var selection = new Selection(filter, "answer");
        if (!Begin(lease.Connection, selection, page, "answer"))
            return Task.FromResult<Page<Answer>?>(null);
        var sql = SelectAnswers + $"{selection.Where}\n{selection.OrderBy}\nLIMIT @limit";
        var items = ReadAnswers(lease.Connection, sql, selection.Parameters).ToList();
        return Task.FromResult<Page<Answer>?>(ToPage(items, page.Limit, total, answer => answer.Id));
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
}
