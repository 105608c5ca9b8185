using System.Text.Json;

namespace Quotes.Api.Http;

/// <summary>Entries as newline-delimited JSON: one object a line, each as it stands in the JSON list.</summary>
internal static class NdJson
{
    public static byte[] Write<T>(IEnumerable<T> items)
    {
        using var buffer = new MemoryStream();
        foreach (var item in items)
            WriteLine(buffer, item);
        return buffer.ToArray();
    }

    /// <summary>Writes one entry and the line feed behind it.</summary>
    public static void WriteLine<T>(Stream stream, T item)
    {
        JsonSerializer.Serialize(stream, item, typeof(T), QuotesJson.Verbatim);
        stream.WriteByte((byte)'\n');
    }
}
