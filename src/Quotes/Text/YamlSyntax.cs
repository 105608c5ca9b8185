using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Quotes.Text;

/// <summary>
/// What YAML files are refused for before the library reads them: what it would read wrongly, or without end.
/// </summary>
internal static class YamlSyntax
{
    // Deeper than any file of ours; the library reads nesting by recursion, which a hostile file could make end the
    // process.
    private const int Deepest = 50;

    private static readonly System.Buffers.SearchValues<char> _controls = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']),
    ]);

    // YAML 1.2 §5.1; the library takes NUL for the end of the file, and may never come to an end behind it.
    public static void CheckCharacters(string text)
    {
        var at = text.AsSpan().IndexOfAny(_controls);
        if (at < 0)
            return;
        var before = text[..at];
        var column = at - before.LastIndexOf('\n');
        var mark = new Mark(at, before.Count(c => c == '\n') + 1, column);
        throw new YamlException(mark, mark, "it holds a control character");
    }

    public static void CheckTokens(Scanner scanner)
    {
        var depth = 0;
        while (scanner.MoveNext())
        {
            var token = scanner.Current!;
            depth += token switch
            {
                BlockMappingStart or BlockSequenceStart or FlowMappingStart or FlowSequenceStart => 1,
                BlockEnd or FlowMappingEnd or FlowSequenceEnd => -1,
                _ => 0,
            };
            var refused =
                depth > Deepest ? $"it is nested deeper than {Deepest} levels"
                // The scanner does not go on behind an error, nor does it end: it gives the error again.
                : token is Error wrong ? wrong.Value
                // A few lines of aliases stand for more nodes than fit any memory.
                : token is AnchorAlias ? "it holds an alias"
                // Keys that differ by nothing else would count as two.
                : token is Tag ? "it holds a tag"
                : null;
            if (refused is not null)
                throw new YamlException(token.Start, token.End, refused);
        }
    }
}
