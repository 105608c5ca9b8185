namespace Quotes.Storage;

/// <summary>Stands for a connection where no host answers: whoever asks it anything fails.</summary>
internal sealed class UnreachableConnection : StoreConnection
{
    /// <inheritdoc/>
    public override Dialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    public override string Engine => throw new DatabaseUnreachableException(null);

    /// <inheritdoc/>
    public override void ReadEach(string sql, Values values, Action<Row> row) =>
        throw new DatabaseUnreachableException(null);

    /// <inheritdoc/>
    public override void Dispose() { }
}
