using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectQuestions = """
        SELECT w.id, i.id AS InterviewId, w.section, w.number, w.text, w.span, w.answers, hit.score,
          s.id, s.name, w.role
        FROM hit
        JOIN question w ON w.seq = hit.seq
        JOIN interview i ON i.seq = w.interview
        JOIN speaker s ON s.seq = w.speaker

        """;

    /// <summary>One question; null where there is none with this id.</summary>
    public Task<Question?> FindQuestionAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        var questions = ReadQuestions(lease.Connection, Rows("question", "id = @id") + SelectQuestions, new { id });
        return Task.FromResult(questions.SingleOrDefault());
    }

    /// <summary>A page of the questions that a filter allows.</summary>
    public Task<Page<Question>?> ListQuestionsAsync(QuestionFilter filter, PageRequest page, CancellationToken ct)
    {
        using var lease = Read();
        IEnumerable<Question> ReadHits(string hits, Selection selection) =>
            ReadQuestions(lease.Connection, hits + SelectQuestions + selection.OrderOfHits, selection.Parameters)
                .Select(question => Marked(question, filter.Search));
        var same = new QuoteFilter
        {
            Interviews = filter.Interviews,
            Speakers = filter.Speakers,
            Search = filter.Search,
            Sort = filter.Sort,
        };
        return Task.FromResult(ReadPage(lease.Connection, same, page, "question", ReadHits, question => question.Id));
    }

    private static IEnumerable<Question> ReadQuestions(SqliteConnection connection, string sql, object parameters) =>
        connection.Query<Question, SpeakerRef, Question>(
            sql,
            (question, speaker) => question with { Speaker = speaker },
            parameters
        );

    private static Question Marked(Question question, SearchQuery? search) =>
        search is null
            ? question
            : question with
            {
                Highlights = Highlights.Of(search, question.Text, question.Span.Start),
                Score = Shown(question.Score),
            };
}
