namespace Quotes.Storage;

/// <summary>How the rows of a table of words (named <c>w</c>) become records.</summary>
/// <param name="Table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
/// <param name="Columns">The columns; behind them comes the score, where there is one.</param>
/// <param name="Joins">What they are taken from, beside the table.</param>
/// <param name="Of">Makes the record of a row.</param>
internal sealed record Rows<T>(string Table, string Columns, string Joins, Func<Row, T> Of)
    where T : class
{
    /// <summary>
    /// The same columns where the row itself holds what it is joined with elsewhere; null where it never does.
    /// </summary>
    public string? Wide { get; init; }

    /// <summary>The columns, and what they are taken from beside the table.</summary>
    public (string Columns, string Joins) In(StoreConnection connection) =>
        Wide is { } wide && connection.Dialect.HasWideRows ? (wide, "") : (Columns, Joins);

    /// <summary>Goes through the one with an id, or nothing where there is none.</summary>
    public void ReadById(StoreConnection connection, string id, Action<Row> row) =>
        connection.ReadEach(Where(connection, "w.id = @id"), new Values { { "id", id } }, row);

    /// <summary>The one with an id; null where there is none.</summary>
    public T? Find(StoreConnection connection, string id)
    {
        T? found = null;
        ReadById(connection, id, row => found = Of(row));
        return found;
    }

    /// <summary>The one at a place.</summary>
    public T At(StoreConnection connection, long seq) =>
        connection.Read(Where(connection, "w.seq = @seq"), new Values { { "seq", seq } }, Of).Single();

    /// <summary>All of an interview, in no order.</summary>
    public List<T> OfInterview(StoreConnection connection, long seq) =>
        connection.Read(Where(connection, "w.interview = @seq"), new Values { { "seq", seq } }, Of);

    private string Where(StoreConnection connection, string condition)
    {
        var (columns, joins) = In(connection);
        return $"SELECT {columns}, NULL\nFROM {Table} w\n{joins}\nWHERE {condition}";
    }
}
