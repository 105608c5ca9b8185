using Npgsql;

namespace Quotes.Storage;

/// <summary>A row that PostgreSQL has sent.</summary>
internal sealed class ServerRow(NpgsqlDataReader reader) : Row
{
    public override int Columns => reader.FieldCount;

    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override string Text(int column) => reader.GetString(column);

    public override ReadOnlySpan<byte> Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override long Long(int column) => reader.GetInt64(column);

    public override void EachLong(int column, Action<long> number)
    {
        foreach (var one in reader.GetFieldValue<int[]>(column))
            number(one);
    }

    public override double Real(int column) => reader.GetDouble(column);
}
