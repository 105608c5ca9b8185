using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Quotes.Api.Http;

/// <summary>
/// Where a page begins: the id of the entry before it, tied to the list and the filters that it was made with.
/// </summary>
internal static class Cursor
{
    private const int TieLength = 8;

    /// <summary>The cursor that begins behind an entry.</summary>
    public static string Behind(string id, string list)
    {
        var bytes = new byte[TieLength + Encoding.UTF8.GetByteCount(id)];
        Tie(list).CopyTo(bytes, 0);
        Encoding.UTF8.GetBytes(id, bytes.AsSpan(TieLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The id that a cursor names; null where it is no cursor, or one of another list.</summary>
    public static string? Read(string cursor, string list)
    {
        if (!Base64Url.IsValid(cursor, out var length) || length <= TieLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        var id = Encoding.UTF8.GetString(bytes.AsSpan(TieLength));
        // Base64 has several spellings of the same bytes, and bad UTF-8 is mended on reading: only our own counts.
        return Behind(id, list) == cursor ? id : null;
    }

    private static byte[] Tie(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..TieLength];
}
