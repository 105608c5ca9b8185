using System.Reflection;
using System.Text;

namespace Quotes.Text;

/// <summary>Which language words are of, by the commonest words of each.</summary>
internal static class CommonWords
{
    private static readonly Lazy<Dictionary<string, string[]>> _languages = new(Read);
    private static readonly Lazy<HashSet<string>> _tags = new(() => [.. _languages.Value.Values.SelectMany(t => t)]);
    private static readonly Lazy<Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>>> _lookup = new(() =>
        _languages.Value.GetAlternateLookup<ReadOnlySpan<char>>()
    );

    /// <summary>The tags of all languages that have a list.</summary>
    public static IReadOnlySet<string> Tags => _tags.Value;

    /// <summary>The tags of the languages whose lists hold a word, in small letters.</summary>
    public static string[] LanguagesOf(ReadOnlySpan<char> word) =>
        _lookup.Value.TryGetValue(word, out var tags) ? tags : [];

    private static Dictionary<string, string[]> Read()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Quotes.Text.Data.common-words.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .SelectMany(line => line.Skip(1).Select(word => (Tag: line[0], Word: word)))
            .GroupBy(pair => pair.Word, pair => pair.Tag, StringComparer.Ordinal)
            .ToDictionary(tags => tags.Key, tags => tags.Distinct().ToArray(), StringComparer.Ordinal);
    }
}
