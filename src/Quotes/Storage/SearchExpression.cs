using Quotes.Text;

namespace Quotes.Storage;

/// <summary>A search as the full-text index is asked it, and what the index alone cannot tell.</summary>
/// <param name="Match">The FTS5 expression; null where the index has nothing to narrow the search with.</param>
/// <param name="Recheck">The terms that a hit must be looked through for, because the index may give too many.</param>
/// <remarks>
/// Nothing of a query reaches the expression but letters, digits and symbols beyond ASCII, inside double quotes: marks
/// and operators part terms before it is written.
/// </remarks>
internal sealed record SearchExpression(string? Match, IReadOnlyList<string> Recheck)
{
    // A longer phrase in several spellings is found by some of its pairs and then looked through.
    private const int MostPairs = 8;

    /// <summary>The one term of the index that is all that is asked for; null where it is anything else.</summary>
    public string? OneTerm =>
        Recheck.Count == 0 && Match is ['"', .. var term, '"'] && term.AsSpan().IndexOfAny(' ', '"') < 0 ? term : null;

    /// <summary>Writes the expression of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">
    /// The words of the corpus that a part of a term may be cut from; null where they are too many to be listed.
    /// </param>
    /// <param name="longWords">Whether the corpus holds words that are not listed because of their length.</param>
    public static SearchExpression Of(SearchQuery query, Func<TermPart, IReadOnlyList<string>?> words, bool longWords)
    {
        // What is too long to be listed is nothing that a question is about, and would be ranked as the rarest of words.
        var isAny = query.Match == SearchMatch.Any;
        var writer = new Writer(query.Script, words, longWords && !isAny);
        if (isAny)
            return new SearchExpression(writer.Any(query.Parts), []);
        var clauses = query.Terms.Select(writer.All).ToArray();
        var written = clauses.Where(clause => clause.Text is not null).Select(clause => clause.Text!).ToArray();
        return new SearchExpression(
            written.Length == 0 ? null : string.Join(" AND ", written),
            [.. query.Terms.Where((_, i) => !clauses[i].IsExact)]
        );
    }

    private sealed class Writer(bool script, Func<TermPart, IReadOnlyList<string>?> words, bool longWords)
    {
        /// <summary>What every text that holds a term is indexed under, and whether no other text is.</summary>
        public (string? Text, bool IsExact) All(string term)
        {
            var runs = IndexTerms.Runs(term).ToArray();
            var isExact = runs.Length == 1 && runs[0].Length == term.Length;
            var clauses = new List<string>();
            foreach (var group in TermParts.Of(term).GroupBy(part => part.Run))
            {
                var parts = group.ToArray();
                var (clause, exact) = parts.Length > 1 ? Pairs(parts) : One(parts[0]);
                isExact &= exact;
                if (clause is not null)
                    clauses.Add(clause);
            }
            return (clauses.Count == 0 ? null : string.Join(" AND ", clauses), isExact);
        }

        /// <summary>Any of the parts; a stretch that too many words hold counts where it begins one.</summary>
        public string Any(IEnumerable<TermPart> parts) =>
            string.Join(
                " OR ",
                parts.Select(part => One(part).Clause ?? Beginning(part.Text)).Distinct(StringComparer.Ordinal)
            );

        private (string? Clause, bool IsExact) Pairs(TermPart[] pairs)
        {
            // Pairs that follow upon each other in the index overlap, so that a phrase of them is the run itself.
            if (!script)
                return (Quoted(string.Join(' ', pairs.Select(pair => pair.Text))), true);
            var step = Math.Max(1, pairs.Length / MostPairs);
            var some = pairs.Where((_, i) => i % step == 0).Select(pair => One(pair).Clause);
            return (string.Join(" AND ", some), false);
        }

        private (string? Clause, bool IsExact) One(TermPart part)
        {
            if (part.Kind == PartKind.Whole)
                return part.Text.Length > IndexTerms.LongestWord && longWords
                    ? (Quoted(IndexTerms.LongWord), false)
                    : (AnyOf(Forms(part.Text).Select(Quoted)), true);
            if (part.IsIdeograph)
                return (AnyOf(Forms(part.Text).Select(Beginning)), true);
            if ((part.Kind == PartKind.Beginning ? [] : words(part)) is not { } found)
                return (null, false);
            // Where no word holds it, the word itself stands for nothing found.
            var clauses = found.Count > 0 ? found.Select(Quoted) : [Word(part)];
            return longWords ? (AnyOf(clauses.Append(Quoted(IndexTerms.LongWord))), false) : (AnyOf(clauses), true);
        }

        private static string Word(TermPart part) =>
            part.Kind == PartKind.Beginning ? Beginning(part.Text) : Quoted(part.Text);

        private IReadOnlyList<string> Forms(string text) => script ? ScriptForms.Of(text) : [text];

        private static string Beginning(string text) => Quoted(text) + " *";

        private static string Quoted(string text) => $"\"{text}\"";

        private static string AnyOf(IEnumerable<string> clauses) =>
            clauses.ToArray() is [var only] ? only : $"({string.Join(" OR ", clauses)})";
    }
}
