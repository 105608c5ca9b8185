using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Quotes.Api.Pages;

/// <summary>
/// The styles and scripts of the pages: kept in the program, named by what they are, so that they never go stale.
/// </summary>
internal static class PageAssets
{
    private const string Folder = "wwwroot/";

    private static readonly FrozenDictionary<string, string> _types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary();

    /// <summary>
    /// The icon, as an address that holds it: it is shorter than the headers of an answer.
    /// </summary>
    public static readonly string Icon =
        "data:image/svg+xml,"
        + Uri.EscapeDataString(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4"
            fill="#9b1c1c"/><path d="M8 9h7v7c0 4-2 6-6 7l-1-2c2-1 3-2 3-4H8zm10 0h7v7c0 4-2 6-6 7l-1-2c2-1 3-2 3-4h-3z"
            fill="#fff"/></svg>
            """
        );

    // One request for all that a page is styled by: the headers of each take as many bytes as a style does.
    private static readonly Dictionary<string, string[]> _sheets = new()
    {
        ["find.css"] = ["ink.css", "page.css", "find.css"],
        ["read.css"] = ["ink.css", "page.css", "read.css"],
        ["quote.css"] = ["ink.css", "page.css", "read.css", "quote.css"],
        ["check.css"] = ["ink.css", "page.css", "quote.css"],
        ["problem.css"] = ["ink.css", "page.css", "problem.css"],
    };

    private static readonly Lazy<FrozenDictionary<string, byte[]>> _files = new(Load);

    private static readonly Lazy<string> _version = new(() =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, bytes) in _files.Value.OrderBy(file => file.Key, StringComparer.Ordinal))
            hash.AppendData(bytes);
        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, 9)).ToLowerInvariant();
    });

    /// <summary>
    /// The address of a file. One version names all, so that scripts import each other by plain names.
    /// </summary>
    public static string Address(string name) => $"{Paths.Assets}/{_version.Value}/{name}";

    /// <summary>A file with its type; null where there is none, or not of this version.</summary>
    public static (byte[] Bytes, string Type)? Find(string version, string name) =>
        version == _version.Value && _files.Value.TryGetValue(name, out var bytes)
            ? (bytes, _types[Path.GetExtension(name)])
            : null;

    private static FrozenDictionary<string, byte[]> Load()
    {
        var program = typeof(PageAssets).Assembly;
        byte[] Read(string name)
        {
            using var file = program.GetManifestResourceStream(name)!;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        var files = program
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], Read, StringComparer.Ordinal);
        return files
            .Where(file => Path.GetExtension(file.Key) != ".css")
            .Concat(_sheets.Select(sheet => KeyValuePair.Create(sheet.Key, Joined(sheet.Value))))
            .ToFrozenDictionary(StringComparer.Ordinal);
        byte[] Joined(string[] styles) => [.. styles.SelectMany(style => files[style])];
    }
}
