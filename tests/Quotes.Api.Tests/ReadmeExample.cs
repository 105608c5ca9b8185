using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>A <c>curl</c> line of the README, and the answer that the README shows below it.</summary>
/// <param name="Command">The line, as it stands there.</param>
/// <param name="Language">
/// The language of the answer's block: <c>json</c>, <c>csv</c>, <c>text</c>; null where none is shown.
/// </param>
/// <param name="Answer">The lines of the answer.</param>
public sealed record ReadmeExample(string Command, string? Language, IReadOnlyList<string> Answer)
{
    private const string Gap = "…";
    private static readonly JsonSerializerOptions _indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Every <c>curl</c> line in a <c>sh</c> block; the answer is the block that follows, if it is no <c>sh</c>
    /// block.
    /// </summary>
    public static IReadOnlyList<ReadmeExample> ReadAll(string markdown)
    {
        var blocks = Blocks(markdown);
        var examples = new List<ReadmeExample>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "sh")
                continue;
            var commands = blocks[i].Lines.Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToArray();
            var answer = i + 1 < blocks.Count && blocks[i + 1].Language != "sh" ? blocks[i + 1] : default;
            foreach (var command in commands)
                examples.Add(
                    command == commands[^1]
                        ? new ReadmeExample(command, answer.Language, answer.Lines ?? [])
                        : new ReadmeExample(command, null, [])
                );
        }
        return examples;
    }

    /// <summary>
    /// Whether an answer is the one shown, line by line: a line that holds only <c>…</c> stands for any lines, or
    /// none. JSON may be shown as sent or indented by two.
    /// </summary>
    public bool Shows(string answer) =>
        Language is null
        || Fits(Answer, Lines(answer))
        || (Language == "json" && Fits(Answer, Lines(JsonSerializer.Serialize(Parse(answer), _indented))));

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static bool Fits(IReadOnlyList<string> shown, string[] lines)
    {
        // fits[j]: the lines shown so far can stand for the first j lines of the answer.
        var fits = new bool[lines.Length + 1];
        fits[0] = true;
        foreach (var line in shown)
        {
            var next = new bool[lines.Length + 1];
            for (var j = 0; j <= lines.Length; j++)
                next[j] =
                    line.Trim() == Gap
                        ? fits[j] || (j > 0 && next[j - 1])
                        : j > 0 && fits[j - 1] && lines[j - 1] == line;
            fits = next;
        }
        return fits[^1];
    }

    private static List<(string Language, string[] Lines)> Blocks(string markdown)
    {
        var blocks = new List<(string, string[])>();
        string? language = null;
        var block = new List<string>();
        foreach (var line in Lines(markdown))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
                block.Add(line);
            else if (language is null)
                (language, block) = (line[3..].Trim(), []);
            else
            {
                blocks.Add((language, [.. block]));
                language = null;
            }
        }
        return blocks;
    }
}
