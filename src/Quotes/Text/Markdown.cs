using System.Text;

namespace Quotes.Text;

/// <summary>Text as Markdown that shows it: words are data, and what would be markup is escaped.</summary>
public static class Markdown
{
    /// <summary>The text in one line.</summary>
    public static string OneLine(string text) => Escape(text.ReplaceLineEndings(" ").Trim());

    /// <summary>The text with a paragraph for each of its lines: Markdown wants an empty one between them.</summary>
    public static string Paragraphs(string text) =>
        string.Join(
            "\n\n",
            text.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Escape)
        );

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '&' || (i == 0 && IsBlockStart(text[i])))
                escaped.Append('\\');
            escaped.Append(text[i]);
        }
        return escaped.ToString();
    }

    private static bool IsBlockStart(char first) => first is '#' or '>' or '-' or '+' or '=' or '~' or '|';
}
