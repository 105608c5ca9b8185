using Quotes.Text;

namespace Quotes.Themes;

/// <summary>
/// The new words of a corpus, and which quotes each stands in. Quotes that say nothing of their own are left out:
/// passages of the lede that repeat the transcript, which would count their words twice.
/// </summary>
internal sealed class WordsByQuote
{
    private static readonly int _scripts = Enum.GetValues<RuneClass>().Length;

    private readonly IReadOnlyList<NewWord> _words;
    private readonly (Quote Quote, int[] Words, HashSet<RuneClass> Scripts)[] _quotes;

    private WordsByQuote(
        IReadOnlyList<NewWord> words,
        (Quote Quote, int[] Words, HashSet<RuneClass> Scripts)[] quotes
    ) => (_words, _quotes) = (words, quotes);

    public static WordsByQuote Of(IEnumerable<Quote> quotes)
    {
        var own = quotes.Where(quote => quote.DerivedFrom is null).ToArray();
        var words = NewWords.Find(own.Select(quote => quote.Text));
        var search = new AhoCorasick(words.Select(word => word.Word));
        return new WordsByQuote(words, [.. own.Select(Read)]);

        (Quote, int[], HashSet<RuneClass>) Read(Quote quote)
        {
            var text = Folding.Fold(quote.Text).Text;
            var found = search.Find(text).Where(m => IsWhole(text, m.Start, m.End)).Select(m => m.Term).Distinct();
            return (quote, [.. found], [.. IndexTerms.Runs(text).Select(run => run.Class)]);
        }
    }

    /// <summary>The words that a theme may lack, the most telling first.</summary>
    /// <param name="theme">The id of the theme.</param>
    /// <param name="terms">The terms that it has.</param>
    public IEnumerable<CandidateTerm> Candidates(string theme, IEnumerable<string> terms)
    {
        var has = terms.Select(term => Folding.Fold(term, script: true).Text).ToArray();
        var (inside, outside) = (new int[_words.Count], new int[_words.Count]);
        // A word is weighed among the quotes of its own script, or else “the” would tell a theme with English terms.
        var (quotesInside, quotesOutside) = (new int[_scripts], new int[_scripts]);
        foreach (var (quote, words, scripts) in _quotes)
        {
            var tag = quote.Themes.FirstOrDefault(tag => tag.Id == theme);
            // What inherits a theme does not say it: its words speak neither for a term nor against it.
            if (tag is { Inherited: true })
                continue;
            foreach (var script in scripts)
                (tag is null ? quotesOutside : quotesInside)[(int)script]++;
            foreach (var word in words)
                (tag is null ? outside : inside)[word]++;
        }
        return _words
            .Select((word, i) => (Word: word, Inside: inside[i], Outside: outside[i], Script: (int)ScriptOf(word)))
            .Where(w => (long)w.Inside * quotesOutside[w.Script] > (long)w.Outside * quotesInside[w.Script])
            .Where(w => !IsHeldBy(has, Folding.Fold(w.Word.Word, script: true).Text))
            .Select(w => new CandidateTerm(
                w.Word,
                w.Inside,
                w.Outside,
                LogLikelihood(w.Inside, w.Outside, quotesInside[w.Script], quotesOutside[w.Script])
            ))
            .OrderByDescending(candidate => candidate.LogLikelihood)
            .ThenByDescending(candidate => candidate.Inside)
            .ThenBy(candidate => candidate.Word.Word, StringComparer.Ordinal);
    }

    private static bool IsHeldBy(string[] terms, string word) =>
        terms.Any(term => Holds(term, word) || Holds(word, term));

    private static RuneClass ScriptOf(NewWord word) =>
        word.MutualInformation is null ? RuneClass.Word : RuneClass.Ideograph;

    private static double LogLikelihood(int inside, int outside, int quotesInside, int quotesOutside)
    {
        double all = quotesInside + quotesOutside;
        double with = inside + outside;
        return 2
            * (
                Cell(inside, quotesInside * with / all)
                + Cell(outside, quotesOutside * with / all)
                + Cell(quotesInside - inside, quotesInside * (all - with) / all)
                + Cell(quotesOutside - outside, quotesOutside * (all - with) / all)
            );

        static double Cell(int observed, double expected) =>
            observed == 0 ? 0 : observed * Math.Log(observed / expected);
    }

    private static bool Holds(string text, string part)
    {
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + 1, StringComparison.Ordinal)
        )
            if (IsWhole(text, at, at + part.Length))
                return true;
        return false;
    }

    // A word of letters does not stand in a longer one; a Chinese word has no bounds that could be seen.
    private static bool IsWhole(string text, int start, int end) =>
        !(start > 0 && IsWord(text[start - 1]) && IsWord(text[start]))
        && !(end < text.Length && IsWord(text[end - 1]) && IsWord(text[end]));

    private static bool IsWord(char c) => !char.IsSurrogate(c) && RuneClasses.Of(c) == RuneClass.Word;
}
