using System.Numerics;

namespace Quotes.Verification;

/// <summary>
/// The costs of aligning two texts from end to end, kept as what changes from row to row, two bits a cell.
/// </summary>
internal sealed class CostTable
{
    private readonly ulong[][] _positive;
    private readonly ulong[][] _negative;
    private readonly int _given;
    private readonly int _source;

    public CostTable(ReadOnlySpan<int> given, ReadOnlySpan<int> source)
    {
        (_given, _source) = (given.Length, source.Length);
        (_positive, _negative) = (new ulong[_source + 1][], new ulong[_source + 1][]);
        var columns = new BitParallel(given, anchored: true);
        for (var j = 0; j <= _source; j++)
        {
            if (j > 0)
                columns.Next(source[j - 1]);
            (_positive[j], _negative[j]) = columns.Column();
        }
    }

    /// <summary>The edit distance.</summary>
    public int Distance => At(_given, _source);

    /// <summary>The cheapest alignment, steps of one sort joined into runs.</summary>
    public IReadOnlyList<AlignedRun> Runs(ReadOnlySpan<int> given, ReadOnlySpan<int> source)
    {
        var steps = new List<(bool Equal, int Given, int Source)>();
        for (int i = _given, j = _source; i > 0 || j > 0; )
        {
            var equal = i > 0 && j > 0 && given[i - 1] == source[j - 1] && At(i, j) == At(i - 1, j - 1);
            if (equal || (i > 0 && j > 0 && At(i, j) == At(i - 1, j - 1) + 1))
                (i, j) = (i - 1, j - 1);
            else if (j > 0 && At(i, j) == At(i, j - 1) + 1)
                j--;
            else
                i--;
            steps.Add((equal, i, j));
        }
        steps.Reverse();
        return Joined(steps);
    }

    /// <summary>The cost of the first rows and columns: what the steps down the column add to its top.</summary>
    private int At(int row, int column)
    {
        var (positive, negative) = (_positive[column], _negative[column]);
        var cost = column;
        for (var block = 0; block < row / 64; block++)
            cost += BitOperations.PopCount(positive[block]) - BitOperations.PopCount(negative[block]);
        if (row % 64 == 0)
            return cost;
        var rest = (1UL << (row % 64)) - 1;
        return cost
            + BitOperations.PopCount(positive[row / 64] & rest)
            - BitOperations.PopCount(negative[row / 64] & rest);
    }

    /// <summary>Steps of one sort become one run, so that a reader sees what was put in the place of what.</summary>
    private List<AlignedRun> Joined(List<(bool Equal, int Given, int Source)> steps)
    {
        var runs = new List<AlignedRun>();
        for (var from = 0; from < steps.Count; )
        {
            var to = from;
            while (to < steps.Count && steps[to].Equal == steps[from].Equal)
                to++;
            var (g, s) = (steps[from].Given, steps[from].Source);
            var (gEnd, sEnd) = to < steps.Count ? (steps[to].Given, steps[to].Source) : (_given, _source);
            var op =
                steps[from].Equal ? "equal"
                : gEnd == g ? "delete"
                : sEnd == s ? "insert"
                : "replace";
            runs.Add(new AlignedRun(op, g, gEnd, s, sEnd));
            from = to;
        }
        return runs;
    }
}
