namespace Quotes.Storage;

/// <summary>
/// Keeps the first of many rows: the less their key, the better; of equals the one that comes first.
/// </summary>
/// <param name="most">The most rows.</param>
/// <param name="begin">The key and the seq that they come behind.</param>
internal sealed class FirstKeys(int most, (double Key, long Seq) begin)
{
    private static readonly Comparer<(double, long)> _worstFirst = Comparer<(double, long)>.Create(
        (one, other) => other.CompareTo(one)
    );

    private readonly PriorityQueue<(double Key, long Seq), (double, long)> _first = new(_worstFirst);
    private double _worst = double.PositiveInfinity;

    /// <summary>Before all rows.</summary>
    public static (double Key, long Seq) Beginning => (double.NegativeInfinity, long.MinValue);

    /// <summary>Looks at a row.</summary>
    public void Offer(double key, long seq)
    {
        // Most are far behind, which the keys alone tell.
        if (key > _worst)
            return;
        var row = (Key: key, Seq: seq);
        if (row.CompareTo(begin) <= 0)
            return;
        if (_first.Count < most)
            _first.Enqueue(row, row);
        else if (row.CompareTo(_first.Peek()) < 0)
            _first.EnqueueDequeue(row, row);
        if (_first.Count == most)
            _worst = _first.Peek().Key;
    }

    /// <summary>Those that were kept, in order.</summary>
    public IReadOnlyList<(double Key, long Seq)> InOrder() =>
        [.. _first.UnorderedItems.Select(item => item.Element).Order()];
}
