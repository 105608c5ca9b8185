using System.Text;
using Quotes.Text;

namespace Quotes.Api.Http;

/// <summary>
/// A transcript as Markdown, for reading: title, lede, headings, and each turn under the name of its speaker.
/// </summary>
internal static class TranscriptMarkdown
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder().Append("# ").Append(Markdown.OneLine(transcript.Interview.Title)).Append('\n');
        if (transcript.Lede is { } lede)
            text.Append('\n').Append(Markdown.Paragraphs(lede.Text)).Append('\n');
        string? section = null;
        foreach (var turn in transcript.Turns)
        {
            if (turn.Section is not null && turn.Section != section)
                text.Append("\n## ").Append(Markdown.OneLine(turn.Section)).Append('\n');
            section = turn.Section;
            text.Append("\n**").Append(Markdown.OneLine(turn.Speaker.Name)).Append("：** ");
            text.Append(Markdown.Paragraphs(turn.Text)).Append('\n');
        }
        return text.ToString();
    }
}
