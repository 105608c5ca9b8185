namespace Quotes.Verification;

/// <summary>A run of a comparison, in positions of the two texts.</summary>
/// <param name="Op">
/// <c>equal</c>, <c>replace</c>, <c>insert</c> (only in the given text) or <c>delete</c> (only in the source).
/// </param>
public readonly record struct AlignedRun(string Op, int Given, int GivenEnd, int Source, int SourceEnd);

/// <summary>A stretch of a source, and its edit distance from a given text.</summary>
public readonly record struct Window(int Start, int End, int Distance);

/// <summary>Compares texts as sequences of code points.</summary>
public static class Alignment
{
    /// <summary>The code points of a text.</summary>
    public static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    /// <summary>
    /// The stretch of a source that is nearest to a given text, by edit distance: of equals the first that ends as the
    /// text does, then one that begins as it does, then the one whose length is nearest to the text's.
    /// </summary>
    public static Window BestWindow(ReadOnlySpan<int> given, ReadOnlySpan<int> source)
    {
        if (given.Length == 0)
            return new Window(0, 0, 0);
        var (end, distance) = (0, given.Length);
        var forward = new BitParallel(given, anchored: false);
        for (var j = 0; j < source.Length; j++)
            if (
                forward.Next(source[j]) < distance
                || (end > 0 && forward.Distance == distance && source[j] == given[^1] && source[end - 1] != given[^1])
            )
                (end, distance) = (j + 1, forward.Distance);

        // Backwards from there: which length gives that distance.
        var reversed = given.ToArray();
        Array.Reverse(reversed);
        var backward = new BitParallel(reversed, anchored: true);
        var length = given.Length == distance ? 0 : -1;
        for (var j = 1; j <= Math.Min(end, given.Length + distance); j++)
            if (
                backward.Next(source[end - j]) == distance
                && (length <= 0 || Strangeness(j, given, source[..end]) <= Strangeness(length, given, source[..end]))
            )
                length = j;
        return new Window(end - Math.Max(0, length), end, distance);
    }

    /// <summary>The runs of a comparison from end to end, and their edit distance.</summary>
    public static (IReadOnlyList<AlignedRun> Runs, int Distance) Compare(
        ReadOnlySpan<int> given,
        ReadOnlySpan<int> source
    )
    {
        if (given.Length == 0)
            return (source.Length == 0 ? [] : [new AlignedRun("delete", 0, 0, 0, source.Length)], source.Length);
        var costs = new CostTable(given, source);
        return (costs.Runs(given, source), costs.Distance);
    }

    // What begins otherwise than the text is stranger than any length.
    private static int Strangeness(int length, ReadOnlySpan<int> given, ReadOnlySpan<int> source) =>
        Math.Abs(length - given.Length) + (source[^length] == given[0] ? 0 : given.Length + source.Length);
}
