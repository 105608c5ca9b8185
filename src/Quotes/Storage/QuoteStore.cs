namespace Quotes.Storage;

/// <summary>
/// One corpus, open for reading. Every method asks one statement or a few, and gives the records that are served. A
/// page's <c>Next</c> is the id of its last entry where more follow; a page request whose <c>After</c> names no entry
/// gives null.
/// </summary>
public sealed partial class QuoteStore : IDisposable
{
    private const int MostCounted = 10_000;

    private readonly ICorpusSource _source;
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _longPlaces;

    /// <summary>Opens the file of a corpus, immutable and read-only.</summary>
    /// <param name="file">The file, which nobody changes while it is open.</param>
    /// <param name="built">When it was built, ISO 8601.</param>
    public QuoteStore(string file, string built)
        : this(new CorpusFile(file), built) { }

    /// <summary>Opens a corpus.</summary>
    /// <param name="source">Where it is; goes with the store.</param>
    /// <param name="built">When it was built, ISO 8601.</param>
    internal QuoteStore(ICorpusSource source, string built)
    {
        (_source, Built) = (source, built);
        (_places, _longPlaces) = (new SemaphoreSlim(source.Places), new SemaphoreSlim(source.LongPlaces));
        try
        {
            // Whoever opens a corpus has nothing else to do.
            Version = source
                .ReadAsync(
                    connection => connection.Find("SELECT version FROM corpus", [], row => row.Text(0))!,
                    CancellationToken.None
                )
                .AsTask()
                .GetAwaiter()
                .GetResult();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file, or the schema of the database, that is open.</summary>
    public string Name => _source.Name;

    /// <summary>When it was built, ISO 8601.</summary>
    public string Built { get; }

    /// <summary>The version of the corpus.</summary>
    public string Version { get; }

    /// <summary>Why this corpus is served although the seeds are others; null where it is theirs.</summary>
    public Problem? Notice { get; private set; }

    /// <summary>Says why the corpus is served although the seeds are others.</summary>
    public void Distrust(string reason) =>
        Notice = new Problem(".", 1, 1, $"The corpus from before is served. {reason}");

    /// <summary>Says that the corpus is that of the seeds.</summary>
    public void Trust() => Notice = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _places.Dispose();
        _longPlaces.Dispose();
    }

    /// <summary>Reads on a connection of its own; waits for one where all are taken.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    private async Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken ct, Pace pace = Pace.Short)
    {
        var places = pace switch
        {
            Pace.Short => _places,
            Pace.Long => _longPlaces,
            _ => null,
        };
        if (places is not null)
            await places.WaitAsync(ct);
        try
        {
            var begun = StoreMeter.Begin();
            try
            {
                return await _source.ReadAsync(read, ct, pace);
            }
            finally
            {
                StoreMeter.End(begun);
            }
        }
        finally
        {
            places?.Release();
        }
    }

    private static Page<T>? ToPage<T>(List<T> items, int limit, int total, Func<T, string> id)
    {
        var more = items.Count > limit;
        if (more)
            items.RemoveAt(limit);
        return new Page<T>(items, Math.Min(total, MostCounted), total > MostCounted, more ? id(items[^1]) : null);
    }
}
