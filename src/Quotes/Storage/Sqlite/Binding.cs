using System.Globalization;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>Binds values to the parameters of a statement by their places.</summary>
internal static class Binding
{
    /// <summary>Binds a value: null, a number, a truth, a text, the bytes of a text, or a list.</summary>
    /// <param name="place">From 1.</param>
    /// <returns>The code of SQLite.</returns>
    public static int Bind(this sqlite3_stmt statement, int place, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            // The library ends a string at a NUL, and takes no bytes for NULL.
            "" => raw.sqlite3_bind_text(statement, place, ""),
            string text => raw.sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text)),
            byte[] text => raw.sqlite3_bind_text(statement, place, text),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            double number => raw.sqlite3_bind_double(statement, place, number),
            bool isTrue => raw.sqlite3_bind_int64(statement, place, isTrue ? 1 : 0),
            IReadOnlyList<string> texts => Bind(
                statement,
                place,
                JsonSerializer.SerializeToUtf8Bytes(texts, QuotesJson.Verbatim.IReadOnlyListString)
            ),
            long[] numbers => Bind(statement, place, $"[{string.Join(',', numbers)}]"),
            double[] numbers => Bind(
                statement,
                place,
                $"[{string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No column holds such a value."),
        };
}
