using System.Text;
using Quotes.Text;

namespace Quotes.Themes;

/// <summary>A word that texts hold, found without a dictionary.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Count">How often it stands in the texts.</param>
/// <param name="MutualInformation">
/// How much more often than by chance its parts stand together, in bits: the least pointwise mutual information over
/// all ways to part it in two. Null for a word that spaces part from others.
/// </param>
/// <param name="BoundaryEntropy">
/// How freely it stands among others, in bits: the entropy of the characters before it or of those behind it,
/// whichever is less. Null for a word that spaces part from others.
/// </param>
public sealed record NewWord(string Word, int Count, double? MutualInformation, double? BoundaryEntropy);

/// <summary>
/// Finds the words of Chinese texts without a dictionary: what holds together within (pointwise mutual information:
/// Church and Hanks, “Word association norms, mutual information, and lexicography”, 1990) and stands freely among
/// others (boundary entropy: Jin and Tanaka-Ishii, “Unsupervised segmentation of Chinese text by use of branching
/// entropy”, 2006). A fixed number of passes, each linear in the length of the texts.
/// </summary>
internal static partial class NewWords
{
    /// <summary>How often a word must stand in the texts; of fewer occurrences the neighbours tell nothing.</summary>
    public const int UsualLeastCount = 3;

    // An idiom has four characters, the name of a unit up to six; what is longer is a phrase whose parts are found.
    private const int LongestWord = 6;

    // Eight times as often as chance: 业务 has 3.26 bits on the seed, and a corpus of one interview has none to spare.
    private const double LeastMutualInformation = 3;

    // Three occurrences with two different neighbours give .918 bits: the least sign of freedom that they can show.
    private const double LeastBoundaryEntropy = 0.9;

    private const int FewestLetters = 2;

    /// <summary>Finds the words: the most frequent first, then in the order of their characters.</summary>
    /// <param name="texts">The texts; no word reaches from one into another.</param>
    /// <param name="leastCount">How often a word must stand in them, at least 1.</param>
    /// <returns>
    /// Words of 2 to 6 characters, and words of two letters or more that spaces part. None that stands only within a
    /// longer one of them, which then has the same count.
    /// </returns>
    public static IReadOnlyList<NewWord> Find(IEnumerable<string> texts, int leastCount = UsualLeastCount)
    {
        var stretches = new List<Stretch>();
        var parted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts.Select(text => Folding.Fold(text).Text))
        foreach (var run in IndexTerms.Runs(text))
        {
            if (run.Class == RuneClass.Ideograph)
                stretches.AddRange(Stretch.Of(text, run));
            else if (text.AsSpan(run.Start, run.Length) is var word && HasLetters(word))
                Add(parted.GetAlternateLookup<ReadOnlySpan<char>>(), word);
        }
        return
        [
            .. parted
                .Where(word => word.Value >= leastCount)
                .Select(word => new NewWord(word.Key, word.Value, null, null))
                .Concat(WithoutParts(Bound(stretches, leastCount)))
                .OrderByDescending(word => word.Count)
                .ThenBy(word => word.Word, StringComparer.Ordinal),
        ];
    }

    /// <summary>The words that hold together and stand freely.</summary>
    private static List<NewWord> Bound(List<Stretch> stretches, int leastCount)
    {
        var counts = Count(stretches, leastCount);
        double characters = stretches.Sum(stretch => stretch.Length);
        var bound = counts
            .Keys.Select(word => (Word: word, Information: MutualInformation(word, counts, characters)))
            .Where(word => word.Information >= LeastMutualInformation && double.IsFinite(word.Information))
            .ToDictionary(word => word.Word, word => word.Information, StringComparer.Ordinal);
        return
        [
            .. NeighboursOf(bound.Keys, stretches)
                .Select(word => new NewWord(word.Key, counts[word.Key], bound[word.Key], word.Value.Entropy))
                .Where(word => word.BoundaryEntropy >= LeastBoundaryEntropy),
        ];
    }

    /// <summary>
    /// How often each sequence of 1 to 6 characters stands in the texts, the rare ones left out. A sequence is only
    /// counted where its beginning and its end are frequent, so that memory holds little more than what is kept.
    /// </summary>
    private static Dictionary<string, int> Count(List<Stretch> stretches, int leastCount)
    {
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        var isKept = kept.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= LongestWord; length++)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            var counter = counts.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var stretch in stretches)
                for (var at = 0; at + length <= stretch.Length; at++)
                    if (
                        length == 1
                        || (
                            isKept.ContainsKey(stretch.Slice(at, length - 1))
                            && isKept.ContainsKey(stretch.Slice(at + 1, length - 1))
                        )
                    )
                        Add(counter, stretch.Slice(at, length));
            foreach (var (word, count) in counts.Where(word => word.Value >= leastCount))
                kept.Add(word, count);
        }
        return kept;
    }

    /// <summary>The least over all ways to part the word; infinite for a character, which has no parts.</summary>
    private static double MutualInformation(string word, Dictionary<string, int> counts, double characters)
    {
        var parts = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var least = double.PositiveInfinity;
        for (var at = 1; at < word.Length; at++)
            if (!char.IsLowSurrogate(word[at]))
            {
                var apart = (double)parts[word.AsSpan(0, at)] * parts[word.AsSpan(at)];
                least = Math.Min(least, Math.Log2(counts[word] * characters / apart));
            }
        return least;
    }

    private static Dictionary<string, Neighbours> NeighboursOf(IEnumerable<string> words, List<Stretch> stretches)
    {
        var neighbours = words.ToDictionary(word => word, _ => new Neighbours(), StringComparer.Ordinal);
        var find = neighbours.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var stretch in stretches)
            for (var at = 0; at < stretch.Length; at++)
            for (var length = 2; length <= LongestWord && at + length <= stretch.Length; length++)
                if (find.TryGetValue(stretch.Slice(at, length), out var beside))
                    beside.Add(stretch.Before(at), stretch.Behind(at + length));
        return neighbours;
    }

    private static IEnumerable<NewWord> WithoutParts(List<NewWord> words)
    {
        var counts = words.ToDictionary(word => word.Word, word => word.Count, StringComparer.Ordinal);
        var find = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Select(word => word.Word))
            for (var start = 0; start < word.Length; start++)
            for (var end = start + 2; end <= word.Length; end++)
                if (
                    end - start < word.Length
                    && find.TryGetValue(word.AsSpan(start..end), out var part, out var count)
                    && count == counts[word]
                )
                    parts.Add(part);
        return words.Where(word => !parts.Contains(word.Word));
    }

    private static bool HasLetters(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var rune in word.EnumerateRunes())
            letters += Rune.IsLetter(rune) ? 1 : 0;
        return letters >= FewestLetters;
    }

    private static void Add(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts, ReadOnlySpan<char> word)
    {
        counts.TryGetValue(word, out var count);
        counts[word] = count + 1;
    }
}
