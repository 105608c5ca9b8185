using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>The paragraphs of a turn, and their sentences.</summary>
internal static class Paragraphs
{
    /// <summary>The stretches between line breaks, as spans; empty ones left out.</summary>
    public static IReadOnlyList<TextSpan> Of(SourceText source, int start, int end)
    {
        var spans = new List<TextSpan>();
        for (var at = start; at < end; )
        {
            var line = source.Value.AsSpan(at, end - at).IndexOfAny('\r', '\n');
            var close = line < 0 ? end : at + line;
            if (!source.Value.AsSpan(at, close - at).IsWhiteSpace())
                spans.Add(source.SpanOf(at, close));
            at = close + 1;
        }
        return spans;
    }

    public static IReadOnlyList<Passage> Sentences(SourceText source, IReadOnlyList<TextSpan> paragraphs) =>
        [
            .. paragraphs.SelectMany(paragraph =>
                Text.Sentences.Split(source.Value, source.ToUtf16(paragraph.Start), source.ToUtf16(paragraph.End))
                    .Select(s => new Passage(source.Value[s.Start..s.End], source.SpanOf(s.Start, s.End)))
            ),
        ];
}
