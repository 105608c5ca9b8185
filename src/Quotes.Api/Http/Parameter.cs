namespace Quotes.Api.Http;

/// <summary>One query parameter: the same row checks a request and describes it in the OpenAPI document.</summary>
/// <param name="name">The name, in camelCase and case-sensitive.</param>
/// <param name="description">What it does, for the document.</param>
/// <param name="allowed">What may stand there, as the end of the sentence "allowed is …".</param>
/// <param name="schema">The shape of the value, for the document.</param>
/// <param name="example">A value that works on the first seed.</param>
public abstract class Parameter(string name, string description, string allowed, ParameterSchema schema, string example)
{
    public string Name => name;
    public string Description => description;
    public string Allowed => allowed;
    public ParameterSchema Schema => schema;
    public string Example => example;

    /// <summary>
    /// What is looked up in the corpus: <c>theme</c>, <c>speaker</c>, <c>interview</c>, <c>question</c>; else null.
    /// </summary>
    public string? Names { get; init; }

    /// <summary>
    /// Whether the value decides which entries there are and in what order: what a cursor is tied to.
    /// </summary>
    public bool Selects { get; init; }

    /// <summary>Reads a value.</summary>
    /// <returns>The value, or null where it is not allowed.</returns>
    public abstract object? Read(string text);

    /// <summary>The one text of a value that may be written in several: what it was read from, unless told.</summary>
    public virtual string Write(object value, string text) => text;

    /// <summary>The ids that a value read from this parameter names, to be looked up in the corpus.</summary>
    public virtual IEnumerable<string> NamedBy(object value) => [];
}

/// <summary>A query parameter whose value is a <typeparamref name="T"/>.</summary>
public sealed class Parameter<T>(
    string name,
    string description,
    string allowed,
    ParameterSchema schema,
    string example,
    Func<string, object?> read,
    Func<T, IEnumerable<string>>? named = null,
    Func<T, string>? write = null
) : Parameter(name, description, allowed, schema, example)
    where T : notnull
{
    /// <inheritdoc/>
    public override object? Read(string text) => read(text);

    /// <inheritdoc/>
    public override string Write(object value, string text) => write?.Invoke((T)value) ?? text;

    /// <inheritdoc/>
    public override IEnumerable<string> NamedBy(object value) => named?.Invoke((T)value) ?? [];
}

/// <summary>What the document says of a parameter's value.</summary>
/// <param name="Type"><c>string</c> or <c>integer</c>.</param>
public sealed record ParameterSchema(string Type)
{
    public IReadOnlyList<string>? Enum { get; init; }
    public string? Pattern { get; init; }
    public string? Format { get; init; }
    public string? Default { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public long? Minimum { get; init; }
    public long? Maximum { get; init; }
}
