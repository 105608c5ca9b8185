using Quotes.Text;

namespace Quotes;

/// <summary>An interview in order, every word with its place.</summary>
public sealed record Transcript : IPlaced<Transcript>
{
    /// <summary>The interview.</summary>
    public required InterviewRef Interview { get; init; }

    string IPlaced<Transcript>.InterviewId => Interview.Id;

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>The file that the offsets count in.</summary>
    public required SourceFile Source { get; init; }

    /// <summary>The introduction; null when there is none.</summary>
    public Passage? Lede { get; init; }

    /// <summary>The section headings, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The turns, in order.</summary>
    public required IReadOnlyList<TranscriptTurn> Turns { get; init; }

    /// <summary>The whole source text cut into nodes, without gap or overlap.</summary>
    public required IReadOnlyList<TranscriptNode> Nodes { get; init; }

    /// <inheritdoc/>
    public Transcript CountedIn(OffsetMap utf16) =>
        this with
        {
            OffsetUnit = OffsetUnits.Utf16,
            Lede = Lede is null ? null : Lede with { Span = utf16.ToUtf16(Lede.Span) },
            Sections = [.. Sections.Select(s => s with { Span = utf16.ToUtf16(s.Span) })],
            Turns = [.. Turns.Select(t => t with { Span = utf16.ToUtf16(t.Span) })],
            Nodes = [.. Nodes.Select(n => n with { Start = utf16.ToUtf16(n.Start), End = utf16.ToUtf16(n.End) })],
        };
}

/// <summary>A turn of a transcript.</summary>
/// <param name="Kind"><c>question</c> or <c>answer</c>.</param>
/// <param name="Id">The id of the question or answer.</param>
/// <param name="Number">Its number among the questions or the answers of the interview, from 1.</param>
/// <param name="Section">The heading it stands under; null before the first.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Span">Where they stand.</param>
public sealed record TranscriptTurn(
    string Kind,
    string Id,
    int Number,
    string? Section,
    SpeakerRef Speaker,
    string Text,
    TextSpan Span
);

/// <summary>A piece of the source text.</summary>
/// <param name="Kind">
/// What it is: metadata, title, key, source, author, editor, value (of any other key), date, lede, handover (以下是访谈实录：),
/// heading, label, question, answer, caption, copyright, furniture (扫码关注), note (a stage direction, or what is
/// none of these) or space. Where a caption or a note stands inside a turn, the turn has a node on either side of it.
/// </param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended.</param>
public sealed record TranscriptNode(string Kind, int Start, int End);
