namespace Quotes.Storage.Snapshots;

/// <summary>
/// What quotes refer to, such as interviews: the id and the text of each kept once, by a number from 1; 0 is for none.
/// </summary>
/// <param name="budget">What they may take.</param>
internal sealed class SharedRows(Budget budget)
{
    private const int Overhead = 128;

    private readonly List<(byte[]? Id, byte[]? Text)> _rows = [(null, null)];
    private readonly Dictionary<long, int> _numbers = [];

    /// <summary>The one with a number: its id and its text.</summary>
    public (RowCell Id, RowCell Text) this[int number] =>
        (RowCell.Of(_rows[number].Id), RowCell.Of(_rows[number].Text));

    /// <summary>The number of the one that a row refers to, which is kept if it is new.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of its id; the next is that of its text.</param>
    /// <param name="seq">The column of its seq.</param>
    public int Add(Row row, int first, int seq)
    {
        if (row.IsNull(seq))
            return 0;
        if (_numbers.TryGetValue(row.Long(seq), out var number))
            return number;
        var (id, text) = (row.Bytes(first).ToArray(), row.Bytes(first + 1).ToArray());
        budget.Take(Overhead + id.Length + text.Length);
        _rows.Add((id, text));
        _numbers.Add(row.Long(seq), _rows.Count - 1);
        return _rows.Count - 1;
    }
}
