using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Themes;

/// <summary>A term of a theme.</summary>
/// <param name="Theme">The index of the theme in the catalogue.</param>
/// <param name="Text">The term, with ASCII in lower case.</param>
/// <param name="Weight">What it adds to the sum; less than 0 for a negative term.</param>
/// <param name="With">Terms of which one must stand in the same sentence for this one to count; empty for none.</param>
internal sealed record ThemeTerm(int Theme, string Text, double Weight, IReadOnlyList<string> With);

/// <summary>The themes as the editors define them.</summary>
/// <param name="Themes">The themes, in the order of the file; their counts are 0.</param>
/// <param name="Terms">The terms of all themes.</param>
/// <param name="Thresholds">The least sum of weights for a tag, by theme.</param>
internal sealed partial record ThemeCatalogue(
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<ThemeTerm> Terms,
    IReadOnlyList<double> Thresholds
)
{
    private static readonly string[] _languages = ["zh", "en"];

    private const double UsualThreshold = 2;
    private const double GreatestWeight = 10;

    /// <summary>No themes at all.</summary>
    public static ThemeCatalogue Empty { get; } = new([], [], []);

    /// <summary>
    /// Reads <c>themes.yaml</c>. A theme that is not in order is left out, each reason a problem; the others stay.
    /// </summary>
    public static ThemeCatalogue Read(string text, string file, List<Problem> problems)
    {
        if (YamlMap.Read(text, file, problems) is not { } map)
            return Empty;
        var themes = new List<Theme>();
        var terms = new List<ThemeTerm>();
        var thresholds = new List<double>();
        var entries = map.Maps("themes", required: true);
        map.RefuseOthers();
        foreach (var entry in entries)
        {
            var before = problems.Count;
            var theme = ReadTheme(entry, themes);
            var own = ReadTerms(entry, themes.Count);
            var threshold = entry.Number("threshold") ?? UsualThreshold;
            if (threshold is <= 0 or > GreatestWeight)
                entry.Refuse("threshold", $"threshold must be above 0 and at most {GreatestWeight}.");
            entry.RefuseOthers();
            if (problems.Count > before)
                continue;
            themes.Add(theme);
            terms.AddRange(own);
            thresholds.Add(threshold);
        }
        return new ThemeCatalogue(themes, terms, thresholds);
    }

    private static Theme ReadTheme(YamlMap entry, List<Theme> before)
    {
        var id = entry.Slug("id", required: true) ?? "";
        if (before.Any(theme => theme.Id == id))
            entry.Refuse("id", $"The id {id} is another theme's already.");
        var names = entry.TextsByKey("names", required: true) ?? new Dictionary<string, string>();
        foreach (var language in _languages.Where(language => names.Count > 0 && !names.ContainsKey(language)))
            entry.Refuse("names", $"names has no {language}; a theme is named in zh and en.");
        var parent = entry.Slug("parent");
        if (parent is not null && before.All(theme => theme.Id != parent))
            entry.Refuse("parent", $"parent is {parent}; expected is the id of a theme further up in the file.");
        var iptc = entry.Texts("iptc") ?? [];
        foreach (var topic in iptc.Where(topic => !MediaTopic().IsMatch(topic)))
            entry.Refuse("iptc", $"iptc lists “{topic}”; expected are ids such as medtop:20000170.");
        return new Theme
        {
            Id = id,
            Names = names,
            Definition = entry.Text("definition", required: true) ?? "",
            Parent = parent,
            Iptc = iptc,
            Counts = new ThemeCounts(0, 0, 0),
        };
    }

    private static List<ThemeTerm> ReadTerms(YamlMap entry, int theme)
    {
        var needs = Needs(entry.Map("needs"));
        var terms = new List<ThemeTerm>();
        if (entry.Map("terms") is { } words)
            terms.AddRange(Weights(words).Select(pair => Term(pair.Text, pair.Weight)));
        else
            entry.Refuse("terms", "terms is missing; expected are terms with weights by language.");
        if (entry.Map("negative") is { } negative)
            terms.AddRange(Weights(negative).Select(pair => Term(pair.Text, -pair.Weight)));
        foreach (var term in needs.Keys.Where(term => terms.All(t => t.Text != term)))
            entry.Refuse("needs", $"needs names “{term}”, which is no term of this theme.");
        return terms;

        ThemeTerm Term(string text, double weight)
        {
            var folded = TermText.Fold(text);
            return new ThemeTerm(theme, folded, weight, needs.GetValueOrDefault(folded) ?? []);
        }
    }

    private static IEnumerable<(string Text, double Weight)> Weights(YamlMap byLanguage) =>
        byLanguage.Keys.ToArray().SelectMany(language => byLanguage.Weights(language, GreatestWeight));

    /// <summary>By term, folded; spellings of one term add up.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Needs(YamlMap? map) =>
        map?.Keys.GroupBy(TermText.Fold, StringComparer.Ordinal)
            .ToDictionary(
                spellings => spellings.Key,
                spellings =>
                    (IReadOnlyList<string>)
                        [.. spellings.SelectMany(term => map.Texts(term) ?? []).Select(TermText.Fold)],
                StringComparer.Ordinal
            )
        ?? [];

    [GeneratedRegex(@"\Amedtop:\d{8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaTopic();
}

/// <summary>
/// The light folding that terms are matched under: character for character, so that places stay what they are.
/// </summary>
internal static class TermText
{
    /// <summary>
    /// ASCII letters in lower case, full-width ASCII in ordinary width, traditional characters as simplified ones;
    /// everything else as it is.
    /// </summary>
    public static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            (folded, source) =>
            {
                for (var i = 0; i < folded.Length; i++)
                {
                    var c = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
                    folded[i] =
                        char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c)
                        : FoldingTables.Simplified(c) is var simplified and <= char.MaxValue ? (char)simplified
                        : c;
                }
            }
        );
}
