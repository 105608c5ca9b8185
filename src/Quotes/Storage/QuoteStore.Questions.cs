using Dapper;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectQuestions = """
        SELECT w.id, i.id AS InterviewId, w.section, w.number, w.text, w.span, w.answers,
          s.id, s.name, w.role
        FROM question w
        JOIN interview i ON i.seq = w.interview
        JOIN speaker s ON s.seq = w.speaker

        """;

    /// <summary>One question; null where there is none with this id.</summary>
    public Task<Question?> FindQuestionAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var questions = ReadQuestions(lease.Connection, SelectQuestions + "WHERE w.id = @id", new { id });
        return Task.FromResult(questions.SingleOrDefault());
    }

    /// <summary>A page of the questions that a filter allows.</summary>
    public Task<Page<Question>?> ListQuestionsAsync(QuestionFilter filter, PageRequest page, CancellationToken ct)
    {
        using var lease = Read();
        var same = new QuoteFilter { Interviews = filter.Interviews, Speakers = filter.Speakers };
        var total = Count(lease.Connection, new Selection(same, "question"), "question");
        var selection = new Selection(same, "question");
        if (!Begin(lease.Connection, selection, page, "question"))
            return Task.FromResult<Page<Question>?>(null);
        var sql = SelectQuestions + $"{selection.Where}\n{selection.OrderBy}\nLIMIT @limit";
        var items = ReadQuestions(lease.Connection, sql, selection.Parameters).ToList();
        return Task.FromResult<Page<Question>?>(ToPage(items, page.Limit, total, question => question.Id));
    }

    private static IEnumerable<Question> ReadQuestions(SqliteConnection connection, string sql, object parameters) =>
        connection.Query<Question, SpeakerRef, Question>(
            sql,
            (question, speaker) => question with { Speaker = speaker },
            parameters
        );
}
