namespace Quotes.Api.Http;

/// <summary>All that is wrong with a query, by parameter: what came, and what is allowed.</summary>
public sealed class QueryErrors
{
    private const int MostShown = 50;

    private readonly SortedDictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _messages.Count > 0;

    /// <summary>Whether something is wrong with a parameter.</summary>
    public bool Names(Parameter parameter) => _messages.ContainsKey(parameter.Name);

    /// <summary>The messages by parameter, in the order of the parameters' names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Messages =>
        _messages.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);

    public void Unknown(string name, IReadOnlyList<Parameter> parameters) =>
        Add(
            name.Length == 0 ? "(no name)" : Shown.Cut(name),
            parameters.Count == 0
                ? "There is no such parameter here; this operation takes none."
                : $"There is no such parameter here; allowed are {string.Join(", ", parameters.Select(p => p.Name))}."
        );

    public void Repeated(string name) => Add(name, "It came more than once; give it once.");

    public void Empty(Parameter parameter) => Add(parameter.Name, $"It came empty; allowed is {parameter.Allowed}.");

    public void NotUtf8(string body) => Add(body, "It is not UTF-8.");

    public void NotUtf8(Parameter parameter) =>
        Add(parameter.Name, $"It came as bytes that are no UTF-8; allowed is {parameter.Allowed}.");

    public void Missing(Parameter parameter) =>
        Add(parameter.Name, $"It must be given; allowed is {parameter.Allowed}.");

    public void NotAllowed(Parameter parameter, string value) =>
        Add(parameter.Name, $"“{Shown.Cut(value)}” came; allowed is {parameter.Allowed}.");

    public void NotThere(Parameter parameter, string id, IReadOnlyList<string> nearest) =>
        Add(
            parameter.Name,
            $"There is no {parameter.Names} “{Shown.Cut(id)}”"
                + (nearest.Count == 0 ? "." : $"; the nearest are {string.Join(", ", nearest)}.")
        );

    /// <summary>For what is wrong with a body as a whole.</summary>
    public void Body(string name, string message) => Add(name, message);

    public void Contradicts(Parameter parameter, string message) => Add(parameter.Name, message);

    private void Add(string name, string message)
    {
        if (!_messages.TryGetValue(name, out var messages))
        {
            if (_messages.Count == MostShown)
                return;
            _messages.Add(name, messages = []);
        }
        if (messages.Count < MostShown && !messages.Contains(message))
            messages.Add(message);
    }
}
