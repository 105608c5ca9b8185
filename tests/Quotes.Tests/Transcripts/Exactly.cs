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
        var answers = transcript.Nodes.Where(node => node.Kind == "answer").Select(node => node.Span).ToArray();
        var next = 0;
        foreach (var turn in transcript.Turns)
        {
            Assert.All(turn.Paragraphs, paragraph => Assert.True(turn.Span.Contains(paragraph)));
            Assert.All(turn.Sentences, s => Assert.Contains(turn.Paragraphs, p => p.Contains(s.Span)));
            if (turn.IsQuestion)
                continue;
            // Captions and stage directions inside a turn are nodes of their own.
            var spoken = new List<string>();
            for (; next < answers.Length && answers[next].End <= turn.Span.End; next++)
                spoken.Add(source.Slice(answers[next]));
            Assert.Equal(Plain(spoken), Plain(turn.Sentences.Select(sentence => sentence.Text)));
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

    private static string Plain(IEnumerable<string> texts) =>
        string.Concat(texts.SelectMany(text => text).Where(c => !char.IsWhiteSpace(c)));
}
