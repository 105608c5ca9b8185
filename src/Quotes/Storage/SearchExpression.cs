using Quotes.Text;

namespace Quotes.Storage;

/// <summary>A search as the full-text index is asked it, and what the index alone cannot tell.</summary>
/// <param name="Match">What the index is asked; null where it has nothing to narrow the search with.</param>
/// <param name="Recheck">The terms that a hit must be looked through for, because the index may give too many.</param>
/// <remarks>
/// Nothing of a query reaches the index but letters, digits and symbols beyond ASCII: marks and operators part terms
/// before it is asked.
/// </remarks>
internal sealed record SearchExpression(IndexClause? Match, IReadOnlyList<string> Recheck)
{
    // A longer phrase in several spellings is found by some of its pairs and then looked through.
    private const int MostPairs = 8;

    /// <summary>The one term of the index that is all that is asked for; null where it is anything else.</summary>
    public string? OneTerm =>
        Recheck.Count == 0 && Match is IndexClause.Phrase { IsBeginning: false } phrase && !phrase.Terms.Contains(' ')
            ? phrase.Terms
            : null;

    /// <summary>Writes the expression of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">
    /// The words of the corpus that a part of a term may be cut from; null where they are too many to be listed.
    /// </param>
    /// <param name="longWords">Whether the corpus holds words that are not listed because of their length.</param>
    public static SearchExpression Of(SearchQuery query, Func<TermPart, IReadOnlyList<string>?> words, bool longWords)
    {
        // What is too long to be listed is nothing that a question is about, and would be ranked as the rarest of
        // words.
        var isAny = query.Match == SearchMatch.Any;
        var writer = new Writer(query.Script, words, longWords && !isAny);
        if (isAny)
            return new SearchExpression(writer.Any(query.Parts), []);
        var clauses = query.Terms.Select(writer.All).ToArray();
        return new SearchExpression(
            IndexClause.AllOf(clauses.SelectMany(clause => clause.Clauses)),
            [.. query.Terms.Where((_, i) => !clauses[i].IsExact)]
        );
    }

    private sealed class Writer(bool script, Func<TermPart, IReadOnlyList<string>?> words, bool longWords)
    {
        /// <summary>What every text that holds a term is indexed under, and whether no other text is.</summary>
        public (IReadOnlyList<IndexClause> Clauses, bool IsExact) All(string term)
        {
            var runs = IndexTerms.Runs(term).ToArray();
            var isExact = runs.Length == 1 && runs[0].Length == term.Length;
            var clauses = new List<IndexClause>();
            foreach (var group in TermParts.Of(term).GroupBy(part => part.Run))
            {
                var parts = group.ToArray();
                var (clause, exact) = parts.Length > 1 ? Pairs(parts) : One(parts[0]);
                isExact &= exact;
                if (clause is not null)
                    clauses.Add(clause);
            }
            return (clauses, isExact);
        }

        /// <summary>Any of the parts; a stretch that too many words hold counts where it begins one.</summary>
        public IndexClause Any(IEnumerable<TermPart> parts) =>
            IndexClause.AnyOf(
                parts
                    .Select(part => One(part).Clause ?? Beginning(part.Text))
                    .DistinctBy(clause => clause.Written, StringComparer.Ordinal)
            );

        private (IndexClause? Clause, bool IsExact) Pairs(TermPart[] pairs)
        {
            // Pairs that follow upon each other in the index overlap, so that a phrase of them is the run itself.
            if (!script)
                return (Quoted(string.Join(' ', pairs.Select(pair => pair.Text))), true);
            var step = Math.Max(1, pairs.Length / MostPairs);
            var some = pairs.Where((_, i) => i % step == 0).Select(pair => One(pair).Clause);
            return (IndexClause.AllOf(some.OfType<IndexClause>()), false);
        }

        private (IndexClause? Clause, bool IsExact) One(TermPart part)
        {
            if (part.Kind == PartKind.Whole)
                return part.Text.Length > IndexTerms.LongestWord && longWords
                    ? (Quoted(IndexTerms.LongWord), false)
                    : (IndexClause.AnyOf(Forms(part.Text).Select(Quoted)), true);
            if (part.IsIdeograph)
                return (IndexClause.AnyOf(Forms(part.Text).Select(Beginning)), true);
            if ((part.Kind == PartKind.Beginning ? [] : words(part)) is not { } found)
                return (null, false);
            // Where no word holds it, the word itself stands for nothing found.
            var clauses = found.Count > 0 ? found.Select(Quoted) : [Word(part)];
            return longWords
                ? (IndexClause.AnyOf(clauses.Append(Quoted(IndexTerms.LongWord))), false)
                : (IndexClause.AnyOf(clauses), true);
        }

        private static IndexClause Word(TermPart part) =>
            part.Kind == PartKind.Beginning ? Beginning(part.Text) : Quoted(part.Text);

        private IReadOnlyList<string> Forms(string text) => script ? ScriptForms.Of(text) : [text];

        private static IndexClause Beginning(string text) => new IndexClause.Phrase(text, IsBeginning: true);

        private static IndexClause Quoted(string text) => new IndexClause.Phrase(text);
    }
}
