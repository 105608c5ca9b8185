namespace Quotes.Storage.Snapshots;

/// <summary>
/// Elects the rows with most votes, of equal ones the first. Rows that only the weaker voters hold are passed over as
/// soon as these together have no more votes than the last of the elected (MaxScore: Turtle and Flood 1995).
/// </summary>
internal sealed class Election
{
    private readonly Cursor[] _cursors;
    private readonly long[] _votes;

    // The most votes that a row can have of the weaker voters up to each, and where each stands.
    private readonly long[] _upTo;
    private readonly int[] _at;
    private readonly int _most;

    // The least of those that are elected comes out first: few votes, and of equal ones the later row.
    private readonly PriorityQueue<(int Row, long Votes), (long, int)> _elected = new();

    /// <param name="voters">Where each stands, and how many votes it has.</param>
    /// <param name="first">The first row that may be elected.</param>
    /// <param name="most">The most rows.</param>
    public Election(IEnumerable<(Cursor Rows, long Votes)> voters, int first, int most)
    {
        var weakest = voters.OrderBy(voter => voter.Votes).ToArray();
        _cursors = Array.ConvertAll(weakest, voter => voter.Rows);
        _votes = Array.ConvertAll(weakest, voter => voter.Votes);
        _upTo = new long[_votes.Length];
        for (var i = 0; i < _votes.Length; i++)
            _upTo[i] = _votes[i] + (i > 0 ? _upTo[i - 1] : 0);
        _at = Array.ConvertAll(_cursors, cursor => cursor.Seek(first));
        _most = most;
    }

    /// <summary>Holds it.</summary>
    /// <param name="end">The row before which it ends.</param>
    /// <returns>The rows and their votes, those with most first.</returns>
    public IEnumerable<(int Row, long Votes)> Hold(int end)
    {
        var weaker = 0;
        for (var row = Next(weaker); row < end; row = Next(weaker))
        {
            Offer(row, VotesFor(row, weaker));
            while (weaker < _votes.Length && _upTo[weaker] <= Least)
                weaker++;
        }
        return _elected
            .UnorderedItems.Select(item => item.Element)
            .OrderByDescending(row => row.Votes)
            .ThenBy(row => row.Row);
    }

    /// <summary>How many votes are too few; -1 as long as there is room.</summary>
    private long Least => _elected.Count < _most ? -1 : _elected.Peek().Votes;

    /// <summary>The next row that one of the stronger voters holds.</summary>
    private int Next(int weaker)
    {
        var next = Cursor.End;
        for (var i = weaker; i < _at.Length; i++)
            next = Math.Min(next, _at[i]);
        return next;
    }

    private long VotesFor(int row, int weaker)
    {
        var votes = 0L;
        for (var i = weaker; i < _at.Length; i++)
        {
            if (_at[i] != row)
                continue;
            votes += _votes[i];
            _at[i] = _cursors[i].Seek(row + 1);
        }
        // The others are asked only as long as they can make a difference.
        for (var i = weaker - 1; i >= 0 && votes + _upTo[i] > Least; i--)
        {
            if (_at[i] < row)
                _at[i] = _cursors[i].Seek(row);
            if (_at[i] == row)
                votes += _votes[i];
        }
        return votes;
    }

    private void Offer(int row, long votes)
    {
        if (_elected.Count < _most)
            _elected.Enqueue((row, votes), (votes, -row));
        else if (votes > Least)
            _elected.EnqueueDequeue((row, votes), (votes, -row));
    }
}
