using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// An interview and what its words are indexed under: all that is made of it before the one connection that writes is
/// needed.
/// </summary>
/// <param name="Imported">The interview.</param>
/// <param name="Questions">The index terms of each question.</param>
/// <param name="Answers">The index terms of each answer, and of the question that it answers.</param>
/// <param name="Quotes">The index terms of each quote.</param>
/// <param name="Words">The words among them.</param>
internal sealed record InterviewRows(
    ImportedInterview Imported,
    IReadOnlyList<string> Questions,
    IReadOnlyList<(string Text, string Question)> Answers,
    IReadOnlyList<string> Quotes,
    IReadOnlySet<string> Words
)
{
    /// <summary>Folds the words of an interview and takes them apart.</summary>
    public static InterviewRows Of(ImportedInterview imported)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        return new InterviewRows(
            imported,
            [.. imported.Questions.Select(question => Indexed(question.Text, words))],
            [.. imported.Answers.Select(a => (Indexed(a.Text, words), Indexed(a.Question?.Text ?? "", words)))],
            [.. imported.Quotes.Select(quote => Indexed(quote.Text, words))],
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
}
