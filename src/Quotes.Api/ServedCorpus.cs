using Quotes.Storage;

namespace Quotes.Api;

/// <summary>The corpus that is being served; none until the first one is open.</summary>
public sealed class ServedCorpus : IDisposable
{
    private volatile QuoteStore? _current;

    /// <summary>The open store; null until there is one.</summary>
    public QuoteStore? Current => _current;

    /// <summary>Serves a store from now on.</summary>
    public void Publish(QuoteStore store) => _current = store;

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();
}
