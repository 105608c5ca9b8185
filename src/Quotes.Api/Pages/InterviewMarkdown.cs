using System.Text;
using Quotes.Api.Http;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Api.Pages;

/// <summary>
/// An interview's page as Markdown, for those who read no HTML: the transcript, and where it is from.
/// </summary>
internal static class InterviewMarkdown
{
    /// <summary>Writes it; null where there is no interview with this id.</summary>
    public static async Task<string?> WriteAsync(string id, QuoteStore store, string root, CancellationToken ct)
    {
        if (
            await store.FindInterviewAsync(id, ct) is not { } interview
            || await store.FindTranscriptAsync(id, ct) is not { } transcript
        )
            return null;
        var text = new StringBuilder(TranscriptMarkdown.Write(transcript)).Append("\n---\n\n");
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
                text.Append($"- {name}: {Markdown.OneLine(value)}\n");
        }
        Add("id", id);
        Add("outlet", interview.Outlet);
        Add("authors", string.Join(", ", interview.Authors));
        Add("published", interview.Published);
        Add("conducted", interview.Conducted);
        Add("rights", interview.Rights);
        Add("revision", interview.Source.Revision);
        text.Append($"- page: {root}{Paths.InterviewPage(id)}\n- JSON: {root}{Paths.Transcript(id)}\n");
        return text.Append($"- quotes, each with its id: {root}{interview.Links.Quotes}\n").ToString();
    }
}
