namespace Quotes.Verification;

/// <summary>
/// Compares a given text with a source, character by character (UTF-16 positions of texts within the BMP or not).
/// </summary>
public static class Alignment
{
    /// <summary>
    /// The stretch of a source that is nearest to a given text, by edit distance; the first among equals.
    /// </summary>
    /// <returns>Where it stands in the source, and the distance.</returns>
    public static (int Start, int End, int Distance) BestWindow(string given, string source)
    {
        // Semi-global: the window may begin and end anywhere in the source. Each column carries where its path began.
        var costs = new int[given.Length + 1];
        var starts = new int[given.Length + 1];
        for (var i = 0; i <= given.Length; i++)
            costs[i] = i;
        var best = (Start: 0, End: 0, Distance: given.Length);
        for (var j = 1; j <= source.Length; j++)
        {
            var (diagonal, diagonalStart) = (costs[0], starts[0]);
            (costs[0], starts[0]) = (0, j);
            for (var i = 1; i <= given.Length; i++)
            {
                var (left, leftStart) = (costs[i], starts[i]);
                var cost = diagonal + (given[i - 1] == source[j - 1] ? 0 : 1);
                var start = diagonalStart;
                if (left + 1 < cost)
                    (cost, start) = (left + 1, leftStart);
                if (costs[i - 1] + 1 < cost)
                    (cost, start) = (costs[i - 1] + 1, starts[i - 1]);
                (costs[i], starts[i]) = (cost, start);
                (diagonal, diagonalStart) = (left, leftStart);
            }
            if (costs[^1] < best.Distance)
                best = (starts[^1], j, costs[^1]);
        }
        return best;
    }

    /// <summary>The runs of a comparison from end to end, and their edit distance.</summary>
    public static (
        IReadOnlyList<(string Op, int Given, int GivenEnd, int Source, int SourceEnd)> Runs,
        int Distance
    ) Compare(string given, string source)
    {
        var costs = Costs(given, source);
        var steps = new Stack<(char Step, int Given, int Source)>();
        for (int i = given.Length, j = source.Length; i > 0 || j > 0; )
        {
            if (i > 0 && j > 0 && given[i - 1] == source[j - 1] && costs[i, j] == costs[i - 1, j - 1])
                steps.Push(('=', --i, --j));
            else if (i > 0 && j > 0 && costs[i, j] == costs[i - 1, j - 1] + 1)
                steps.Push(('!', --i, --j));
            else if (j > 0 && costs[i, j] == costs[i, j - 1] + 1)
                steps.Push(('!', i, --j));
            else
                steps.Push(('!', --i, j));
        }
        return (Joined(steps, given.Length, source.Length), costs[given.Length, source.Length]);
    }

    private static int[,] Costs(string given, string source)
    {
        var costs = new int[given.Length + 1, source.Length + 1];
        for (var i = 0; i <= given.Length; i++)
        for (var j = 0; j <= source.Length; j++)
            costs[i, j] =
                i == 0 ? j
                : j == 0 ? i
                : Math.Min(
                    costs[i - 1, j - 1] + (given[i - 1] == source[j - 1] ? 0 : 1),
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1
                );
        return costs;
    }

    /// <summary>Steps of one sort become one run, so that a reader sees what was put in the place of what.</summary>
    private static List<(string, int, int, int, int)> Joined(
        Stack<(char Step, int Given, int Source)> steps,
        int given,
        int source
    )
    {
        var runs = new List<(string, int, int, int, int)>();
        var all = steps.ToArray();
        for (var from = 0; from < all.Length; )
        {
            var to = from;
            while (to < all.Length && all[to].Step == all[from].Step)
                to++;
            var (g, s) = (all[from].Given, all[from].Source);
            var (gEnd, sEnd) = to < all.Length ? (all[to].Given, all[to].Source) : (given, source);
            var op =
                all[from].Step == '=' ? "equal"
                : gEnd == g ? "delete"
                : sEnd == s ? "insert"
                : "replace";
            runs.Add((op, g, gEnd, s, sEnd));
            from = to;
        }
        return runs;
    }
}
