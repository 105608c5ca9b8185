using System.Security.Cryptography;
using System.Text;

namespace Quotes;

/// <summary>
/// Ids made of the words themselves, so that the same seeds give the same ids anywhere and an id never points at
/// other words: a prefix and the first 60 bits of the SHA-256 of interview id, kind, verbatim text and occurrence
/// number (from 1, among equal texts of the same kind in the same interview), joined by U+0000, in Crockford's base
/// 32 in lower case.
/// </summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Question(string interview, string text, int occurrence) =>
        "n-" + Made(interview, "question", text, occurrence);

    public static string Answer(string interview, string text, int occurrence) =>
        "a-" + Made(interview, "answer", text, occurrence);

    /// <param name="kind"><c>answer</c> or <c>lede</c>, as the quote's kind.</param>
    public static string Quote(string interview, string kind, string text, int occurrence) =>
        "q-" + Made(interview, kind == "lede" ? "lede" : "quote", text, occurrence);

    private static string Made(string interview, string kind, string text, int occurrence)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{interview}\0{kind}\0{text}\0{occurrence}"));
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) >> 4;
        return string.Create(
            12,
            bits,
            (made, rest) =>
            {
                for (var i = 11; i >= 0; i--, rest >>= 5)
                    made[i] = Alphabet[(int)(rest & 31)];
            }
        );
    }
}
