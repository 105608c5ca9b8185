namespace Quotes.Themes;

/// <summary>Words that carry a theme.</summary>
/// <param name="Text">The words, as they stand where they stand first.</param>
/// <param name="Quotes">How many quotes they carry the theme into.</param>
public sealed record EvidenceCount(string Text, int Quotes);

/// <summary>A term of the catalogue that does nothing.</summary>
/// <param name="Text">The term.</param>
/// <param name="Quotes">
/// In how many quotes it stands all the same: below the threshold, within a longer term, or without what it needs.
/// </param>
public sealed record IdleTerm(string Text, int Quotes);

/// <summary>A word that a theme may lack among its terms.</summary>
/// <param name="Word">The word, folded, with the figures that make it one.</param>
/// <param name="Inside">In how many quotes of the theme it stands.</param>
/// <param name="Outside">In how many others.</param>
/// <param name="LogLikelihood">
/// How strongly that speaks against chance: the log-likelihood ratio G² of the table of quotes with and without the
/// word, in the theme and elsewhere, among the quotes that hold its script (Dunning, “Accurate methods for the
/// statistics of surprise and coincidence”, 1993). With one degree of freedom, 3.84 is passed by one pair in twenty by
/// chance, 10.83 by one in a thousand.
/// </param>
public sealed record CandidateTerm(NewWord Word, int Inside, int Outside, double LogLikelihood);

/// <summary>What an editor needs to curate a theme.</summary>
/// <param name="Theme">The theme; its counts are 0.</param>
/// <param name="Quotes">How many quotes it takes.</param>
/// <param name="Inherited">How many of them are too short to say it, and take it from their question.</param>
/// <param name="Evidence">The words that carry it, those of most quotes first; at most 8.</param>
/// <param name="Idle">
/// The terms that never fire: those that are evidence nowhere, and negative ones that stand in no quote. Those that
/// stand in most quotes first, then in the order of the catalogue.
/// </param>
/// <param name="Candidates">
/// Words of its quotes that it may lack, by <see cref="CandidateTerm.LogLikelihood"/>; at most 8, each more frequent in
/// its quotes than elsewhere, and none that holds, or is held by, a term that it has.
/// </param>
public sealed record ThemeReport(
    Theme Theme,
    int Quotes,
    int Inherited,
    IReadOnlyList<EvidenceCount> Evidence,
    IReadOnlyList<IdleTerm> Idle,
    IReadOnlyList<CandidateTerm> Candidates
)
{
    private const int MostShown = 8;

    /// <summary>Reports on each theme of <c>themes.yaml</c>, in the order of the file.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="quotes">All quotes, tagged with these themes.</param>
    /// <param name="problems">Takes what is not in order in the file.</param>
    public static IReadOnlyList<ThemeReport> Read(
        string yaml,
        string file,
        IReadOnlyList<Quote> quotes,
        List<Problem> problems
    ) => Of(ThemeCatalogue.Read(yaml, file, problems), quotes);

    /// <summary>Reports on each theme of a catalogue, in its order.</summary>
    internal static IReadOnlyList<ThemeReport> Of(ThemeCatalogue catalogue, IReadOnlyList<Quote> quotes)
    {
        var lexicon = WordsByQuote.Of(quotes);
        var standing = Standing(catalogue, quotes);
        return [.. catalogue.Themes.Select((theme, index) => Of(theme, TermsOf(catalogue, index)))];

        ThemeReport Of(Theme theme, ThemeTerm[] terms)
        {
            var tags = quotes.SelectMany(quote => quote.Themes).Where(tag => tag.Id == theme.Id).ToArray();
            var evidence = Count(tags);
            return new ThemeReport(
                theme,
                tags.Length,
                tags.Count(tag => tag.Inherited),
                [.. evidence.Values.OrderByDescending(e => e.Quotes).ThenBy(e => e.Text, Ordinal).Take(MostShown)],
                [
                    .. terms
                        .Select(term => (term, Quotes: standing.GetValueOrDefault(term.Text)))
                        .Where(t => t.term.Weight > 0 ? !evidence.ContainsKey(t.term.Text) : t.Quotes == 0)
                        .Select(t => new IdleTerm(t.term.Text, t.Quotes))
                        .OrderByDescending(term => term.Quotes),
                ],
                [.. lexicon.Candidates(theme.Id, [.. terms.Select(term => term.Text)]).Take(MostShown)]
            );
        }
    }

    private static StringComparer Ordinal => StringComparer.Ordinal;

    private static ThemeTerm[] TermsOf(ThemeCatalogue catalogue, int theme) =>
        [.. catalogue.Terms.Where(term => term.Theme == theme).DistinctBy(term => term.Text, Ordinal)];

    /// <summary>The evidence by term, with the quotes that each carries.</summary>
    private static Dictionary<string, EvidenceCount> Count(ThemeTag[] tags) =>
        tags.SelectMany(tag => tag.Evidence.DistinctBy(evidence => TermText.Fold(evidence.Text), Ordinal))
            .GroupBy(evidence => TermText.Fold(evidence.Text), Ordinal)
            .ToDictionary(term => term.Key, term => new EvidenceCount(term.First().Text, term.Count()), Ordinal);

    /// <summary>In how many quotes each term of the catalogue stands, whether it counts there or not.</summary>
    private static Dictionary<string, int> Standing(ThemeCatalogue catalogue, IReadOnlyList<Quote> quotes)
    {
        var terms = catalogue.Terms.Select(term => term.Text).Distinct(Ordinal).ToArray();
        var search = new AhoCorasick(terms);
        return quotes
            .Select(quote => TermText.Fold(quote.Text))
            .SelectMany(text =>
                search
                    .Find(text)
                    .Where(match => ThemeTagger.StandsAlone(text, match.Start, match.End))
                    .Select(match => match.Term)
                    .Distinct()
            )
            .CountBy(term => terms[term], Ordinal)
            .ToDictionary(Ordinal);
    }
}
