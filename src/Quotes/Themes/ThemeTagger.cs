using Quotes.Text;

namespace Quotes.Themes;

/// <summary>
/// Tags sentences with themes: the weights of the terms that a sentence holds, each term once, against the theme's
/// threshold. The matched words are the evidence, so that every tag explains itself.
/// </summary>
internal sealed class ThemeTagger
{
    // 没错。 and 是的，没错。 say what the question says; a longer answer says something itself.
    private const int LongestEcho = 8;

    private readonly ThemeCatalogue _catalogue;
    private readonly AhoCorasick _search;
    private readonly ILookup<string, int> _byText;
    private readonly string[] _texts;

    public ThemeTagger(ThemeCatalogue catalogue)
    {
        _catalogue = catalogue;
        _byText = catalogue
            .Terms.Select((term, index) => (term.Text, index))
            .ToLookup(t => t.Text, t => t.index, StringComparer.Ordinal);
        _texts = [.. catalogue.Terms.SelectMany(term => term.With.Prepend(term.Text)).Distinct(StringComparer.Ordinal)];
        _search = new AhoCorasick(_texts);
    }

    /// <summary>The themes of each sentence of an answer.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="question">Where the question stands; null where there is none.</param>
    /// <param name="sentences">Where the sentences of the answer stand.</param>
    public IReadOnlyList<IReadOnlyList<ThemeTag>> Tag(
        SourceText source,
        TextSpan? question,
        IReadOnlyList<TextSpan> sentences
    )
    {
        var tags = sentences.Select(sentence => Tag(source, sentence)).ToArray();
        var isEcho = sentences.Sum(sentence => sentence.Length) <= LongestEcho && tags.All(tag => tag.Count == 0);
        if (!isEcho || question is null)
            return tags;
        var inherited = Tag(source, question.Value).Select(tag => tag with { Inherited = true }).ToArray();
        return [.. tags.Select(_ => inherited)];
    }

    private List<ThemeTag> Tag(SourceText source, TextSpan span)
    {
        var text = TermText.Fold(source.Slice(span));
        var found = _search
            .Find(text)
            .Where(match => StandsAlone(text, match.Start, match.End))
            .Select(match => (Text: _texts[match.Term], match.Start, match.End))
            .ToArray();
        var present = found.Select(match => match.Text).ToHashSet(StringComparer.Ordinal);
        var first = source.ToUtf16(span.Start);
        return
        [
            .. found
                .SelectMany(match =>
                    _byText[match.Text].Select(index => (Term: _catalogue.Terms[index], match.Start, match.End))
                )
                .Where(match => match.Term.With.Count == 0 || match.Term.With.Any(present.Contains))
                .GroupBy(match => match.Term.Theme)
                .OrderBy(group => group.Key)
                .Select(group => (Theme: group.Key, Kept: Longest(group)))
                .Where(theme => Sum(theme.Kept) >= _catalogue.Thresholds[theme.Theme])
                .Select(theme => new ThemeTag(
                    _catalogue.Themes[theme.Theme].Id,
                    false,
                    [
                        .. theme
                            .Kept.Where(match => match.Term.Weight > 0)
                            .Select(match => ToEvidence(source, first + match.Start, first + match.End)),
                    ]
                )),
        ];
    }

    /// <summary>Of matches that overlap, the longest, then the first: no character counts twice.</summary>
    private static List<(ThemeTerm Term, int Start, int End)> Longest(
        IEnumerable<(ThemeTerm Term, int Start, int End)> matches
    )
    {
        var kept = new List<(ThemeTerm Term, int Start, int End)>();
        foreach (var match in matches.OrderByDescending(m => m.End - m.Start).ThenBy(m => m.Start))
            if (kept.All(other => match.End <= other.Start || other.End <= match.Start))
                kept.Add(match);
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    private static double Sum(List<(ThemeTerm Term, int Start, int End)> kept) =>
        kept.DistinctBy(match => match.Term.Text).Sum(match => match.Term.Weight);

    // A Latin term is a word: “app” does not stand in “apply”. Beside a Chinese character it may.
    internal static bool StandsAlone(string text, int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit(text[start]) || !char.IsAsciiLetterOrDigit(text[start - 1]))
        && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end - 1]) || !char.IsAsciiLetterOrDigit(text[end]));

    private static Evidence ToEvidence(SourceText source, int start, int end)
    {
        var span = source.SpanOf(start, end);
        return new Evidence(source.Value[start..end], span.Start, span.End);
    }
}
