using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>
/// What holds of every transcript, whatever the text: nothing dropped, nothing invented, every word in its place.
/// </summary>
internal static class Exactly
{
    public static void Stands(ParsedTranscript transcript)
    {
        var source = transcript.Source;
        var end = 0;
        foreach (var node in transcript.Nodes)
        {
            Assert.True(node.Span.Start == end && node.Span.End > end, $"{node.Kind} {node.Span} behind {end}");
            end = node.Span.End;
        }
        Assert.Equal(source.CodePoints, end);
        foreach (var passage in Passages(transcript))
            Assert.Equal(passage.Text, source.Slice(passage.Span));
        foreach (var turn in transcript.Turns)
        {
            Assert.All(turn.Paragraphs, paragraph => Assert.True(turn.Span.Contains(paragraph)));
            Assert.All(turn.Sentences, s => Assert.Contains(turn.Paragraphs, p => p.Contains(s.Span)));
            AssertSentencesCover(turn, transcript);
        }
    }

    private static IEnumerable<Passage> Passages(ParsedTranscript t) =>
        new[] { t.Title, t.Lede }
            .OfType<Passage>()
            .Concat(t.Sources)
            .Concat(t.Authors)
            .Concat(t.Editors)
            .Concat(t.Headings)
            .Concat(t.Turns.Select(turn => new Passage(turn.Text, turn.Span)))
            .Concat(t.Turns.SelectMany(turn => turn.Sentences))
            .Concat(t.Quotations.Select(quotation => new Passage(quotation.Text, quotation.Span)));

    private static void AssertSentencesCover(Turn turn, ParsedTranscript transcript)
    {
        if (turn.IsQuestion)
            return;
        static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        // Stage directions of Markdown stand between paragraphs.
        var spoken =
            transcript.Family == "markdown-heading"
                ? string.Concat(turn.Paragraphs.Select(transcript.Source.Slice))
                : turn.Text;
        Assert.Equal(Plain(spoken), Plain(string.Concat(turn.Sentences.Select(sentence => sentence.Text))));
    }
}
