using Quotes.Storage.Snapshots;

namespace Quotes.Tests.Storage;

/// <summary>Who is elected is who would be if every vote were counted.</summary>
public sealed class ElectionTests
{
    [Fact]
    public void What_is_passed_over_would_not_have_been_elected()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var rows = random.Next(1, 400);
            var (first, most) = (random.Next(rows), random.Next(1, 30));
            var end = random.Next(first, rows + 1);
            var voters = Enumerable
                .Range(0, random.Next(1, 8))
                .Select(_ => (Rows: Some(random, rows), Votes: (long)random.Next(0, 4)))
                .ToArray();
            var counted = Enumerable
                .Range(first, end - first)
                .Where(row => voters.Any(voter => voter.Rows.Contains(row)))
                .Select(row => (row, voters.Where(voter => voter.Rows.Contains(row)).Sum(voter => voter.Votes)))
                .OrderByDescending(row => row.Item2)
                .ThenBy(row => row.row)
                .Take(most);

            var elected = new Election(
                voters.Select(voter => ((Cursor)new ListCursor(voter.Rows), voter.Votes)),
                first,
                most
            ).Hold(end);

            Assert.Equal(counted, elected);
        }
    }

    private static int[] Some(Random random, int rows)
    {
        var share = random.NextDouble();
        return [.. Enumerable.Range(0, rows).Where(_ => random.NextDouble() < share)];
    }
}
