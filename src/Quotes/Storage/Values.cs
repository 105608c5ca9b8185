using System.Collections;
using Microsoft.Data.Sqlite;

namespace Quotes.Storage;

/// <summary>The values of a statement's parameters by name, in the order of its making.</summary>
internal sealed class Values : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _values = [];

    /// <summary>Adds a value; null stands for NULL. One of the same name takes the place of the other.</summary>
    public void Add(string name, object? value)
    {
        var pair = KeyValuePair.Create("@" + name, value ?? DBNull.Value);
        var place = _values.FindIndex(other => other.Key == pair.Key);
        if (place < 0)
            _values.Add(pair);
        else
            _values[place] = pair;
    }

    /// <summary>Gives the values to a statement, which had others before under the same names.</summary>
    public void Bind(SqliteParameterCollection parameters)
    {
        while (parameters.Count > _values.Count)
            parameters.RemoveAt(parameters.Count - 1);
        for (var i = 0; i < _values.Count; i++)
        {
            if (i == parameters.Count)
                parameters.Add(new SqliteParameter());
            parameters[i].ParameterName = _values[i].Key;
            parameters[i].Value = _values[i].Value;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
