using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// The corpus that one request is answered from: taken when the request begins and kept to its end, so that rows,
/// total, link and ETag agree even if another corpus is published meanwhile.
/// </summary>
public sealed class Generation(ServedCorpus served)
{
    private readonly QuoteStore? _store = served.Current;

    /// <summary>Whether a corpus was open when the request began.</summary>
    public bool IsOpen => _store is not null;

    /// <summary>The store of the corpus.</summary>
    /// <exception cref="InvalidOperationException">
    /// None was open; requests that need one were answered 503 before.
    /// </exception>
    public QuoteStore Store => _store ?? throw new InvalidOperationException("No corpus is open.");

    /// <summary>The version of the corpus; <c>none</c> where none was open.</summary>
    public string Version => _store?.Version ?? "none";
}
