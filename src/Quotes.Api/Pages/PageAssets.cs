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
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

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
        return program
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], Read, StringComparer.Ordinal);
    }
}
