namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>Whether an earlier corpus held an id that this one does not, and what took its place.</summary>
    /// <param name="kind">
    /// <c>quote</c>, <c>answer</c>, <c>question</c>, <c>interview</c>, <c>speaker</c>, <c>theme</c>.
    /// </param>
    /// <param name="id">The id.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The id, with what took its place where anything did; null where no corpus is known to have held it.
    /// </returns>
    public Task<GoneId?> FindGoneAsync(string kind, string id, CancellationToken ct) =>
        ReadAsync(
            connection =>
                connection.Find(
                    "SELECT id, successor FROM gone WHERE kind = @kind AND id = @id",
                    new Values { { "kind", kind }, { "id", id } },
                    row => new GoneId { Id = row.Text(0), Successor = row.TextOrNull(1) }
                ),
            ct
        );
}

/// <summary>An id that an earlier corpus held.</summary>
public sealed record GoneId
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of what took its place; null where nothing did.</summary>
    public string? Successor { get; init; }
}
