using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace Quotes.Api.Http;

/// <summary>The names and values of a query string, before their meaning is looked at.</summary>
internal static class QueryText
{
    /// <summary>Takes a query string apart; what is unknown, repeated, empty or not UTF-8 is an error.</summary>
    /// <remarks>
    /// Names are case-sensitive, unlike in the framework's own collection, which would merge limit and LIMIT.
    /// </remarks>
    public static Dictionary<string, string> Read(string? text, IReadOnlyList<Parameter> parameters, QueryErrors errors)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(text))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            if (parameters.All(parameter => parameter.Name != name))
                errors.Unknown(name, parameters);
            else if (!values.TryAdd(name, value))
                errors.Repeated(name);
            else if (value.Length == 0)
                errors.Empty(parameters.First(parameter => parameter.Name == name));
            else if (!IsUtf8(pair.EncodedValue.Span))
            {
                errors.NotUtf8(name);
                values[name] = "";
            }
        }
        foreach (var name in values.Where(pair => pair.Value.Length == 0).Select(pair => pair.Key).ToArray())
            values.Remove(name);
        return values;
    }

    // What is none would be read as the letters of its escapes, and be taken for words that nobody has written.
    private static bool IsUtf8(ReadOnlySpan<char> encoded)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < encoded.Length; i++)
            if (
                encoded[i] == '%'
                && i + 2 < encoded.Length
                && byte.TryParse(
                    encoded.Slice(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var escaped
                )
            )
            {
                bytes.Add(escaped);
                i += 2;
            }
            else
                bytes.Add((byte)'x');
        return Utf8.IsValid(CollectionsMarshal.AsSpan(bytes));
    }
}
