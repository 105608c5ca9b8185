using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quotes;

/// <summary>Slugs for what has no id of its own.</summary>
internal static class Slugs
{
    private const int Longest = 60;

    /// <summary>
    /// The letters and digits of ASCII in a name, in lower case, hyphens between them; where a name has others too,
    /// with the beginning of its SHA-256 behind, so that two names never share a slug by losing what tells them
    /// apart.
    /// </summary>
    public static string Of(string name, string prefix)
    {
        var plain = string.Join(
            '-',
            new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        if (plain.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-'))
            return plain;
        var hash = Hash(name);
        var kept = plain.Length <= Longest ? plain : plain[..Longest].TrimEnd('-');
        return string.Create(CultureInfo.InvariantCulture, $"{(kept.Length == 0 ? prefix : kept + "-")}{hash}");
    }

    /// <summary>A slug of a name whose own slug is taken by another.</summary>
    public static string Apart(string slug, string name) => $"{slug}-{Hash(name)}";

    private static string Hash(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
}
