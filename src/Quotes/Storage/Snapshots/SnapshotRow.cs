using System.Text;

namespace Quotes.Storage.Snapshots;

/// <summary>The columns of a quote in memory.</summary>
/// <param name="quotes">All quotes.</param>
internal sealed class SnapshotRow(QuoteRows quotes) : Row
{
    private readonly RowCell[] _cells = new RowCell[QuoteColumns.Count];
    private int _length;
    private double? _score;

    /// <summary>Goes to a quote.</summary>
    /// <param name="ordinal">Which one.</param>
    /// <param name="score">Its score; null where it has none.</param>
    public void MoveTo(int ordinal, double? score) => (_length, _score) = (quotes.Read(ordinal, _cells), score);

    public override int Columns => QuoteColumns.Count + 1;

    public override bool IsNull(int column) =>
        column switch
        {
            QuoteColumns.Score => _score is null,
            QuoteColumns.Length => false,
            _ => _cells[column].Array is null,
        };

    public override string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public override ReadOnlySpan<byte> Bytes(int column) => _cells[column].Bytes;

    public override long Long(int column) => _length;

    public override double Real(int column) => _score!.Value;
}
