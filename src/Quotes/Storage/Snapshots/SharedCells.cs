namespace Quotes.Storage.Snapshots;

/// <summary>Values that many rows have alike, each kept once, by a number from 1; 0 is for null.</summary>
/// <param name="budget">What they may take.</param>
internal sealed class SharedCells(Budget budget)
{
    // An array and its place in a list, beside its bytes.
    private const int Overhead = 48;

    private readonly List<byte[]?> _values = [null];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The value with a number.</summary>
    public RowCell this[int number] => RowCell.Of(_values[number]);

    /// <summary>The number of a column's value, which is kept if it is new.</summary>
    public int Add(Row row, int column)
    {
        if (row.IsNull(column))
            return 0;
        var text = row.Text(column);
        if (_numbers.TryGetValue(text, out var number))
            return number;
        _values.Add(row.Bytes(column).ToArray());
        budget.Take(Overhead + (3L * text.Length));
        _numbers.Add(text, _values.Count - 1);
        return _values.Count - 1;
    }
}
