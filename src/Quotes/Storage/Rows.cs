namespace Quotes.Storage;

/// <summary>How the rows of a table of words (named <c>w</c>) become records.</summary>
/// <param name="Table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
/// <param name="Columns">The columns; behind them comes the score, where there is one.</param>
/// <param name="Joins">What they are taken from, beside the table.</param>
/// <param name="Of">Makes the record of a row.</param>
internal sealed record Rows<T>(string Table, string Columns, string Joins, Func<Row, T> Of)
    where T : class
{
    /// <summary>A query for the one with <c>@id</c>.</summary>
    public string ById { get; } = $"SELECT {Columns}, NULL\nFROM {Table} w\n{Joins}\nWHERE w.id = @id";

    private readonly string _bySeq = $"SELECT {Columns}, NULL\nFROM {Table} w\n{Joins}\nWHERE w.seq = @seq";
    private readonly string _byInterview = $"SELECT {Columns}, NULL\nFROM {Table} w\n{Joins}\nWHERE w.interview = @seq";

    /// <summary>The one with an id; null where there is none.</summary>
    public T? Find(StoreConnection connection, string id) =>
        connection.Read(ById, new Values { { "id", id } }, Of).SingleOrDefault();

    /// <summary>The one at a place.</summary>
    public T At(StoreConnection connection, long seq) =>
        connection.Read(_bySeq, new Values { { "seq", seq } }, Of).Single();

    /// <summary>All of an interview, in no order.</summary>
    public List<T> OfInterview(StoreConnection connection, long seq) =>
        connection.Read(_byInterview, new Values { { "seq", seq } }, Of);
}
