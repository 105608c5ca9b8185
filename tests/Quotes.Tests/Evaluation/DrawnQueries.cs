using Quotes.Text;

namespace Quotes.Tests.Evaluation;

/// <summary>Queries of one to six characters, cut from texts by chance.</summary>
internal static class DrawnQueries
{
    /// <summary>Draws queries of terms and of phrases; what holds nothing to look up is drawn again.</summary>
    public static IEnumerable<SearchQuery> From(IEnumerable<string> texts, int count, int seed)
    {
        var runes = texts.Select(text => text.EnumerateRunes().ToArray()).Where(text => text.Length > 0).ToArray();
        var random = new Random(seed);
        for (var drawn = 0; drawn < count; )
        {
            var text = runes[random.Next(runes.Length)];
            var length = Math.Min(random.Next(1, 7), text.Length);
            var start = random.Next(text.Length - length + 1);
            var cut = string.Concat(text[start..(start + length)].Select(rune => rune.ToString()));
            var match = random.Next(2) == 0 ? SearchMatch.All : SearchMatch.Phrase;
            if (SearchQuery.Parse(cut, match, random.Next(2) == 0) is not { } query)
                continue;
            drawn++;
            yield return query;
        }
    }
}
