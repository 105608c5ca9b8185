using Quotes.Api.Http;
using Quotes.Tests.Evaluation;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// The rows of the table: requests made of a corpus, in the same order every time.
/// </summary>
/// <param name="sample">What they are made of.</param>
/// <param name="most">The most requests of a kind.</param>
internal sealed class Operations(CorpusSample sample, int most)
{
    /// <summary>The name of the operation whose requests say which answer they have.</summary>
    public const string Unchanged = "quote, unchanged (304)";

    private const int Repeated = 64;
    private const int LongestVerified = 80;

    private readonly Random _random = new(20181101);

    /// <summary>Terms of searches that can be compared with a scan.</summary>
    public IReadOnlyList<string> ScannedTerms { get; private set; } = [];

    /// <summary>Every operation, those that are asked again and again first.</summary>
    public IReadOnlyList<Operation> All()
    {
        // What is repeated is not among what is asked once.
        var repeated = sample.Drawn.Take(Repeated).Select(quote => Quote(quote.Id)).ToArray();
        var fresh = sample.Drawn.Skip(Repeated).ToArray();
        var themes = sample.ByTheme.Keys.Order(StringComparer.Ordinal).Select(theme => new Ask(Page($"theme={theme}")));
        var (pairs, longer) = (Terms(fresh, 2, 2), Terms(fresh, 4, 6));
        var (ranked, spread) = (Terms(fresh, 2, 2), Terms(fresh, 2, 2));
        ScannedTerms = [.. pairs.Take(10), .. longer.Take(10)];
        var verified = fresh.Where(quote => quote.Text.Length is >= 16 and <= LongestVerified).ToArray();
        return
        [
            new("quote, repeated", repeated) { Repeats = true, LeastRatio = .90 },
            new("page, repeated", [.. themes]) { Repeats = true, LeastRatio = .90 },
            new(Unchanged, repeated) { Repeats = true, LeastRatio = .90 },
            new("quote by id", [.. fresh.Select(quote => Quote(quote.Id))])
            {
                LeastRatio = .60,
                Stretch = .85,
                MostGrowth = 1.5,
                OfPeer = Groonga.Ids(fresh.Select(quote => quote.Id)),
                TimesPeer = 3,
            },
            Pages("page of a theme", "theme", sample.ByTheme) with
            {
                OfPeer = Groonga.Pages(
                    sample.ByTheme.ToDictionary(theme => theme.Key, theme => theme.Value.Count),
                    most
                ),
                TimesPeer = 3,
            },
            Pages("page of a speaker", "speaker", sample.BySpeaker),
            Search("search, 2 characters", pairs, "") with
            {
                LeastRatio = .20,
                Stretch = .75,
                TimesPeer = 3,
            },
            Search("search, 4–6 characters", longer, "") with
            {
                LeastRatio = .20,
                Stretch = .75,
                TimesPeer = 3,
            },
            Search("ranked, 2 characters", ranked, "&sort=relevance") with
            {
                Stretch = .06,
                MostP99 = 100,
                MostGrowth = 4,
            },
            new("/v1/search, 2 characters", [.. spread.Select(term => new Ask($"/v1/search?q={Escape(term)}"))])
            {
                MostP99 = 100,
                MostGrowth = 4,
                LeastOfPostgres = .5,
            },
            Verify("verify, exact", verified, "verbatim", 5),
            Verify("verify, normalized", verified, "punctuation, width", 5),
            Verify("verify, near", verified, "10 % substituted", 30),
            // The path alone: no two answers are the same, and none may be kept.
            new("random", [new Ask("/v1/quotes/random")]) { Repeats = true, IsRepeatable = false },
        ];
    }

    private static Ask Quote(string id) => new($"/v1/quotes/{id}");

    private static string Page(string filter) => $"/v1/quotes?{filter}&limit=20";

    /// <summary>Pages that begin behind every quote of a theme or a speaker: there are few first pages.</summary>
    private Operation Pages(string name, string filter, IReadOnlyDictionary<string, List<string>> lists)
    {
        var asks = lists
            .SelectMany(list => list.Value.Select(id => (List: $"{filter}={Escape(list.Key)}", Id: id)))
            .Select(page => new Ask(Page(page.List) + "&cursor=" + Cursor.Behind(page.Id, $"/v1/quotes?{page.List}")))
            .ToArray();
        _random.Shuffle(asks);
        return new(name, asks)
        {
            LeastRatio = .20,
            Stretch = .75,
            MostGrowth = 1.5,
            LeastOfPostgres = .5,
        };
    }

    private static Operation Search(string name, IReadOnlyList<string> terms, string sort) =>
        new(name, [.. terms.Select(term => new Ask(Page($"q={Escape(term)}{sort}")))])
        {
            MostGrowth = sort.Length > 0 ? 4 : 1.5,
            LeastOfPostgres = .5,
            OfPeer = Groonga.Searches(terms, isRanked: sort.Length > 0),
        };

    /// <summary>Terms cut out of the texts by chance, so that common ones come as often as they are written.</summary>
    private List<string> Terms((string Id, string Text)[] quotes, int least, int longest)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; terms.Count < most && tries < 4 * most; tries++)
        {
            var text = quotes[_random.Next(quotes.Length)].Text;
            var length = _random.Next(least, longest + 1);
            var start = _random.Next(Math.Max(1, text.Length - length + 1));
            if (start + length <= text.Length && text.AsSpan(start, length).IndexOfAnyExceptInRange('一', '\u9FFF') < 0)
                terms.Add(text.Substring(start, length));
        }
        return [.. terms];
    }

    private Operation Verify(string name, IEnumerable<(string Id, string Text)> quotes, string damage, double bar)
    {
        var way = Damages.All.First(other => other.Name == damage);
        var texts = quotes.Select(quote => way.Do(quote.Text, _random)).OfType<string>();
        return new(name, [.. texts.Distinct().Select(text => new Ask($"/v1/verifications?text={Escape(text)}"))])
        {
            Connections = 1,
            MostP99 = bar,
        };
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
