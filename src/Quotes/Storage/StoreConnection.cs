namespace Quotes.Storage;

/// <summary>
/// One connection to a corpus: what it is asked again and again stays prepared on it. One reader at a time.
/// </summary>
internal abstract class StoreConnection : IDisposable
{
    /// <summary>What the statements of its engine have of their own.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>The engine and its version, such as <c>sqlite 3.51.3</c>.</summary>
    public abstract string Engine { get; }

    /// <summary>Goes through the rows of a statement, which stays prepared.</summary>
    public abstract void ReadEach(string sql, Values values, Action<Row> row);

    /// <summary>
    /// Goes through the rows of a statement at the latest with those of the next one, and before them, or with
    /// <see cref="ReadRest"/>: another machine is asked several at once.
    /// </summary>
    public virtual void ReadAhead(string sql, Values values, Action<Row> row) => ReadEach(sql, values, row);

    /// <summary>Goes through the rows of all statements that were to be read ahead.</summary>
    public virtual void ReadRest() { }

    /// <summary>The rows of a statement, which stays prepared.</summary>
    public List<T> Read<T>(string sql, Values values, Func<Row, T> row)
    {
        var rows = new List<T>();
        ReadEach(sql, values, read => rows.Add(row(read)));
        return rows;
    }

    /// <summary>The one row that a statement gives; null where it gives none.</summary>
    public T? Find<T>(string sql, Values values, Func<Row, T> row)
        where T : class => Read(sql, values, row).SingleOrDefault();

    /// <summary>The number that a statement gives, which stays prepared; null where it gives none.</summary>
    public long? Number(string sql, Values values) =>
        Read(sql, values, row => row.IsNull(0) ? (long?)null : row.Long(0)) is [var number, ..] ? number : null;

    /// <inheritdoc/>
    public abstract void Dispose();
}
