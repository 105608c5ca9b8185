namespace Quotes.Storage;

/// <summary>Where the connections to one corpus come from.</summary>
internal interface ICorpusSource : IDisposable
{
    /// <summary>The file or the schema that holds it.</summary>
    string Name { get; }

    /// <summary>How many may read at the same time.</summary>
    int Places { get; }

    /// <summary>Reads on a connection that nobody else has meanwhile.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    T Read<T>(Func<StoreConnection, T> read, CancellationToken ct);
}
