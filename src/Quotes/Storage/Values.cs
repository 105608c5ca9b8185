using System.Collections;

namespace Quotes.Storage;

/// <summary>The values of a statement's parameters, by name.</summary>
internal sealed class Values : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _values = [];

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="KeyNotFoundException">It was given none, which is a mistake in a statement of ours.</exception>
    public object? this[string name]
    {
        get
        {
            foreach (var (other, value) in _values)
                if (other == name)
                    return value;
            throw new KeyNotFoundException($"@{name} has no value.");
        }
    }

    /// <summary>Adds a value; one of the same name takes the place of the other.</summary>
    public void Add(string name, object? value)
    {
        _values.RemoveAll(other => other.Key == name);
        _values.Add(KeyValuePair.Create(name, value));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
