using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>
/// Reads a transcript that stands behind a front matter: the parser sees the text alone, and every place that it names
/// is moved to where it stands in the whole.
/// </summary>
internal static class ShiftedTranscript
{
    /// <summary>Reads a text.</summary>
    /// <param name="source">The whole.</param>
    /// <param name="behind">Where the front matter has ended (UTF-16); 0 where there is none.</param>
    /// <param name="metadata">What is known of it.</param>
    public static ParseResult Parse(SourceText source, int behind, Metadata metadata)
    {
        if (behind == 0)
            return TranscriptParser.Parse(source, metadata);
        var begin = behind;
        while (begin < source.Value.Length && source.Value[begin] is '\r' or '\n')
            begin++;
        var nodes = new NodeList(source);
        nodes.Claim("metadata", 0, behind);
        nodes.Fill(begin);
        var result = TranscriptParser.Parse(new SourceText(source.Value[begin..]), metadata);
        var start = source.ToCodePoint(begin);
        var lines = source.LineAndColumn(start).Line - 1;
        return new ParseResult(
            result.Transcript is { } transcript ? Shifted(transcript, source, start, nodes.Nodes) : null,
            [.. result.Problems.Select(problem => problem with { Line = problem.Line + lines })]
        );
    }

    private static ParsedTranscript Shifted(
        ParsedTranscript transcript,
        SourceText source,
        int by,
        IReadOnlyList<Node> before
    ) =>
        transcript with
        {
            Source = source,
            Title = Shifted(transcript.Title, by),
            Sources = Shifted(transcript.Sources, by),
            Authors = Shifted(transcript.Authors, by),
            Editors = Shifted(transcript.Editors, by),
            Lede = Shifted(transcript.Lede, by),
            Headings = Shifted(transcript.Headings, by),
            Turns = [.. transcript.Turns.Select(turn => Shifted(turn, by))],
            Quotations = [.. transcript.Quotations.Select(quotation => Shifted(quotation, by))],
            Nodes = [.. before, .. transcript.Nodes.Select(node => node with { Span = Shifted(node.Span, by) })],
        };

    private static Turn Shifted(Turn turn, int by) =>
        turn with
        {
            Span = Shifted(turn.Span, by),
            Label = turn.Label is { } label ? Shifted(label, by) : null,
            Paragraphs = [.. turn.Paragraphs.Select(paragraph => Shifted(paragraph, by))],
            Sentences = Shifted(turn.Sentences, by),
        };

    private static Quotation Shifted(Quotation quotation, int by) =>
        quotation with
        {
            Span = Shifted(quotation.Span, by),
            Original = quotation.Original is not { } original
                ? null
                : original with
                {
                    Span = Shifted(original.Span, by),
                    Diff =
                    [
                        .. original.Diff.Select(run =>
                            run with
                            {
                                Given = Shifted(run.Given, by),
                                Source = Shifted(run.Source, by),
                            }
                        ),
                    ],
                },
        };

    private static Passage[] Shifted(IEnumerable<Passage> passages, int by) =>
        [.. passages.Select(passage => passage with { Span = Shifted(passage.Span, by) })];

    private static Passage? Shifted(Passage? passage, int by) =>
        passage is null ? null : passage with { Span = Shifted(passage.Span, by) };

    private static TextSpan Shifted(TextSpan span, int by) => new(span.Start + by, span.End + by);
}
