using Quotes.Verification;

namespace Quotes.Tests.Verification;

public sealed class AlignmentTests
{
    [Fact]
    public void The_runs_make_up_both_texts_and_their_distance_is_the_edit_distance()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var (given, source) = (RandomText(random), RandomText(random));
            var (runs, distance) = Alignment.Compare(Alignment.CodePoints(given), Alignment.CodePoints(source));

            Assert.Equal(Distance(given, source), distance);
            Assert.Equal(given, string.Concat(runs.Select(run => given[run.Given..run.GivenEnd])));
            Assert.Equal(source, string.Concat(runs.Select(run => source[run.Source..run.SourceEnd])));
            Assert.All(
                runs.Where(run => run.Op == "equal"),
                run => Assert.Equal(given[run.Given..run.GivenEnd], source[run.Source..run.SourceEnd])
            );
        }
    }

    [Fact]
    public void The_best_window_is_as_near_as_any_other()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var (given, source) = (RandomText(random), RandomText(random) + RandomText(random));
            var best = Alignment.BestWindow(Alignment.CodePoints(given), Alignment.CodePoints(source));
            var nearest = (
                from start in Enumerable.Range(0, source.Length + 1)
                from end in Enumerable.Range(start, source.Length - start + 1)
                select Distance(given, source[start..end])
            ).Min();

            Assert.Equal(nearest, best.Distance);
            Assert.Equal(nearest, Distance(given, source[best.Start..best.End]));
        }
    }

    [Theory]
    [InlineData("做2B业务", "我觉得做toB业务最重要", "做toB业务")]
    [InlineData("最重要的是2B", "我觉得最重要的是toB，以你", "最重要的是toB")]
    public void Of_windows_that_are_equally_near_the_one_that_begins_and_ends_as_the_text_is_best(
        string given,
        string source,
        string window
    )
    {
        var best = Alignment.BestWindow(Alignment.CodePoints(given), Alignment.CodePoints(source));
        Assert.Equal(window, source[best.Start..best.End]);
    }

    [Fact]
    public void Long_texts_are_compared_as_short_ones_are()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var source = RandomText(random, 400);
            var given = string.Concat(
                source.Skip(random.Next(100)).Take(40 + random.Next(200)).Select(c => random.Next(9) == 0 ? '丁' : c)
            );
            var best = Alignment.BestWindow(Alignment.CodePoints(given), Alignment.CodePoints(source));
            var window = source[best.Start..best.End];

            Assert.Equal(best.Distance, Distance(given, window));
            Assert.Equal(
                best.Distance,
                Alignment.Compare(Alignment.CodePoints(given), Alignment.CodePoints(window)).Distance
            );
            Assert.Equal(NearestEnd(given, source), best.Distance);
        }
    }

    /// <summary>The plain semi-global recurrence (Sellers 1980).</summary>
    private static int NearestEnd(string given, string source)
    {
        var column = Enumerable.Range(0, given.Length + 1).ToArray();
        var best = given.Length;
        foreach (var c in source)
        {
            var diagonal = column[0];
            for (var i = 1; i <= given.Length; i++)
            {
                var cost = Math.Min(diagonal + (given[i - 1] == c ? 0 : 1), Math.Min(column[i], column[i - 1]) + 1);
                (diagonal, column[i]) = (column[i], cost);
            }
            best = Math.Min(best, column[^1]);
        }
        return best;
    }

    private static string RandomText(Random random, int longest = 12) =>
        string.Concat(Enumerable.Range(0, random.Next(longest)).Select(_ => "甲乙丙"[random.Next(3)]));

    private static int Distance(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return one.Length + other.Length;
        var rest = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                row[j] = new[]
                {
                    rest[j] + 1,
                    row[j - 1] + 1,
                    rest[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1),
                }.Min();
            rest = row;
        }
        return rest[^1];
    }
}
