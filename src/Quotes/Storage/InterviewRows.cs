using System.Text.Json;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// An interview as it is written: all that is made of it, index terms and JSON, before the one connection that writes
/// is needed.
/// </summary>
/// <param name="Imported">The interview.</param>
/// <param name="Questions">What each question is written with.</param>
/// <param name="Answers">What each answer is written with.</param>
/// <param name="Quotes">What each quote is written with.</param>
/// <param name="Words">The words among the index terms.</param>
internal sealed record InterviewRows(
    ImportedInterview Imported,
    IReadOnlyList<QuestionCells> Questions,
    IReadOnlyList<AnswerCells> Answers,
    IReadOnlyList<QuoteCells> Quotes,
    IReadOnlySet<string> Words
)
{
    /// <summary>Folds the words of an interview and takes them apart.</summary>
    public static InterviewRows Of(ImportedInterview imported)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        return new InterviewRows(
            imported,
            [.. imported.Questions.Select(n => new QuestionCells(Indexed(n.Text, words), Json(n.Answers)))],
            [
                .. imported.Answers.Select(a => new AnswerCells(
                    Indexed(a.Text, words),
                    Indexed(a.Question?.Text ?? "", words),
                    Json(a.Themes),
                    Json(a.Quotes)
                )),
            ],
            [
                .. imported.Quotes.Select(q => new QuoteCells(
                    Indexed(q.Text, words),
                    Json(q.Themes),
                    q.DerivedFrom is null ? null : Json(q.DerivedFrom)
                )),
            ],
            words
        );
    }

    /// <summary>How many places it takes in the order of quotes, of answers and of questions.</summary>
    public int Places => Math.Max(1, Math.Max(Quotes.Count, Math.Max(Answers.Count, Questions.Count)));

    /// <summary>What a text is indexed under; its words are put to the others.</summary>
    public static string Indexed(string text, HashSet<string> words)
    {
        var folded = Folding.Fold(text).Text;
        words.UnionWith(IndexTerms.Words(folded));
        return IndexTerms.Of(folded);
    }

    private static byte[] Json<T>(T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), QuotesJson.Verbatim);
}

/// <summary>What is made of a question: its index terms, and its answers as JSON.</summary>
internal readonly record struct QuestionCells(string Terms, byte[] Answers);

/// <summary>
/// What is made of an answer: its index terms and those of its question; its themes and quotes as JSON.
/// </summary>
internal readonly record struct AnswerCells(string Terms, string AskedTerms, byte[] Themes, byte[] Quotes);

/// <summary>What is made of a quote: its index terms; its themes and what it was derived from as JSON.</summary>
internal readonly record struct QuoteCells(string Terms, byte[] Themes, byte[]? DerivedFrom);
