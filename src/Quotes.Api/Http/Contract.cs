namespace Quotes.Api.Http;

/// <summary>What an operation takes in its query and which formats it gives; metadata of its endpoint.</summary>
/// <param name="Parameters">Every query parameter that it knows, in the order of the document.</param>
/// <param name="Formats">Every format that it can write, the default first.</param>
public sealed record Contract(IReadOnlyList<Parameter> Parameters, IReadOnlyList<Format> Formats)
{
    /// <summary>POST, for what is too long or too much for an address.</summary>
    public static readonly string[] Posting = [HttpMethods.Post];

    /// <summary>GET and HEAD, which is GET without the body: Kestrel leaves the body out.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The parameter that must be given; null where none must.</summary>
    public Parameter? Required { get; init; }

    /// <summary>
    /// For POST: the members of its JSON body, which are parameters like those of a query; null where it has none.
    /// </summary>
    public IReadOnlyList<Parameter>? Body { get; init; }

    /// <summary>
    /// How long an answer may take, whether it is found by then or not; null where it is looked up and cannot take
    /// long.
    /// </summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>The most bytes that a body may have.</summary>
    public int MostBytes { get; init; }

    /// <summary>Whether the answer to a query may become another one while the corpus stays the same.</summary>
    public Func<Query, bool> Moves { get; init; } = _ => false;

    /// <summary>
    /// Whether people pass its address on: what others put behind it (<c>utm_source</c>, an empty field of a form) is
    /// no error.
    /// </summary>
    public bool IsPage { get; init; }

    /// <summary>The formats that are in the language of whoever reads them.</summary>
    public IReadOnlyList<Format> Spoken { get; init; } = [];

    /// <summary>
    /// Whether the address names the format, whatever <c>Accept</c> says: who asks for <c>/feed.atom</c> wants that.
    /// </summary>
    public bool IsNamed { get; init; }

    /// <summary>
    /// Whether the answer is made of nothing but the service's settings, so that it is given while no corpus is open
    /// and stays the same from one to the next.
    /// </summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the same query always has the same answer, so that it may be cached.</summary>
    public Func<Query, bool> Repeatable { get; init; } = _ => true;
}

/// <summary>How a route table states the contract of its routes.</summary>
public static class ContractExtensions
{
    /// <summary>States what the route takes and gives.</summary>
    public static RouteHandlerBuilder With(this RouteHandlerBuilder route, Contract contract) =>
        route.WithMetadata(contract);
}
