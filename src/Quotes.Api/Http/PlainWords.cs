using Quotes.Text;

namespace Quotes.Api.Http;

/// <summary>Words as people and bots ask them, who know no <c>match</c> and no <c>script</c>.</summary>
internal static class PlainWords
{
    /// <summary>
    /// Finds what holds all the words, else what holds any: people write one script and mean both, and ask in sentences
    /// that stand nowhere whole.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="findAsync">Finds; null where the page begins behind an entry that is gone.</param>
    /// <param name="isEmpty">Whether nothing was found.</param>
    /// <returns>
    /// What was found, null where there is nothing to look up; and whether it holds any of the words only.
    /// </returns>
    public static async Task<(T? Found, bool IsLoose)> FindAsync<T>(
        string words,
        Func<SearchQuery, Task<T?>> findAsync,
        Func<T, bool> isEmpty
    )
        where T : class
    {
        foreach (var match in (SearchMatch[])[SearchMatch.All, SearchMatch.Any])
        {
            if (SearchQuery.Parse(words, match, script: true) is not { } search)
                continue;
            var found = await findAsync(search);
            if (found is null || !isEmpty(found) || match == SearchMatch.Any)
                return (found, match == SearchMatch.Any);
        }
        return (null, false);
    }
}
