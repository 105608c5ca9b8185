using Quotes.Text;

namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    private void IndexSpeakers(IReadOnlyList<Speaker> speakers) =>
        Insert(
            "INSERT INTO speaker_words (rowid, text) VALUES (@Seq, @Text)",
            speakers.Select(s => new { Seq = _speakers[s.Id], Text = Indexed(Searched(s)) })
        );

    private void IndexQuestions(IReadOnlyList<Question> questions) =>
        Insert(
            "INSERT INTO question_words (rowid, text) VALUES (@Seq, @Text)",
            questions.Select(n => new { Seq = _questions[n.Id], Text = Indexed(n.Text) })
        );

    private void IndexAnswers(IReadOnlyList<Answer> answers) =>
        Insert(
            "INSERT INTO answer_words (rowid, text, question) VALUES (@Seq, @Text, @Question)",
            answers.Select(a => new
            {
                Seq = _answers[a.Id],
                Text = Indexed(a.Text),
                Question = Indexed(a.Question?.Text ?? ""),
            })
        );

    private void IndexQuotes(IReadOnlyList<Quote> quotes, long first) =>
        Insert(
            "INSERT INTO quote_words (rowid, text) VALUES (@Seq, @Text)",
            quotes.Select((q, i) => new { Seq = first + i, Text = Indexed(q.Text) })
        );

    /// <summary>Lists the words that were indexed, and makes one piece of each index.</summary>
    private void FinishIndex()
    {
        Insert(
            "INSERT INTO word (ending, word) VALUES (@Ending, @Word)",
            _words.Order(StringComparer.Ordinal).SelectMany(Endings)
        );
        foreach (var index in (string[])["quote_words", "question_words", "answer_words", "speaker_words"])
            Insert($"INSERT INTO {index} ({index}) VALUES ('optimize')", [new { }]);
    }

    /// <summary>What a speaker is found by: every name, the position and the organisation.</summary>
    private static string Searched(Speaker speaker) =>
        string.Join(
            " | ",
            [
                speaker.Name,
                .. speaker.Names.Values,
                .. speaker.Aliases,
                .. new[] { speaker.Title, speaker.Organization }.OfType<string>(),
            ]
        );

    private string Indexed(string text)
    {
        var folded = Folding.Fold(text).Text;
        _words.UnionWith(IndexTerms.Words(folded));
        return IndexTerms.Of(folded);
    }

    private static IEnumerable<object> Endings(string word)
    {
        for (var at = 0; at < word.Length; at += char.IsHighSurrogate(word[at]) ? 2 : 1)
        {
            yield return new { Ending = word[at..], Word = word };
            // The mark of long words stands for itself alone.
            if (word == IndexTerms.LongWord)
                yield break;
        }
    }
}
