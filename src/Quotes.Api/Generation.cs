using System.Reflection;
using Quotes.Api.Http;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// The corpus that one request is answered from: taken when the request begins and kept to its end, so that rows,
/// total, link and ETag agree even if another corpus is published meanwhile.
/// </summary>
public sealed class Generation(ServedCorpus served) : IDisposable
{
    private readonly ServedCorpus.Held? _held = served.Take();

    /// <summary>Whether a corpus was open when the request began.</summary>
    public bool IsOpen => _held is not null;

    /// <summary>Whether the corpus is still the one that is served.</summary>
    public bool IsServed => _held is not null && served.Serves(_held);

    /// <summary>The store of the corpus.</summary>
    /// <exception cref="InvalidOperationException">
    /// None was open; requests that need one were answered 503 before.
    /// </exception>
    public QuoteStore Store => _held?.Store ?? throw new InvalidOperationException("No corpus is open.");

    /// <summary>The answers that are kept of this corpus.</summary>
    /// <exception cref="InvalidOperationException">No corpus was open.</exception>
    internal AnswerCache Answers => _held?.Answers ?? throw new InvalidOperationException("No corpus is open.");

    /// <summary>The version of the corpus; <c>none</c> where none was open.</summary>
    public string Version => _held?.Store.Version ?? "none";

    /// <summary>How far an import had come when the request began; null where none was under way.</summary>
    public ImportProgress? Import { get; } = served.Import;

    /// <summary>Binds a handler's parameter to the corpus that the request began with.</summary>
    public static ValueTask<Generation?> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(context.Features.Get<Generation>());

    /// <inheritdoc/>
    public void Dispose() => _held?.GiveBack();
}
