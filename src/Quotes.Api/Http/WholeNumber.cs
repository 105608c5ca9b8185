using System.Text.Json;

namespace Quotes.Api.Http;

/// <summary>Numbers of JSON that are whole however they are written: to JSON Schema <c>2.0</c> is an integer.</summary>
internal static class WholeNumber
{
    private const int MostDigits = 19;

    /// <summary>The digits of a number; null where it is not exactly whole, or longer than 64 bits hold.</summary>
    /// <remarks>Read as text: a decimal would be rounded first, and a tiny fraction would be none.</remarks>
    public static string? DigitsOf(JsonElement number)
    {
        var text = number.GetRawText();
        var (sign, unsigned) = text[0] == '-' ? ("-", text[1..]) : ("", text);
        var parts = unsigned.Split('e', 'E');
        var point = parts[0].IndexOf('.');
        var digits = parts[0].Replace(".", "").TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return "0";
        // An exponent that no int holds is far from any number that is taken.
        if (!int.TryParse(parts.Length > 1 ? parts[1] : "0", out var exponent))
            return null;
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var zeros = (long)exponent - fraction + digits.Length - significant.Length;
        return zeros >= 0 && significant.Length + zeros <= MostDigits
            ? sign + significant + new string('0', (int)zeros)
            : null;
    }
}
