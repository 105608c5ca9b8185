using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace Quotes.Api.Http;

/// <summary>The names and values of a query string, before their meaning is looked at.</summary>
internal static class QueryText
{
    /// <summary>Takes a query string apart; what is unknown, repeated or empty is an error.</summary>
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
            else if (!IsUtf8(pair.EncodedValue.Span))
            {
                errors.NotUtf8(parameters.First(parameter => parameter.Name == name));
                values[name] = "";
            }
            else if (value.Length == 0)
                errors.Empty(parameters.First(parameter => parameter.Name == name));
        }
        foreach (var name in values.Where(pair => pair.Value.Length == 0).Select(pair => pair.Key).ToArray())
            values.Remove(name);
        return values;
    }

    /// <summary>Whether the bytes that are written as %XX are UTF-8.</summary>
    /// <remarks>
    /// The framework leaves those that are not as they came, so that a lone surrogate would be looked for as the word
    /// “ed” of “%ED%A0%80”.
    /// </remarks>
    private static bool IsUtf8(ReadOnlySpan<char> encoded)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] == '%' && at + 2 < encoded.Length && ByteAt(encoded[(at + 1)..(at + 3)]) is { } escaped)
            {
                bytes.Add(escaped);
                at += 2;
            }
            else
                bytes.Add((byte)'.');
        }
        return Utf8.IsValid(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }

    private static byte? ByteAt(ReadOnlySpan<char> digits) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
