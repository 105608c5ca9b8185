using System.Text;

namespace Quotes.Api.Http;

/// <summary>
/// A transcript as Markdown, for reading: title, lede, headings, and each turn under the name of its speaker.
/// </summary>
internal static class TranscriptMarkdown
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder().Append("# ").Append(OneLine(transcript.Interview.Title)).Append('\n');
        if (transcript.Lede is { } lede)
            text.Append('\n').Append(Paragraphs(lede.Text)).Append('\n');
        string? section = null;
        foreach (var turn in transcript.Turns)
        {
            if (turn.Section is not null && turn.Section != section)
                text.Append("\n## ").Append(OneLine(turn.Section)).Append('\n');
            section = turn.Section;
            text.Append("\n**").Append(OneLine(turn.Speaker.Name)).Append("：** ");
            text.Append(Paragraphs(turn.Text)).Append('\n');
        }
        return text.ToString();
    }

    private static string OneLine(string text) => Escape(text.ReplaceLineEndings(" ").Trim());

    // A line break inside a turn is a new paragraph; Markdown wants an empty line for that.
    private static string Paragraphs(string text) =>
        string.Join(
            "\n\n",
            text.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Escape)
        );

    // Words are data: what Markdown would take for markup is escaped, as is the start of HTML.
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
