namespace Quotes.Storage;

/// <summary>Where the connections to one corpus come from.</summary>
internal interface ICorpusSource : IDisposable
{
    /// <summary>The file or the schema that holds it.</summary>
    string Name { get; }

    /// <summary>How many may read at the same time.</summary>
    int Places { get; }

    /// <summary>How many of them may take long.</summary>
    int LongPlaces { get; }

    /// <summary>Reads on a connection that nobody else has meanwhile.</summary>
    /// <param name="read">
    /// Reads; where it fails for a reason that another place has not, it may be called again.
    /// </param>
    /// <param name="ct">Stops it.</param>
    /// <param name="pace">How long it may take.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    ValueTask<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken ct, Pace pace = Pace.Short);
}
