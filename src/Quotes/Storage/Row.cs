using System.Text.Json;

namespace Quotes.Storage;

/// <summary>The row that a statement stands at, its columns by their places from 0.</summary>
internal abstract class Row
{
    /// <summary>How many columns it has.</summary>
    public abstract int Columns { get; }

    public abstract bool IsNull(int column);

    public abstract string Text(int column);

    /// <summary>
    /// The UTF-8 of a text, or bytes as they were stored; good until the next row, or until the column is read as
    /// something else.
    /// </summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    public abstract long Long(int column);

    /// <summary>The numbers of a column that holds one, or a list of them.</summary>
    public virtual void EachLong(int column, Action<long> number) => number(Long(column));

    public abstract double Real(int column);

    public int Int(int column) => (int)Long(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public double? RealOrNull(int column) => IsNull(column) ? null : Real(column);

    /// <summary>A value that stands in one column as JSON.</summary>
    public T Json<T>(int column) => (T)JsonSerializer.Deserialize(Text(column), typeof(T), QuotesJson.Verbatim)!;
}
