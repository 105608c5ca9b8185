namespace Quotes.Storage.Snapshots;

/// <summary>The rows in which terms follow upon each other.</summary>
internal sealed class PhraseCursor : Cursor
{
    private readonly TermCursor[] _terms;
    private readonly AllCursor _together;
    private readonly List<int> _starts = [];
    private readonly List<int> _places = [];

    /// <param name="terms">In order, each a cursor of its own.</param>
    public PhraseCursor(TermCursor[] terms) => (_terms, _together) = (terms, new AllCursor(terms, []));

    public override int Estimate => _together.Estimate;

    /// <summary>How often the phrase stands in the row.</summary>
    public int Times => _starts.Count;

    public override int Seek(int least)
    {
        for (var row = _together.Seek(least); row != End; row = _together.Seek(row + 1))
            if (Follow())
                return row;
        return End;
    }

    /// <summary>Keeps the places of the first term that all others follow upon.</summary>
    private bool Follow()
    {
        _terms[0].Places(_starts);
        for (var i = 1; i < _terms.Length && _starts.Count > 0; i++)
        {
            _terms[i].Places(_places);
            var (kept, at) = (0, 0);
            for (var start = 0; start < _starts.Count; start++)
            {
                while (at < _places.Count && _places[at] < _starts[start] + i)
                    at++;
                if (at < _places.Count && _places[at] == _starts[start] + i)
                    _starts[kept++] = _starts[start];
            }
            _starts.RemoveRange(kept, _starts.Count - kept);
        }
        return _starts.Count > 0;
    }
}
