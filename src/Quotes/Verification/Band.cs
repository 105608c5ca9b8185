namespace Quotes.Verification;

/// <summary>The costs of aligning two texts, near the diagonal only.</summary>
internal sealed class Band
{
    private const int Far = int.MaxValue / 2;

    private readonly int _low;
    private readonly int _width;
    private readonly int[] _costs;
    private readonly int _given;
    private readonly int _source;

    /// <param name="slack">How far from the diagonals of both ends the costs are known.</param>
    public Band(ReadOnlySpan<int> given, ReadOnlySpan<int> source, int slack)
    {
        (_given, _source) = (given.Length, source.Length);
        var difference = _source - _given;
        _low = Math.Min(0, difference) - slack;
        _width = Math.Abs(difference) + (2 * slack) + 1;
        _costs = new int[(_given + 1) * _width];
        for (var i = 0; i <= _given; i++)
        for (var d = 0; d < _width; d++)
            _costs[(i * _width) + d] = CostOf(given, source, i, i + _low + d);
    }

    /// <summary>The edit distance, where it is no greater than the slack; else no less than it.</summary>
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

    private int CostOf(ReadOnlySpan<int> given, ReadOnlySpan<int> source, int i, int j) =>
        j < 0 || j > _source ? Far
        : i == 0 ? j
        : j == 0 ? i
        : Math.Min(
            At(i - 1, j - 1) + (given[i - 1] == source[j - 1] ? 0 : 1),
            Math.Min(At(i - 1, j), At(i, j - 1)) + 1
        );

    private int At(int i, int j)
    {
        var d = j - i - _low;
        return i < 0 || d < 0 || d >= _width ? Far : _costs[(i * _width) + d];
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
