using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Quotes;

/// <summary>
/// A list as the store holds it, JSON, which is only read where somebody looks into it: most are written out as they
/// were written in.
/// </summary>
internal sealed class StoredList<T>(string json) : IReadOnlyList<T>
{
    private IReadOnlyList<T>? _items;

    /// <summary>The list as JSON, as this service writes it.</summary>
    public string Json => json;

    private IReadOnlyList<T> Items =>
        _items ??= (IReadOnlyList<T>)JsonSerializer.Deserialize(json, typeof(IReadOnlyList<T>), QuotesJson.Verbatim)!;

    /// <inheritdoc/>
    public int Count => Items.Count;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Writes a list; one that is JSON already as it is.</summary>
public sealed class StoredListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, TypeOf(options))!);
        return items;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        if (value is StoredList<T> stored)
        {
            writer.WriteRawValue(stored.Json, skipInputValidation: true);
            return;
        }
        writer.WriteStartArray();
        foreach (var item in value)
            JsonSerializer.Serialize(writer, item, TypeOf(options));
        writer.WriteEndArray();
    }

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
