using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>
/// Reads a transcript: every character into one node, every turn to its voice. What it cannot read, it names.
/// </summary>
public static class TranscriptParser
{
    // Each looks for labels marked in its own way and in no other; the first that finds some names the family.
    private static readonly Func<string, IReadOnlyCollection<string>, Marked?>[] _families =
    [
        (text, _) => MarkdownHeadings.Find(text),
        (text, _) => Subtitles.Find(text),
        (text, _) => LineLabels.Find(text),
        (text, _) => TimedNames.Find(text),
        (text, _) => QuestionLetters.Find(text),
        (text, _) => Dashes.Find(text),
        LabelLearner.Find,
    ];

    /// <summary>Reads a text.</summary>
    /// <param name="source">The verbatim text.</param>
    /// <param name="metadata">What is known of it beside; null where nothing is.</param>
    /// <returns>The transcript, or why there is none.</returns>
    public static ParseResult Parse(SourceText source, Metadata? metadata = null)
    {
        // A meeting that was announced and of which nothing was written down: an empty transcript, but one.
        if (MarkdownHeadings.Title(source.Value) is { } title && string.IsNullOrWhiteSpace(source.Value[title.End..]))
            return new ParseResult(TitleAlone(source, title), []);
        string[] known = [.. (metadata?.Speakers ?? []).SelectMany(s => s.Aliases.Prepend(s.Name))];
        var marked = _families.Select(find => find(source.Value, known)).FirstOrDefault(found => found is not null);
        var problem = marked is null ? NoTurns(source) : NotSpeech.Why(source, marked, known);
        if (problem is null)
            return new ParseResult(new NamedTurns(source, marked!, metadata).Read(), []);
        if (metadata is { Form: "speech", Speakers: [var speaker] } && !string.IsNullOrWhiteSpace(source.Value))
            return new ParseResult(Speech(source, speaker.Name), []);
        return new ParseResult(null, [problem]);
    }

    private static ParseProblem NoTurns(SourceText source)
    {
        var first = source.Value.AsSpan().TrimStart();
        var (line, column) = source.LineAndColumn(source.ToCodePoint(source.Value.Length - first.Length));
        if (Subtitles.AreCues(source.Value))
            return new ParseProblem(
                line,
                column,
                "subtitles that name nobody",
                "NAME: or <v NAME> where a voice begins"
            );
        var shown = Beginning(first[..Math.Min(first.Length, 200)].ToString());
        return new ParseProblem(
            line,
            column,
            first.IsEmpty ? "nothing but white space" : $"“{shown}” and no label that comes back",
            "turns that begin with the name of the speaker and a colon"
        );
    }

    /// <summary>The first characters of the first line of a text.</summary>
    private static string Beginning(string text)
    {
        var line = text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end] : text;
        var start = string.Concat(line.EnumerateRunes().Take(20));
        return start.Length < text.TrimEnd().Length ? start + "…" : start;
    }

    private static ParsedTranscript TitleAlone(SourceText source, (int Start, int End) title)
    {
        var nodes = new NodeList(source);
        var heading = new Passage(source.Value[title.Start..title.End], nodes.Claim("title", title.Start, title.End));
        nodes.Fill(source.Value.Length);
        return new ParsedTranscript(
            source,
            "markdown-heading",
            "conversation",
            heading,
            [],
            [],
            [],
            null,
            [],
            [],
            [],
            [],
            nodes.Nodes
        );
    }

    private static ParsedTranscript Speech(SourceText source, string speaker)
    {
        var text = source.Value;
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var end = text.AsSpan().TrimEnd().Length;
        var nodes = new NodeList(source);
        var span = nodes.Claim("answer", start, end);
        nodes.Fill(text.Length);
        var paragraphs = Paragraphs.Of(source, start, end);
        var turn = new Turn(
            0,
            false,
            null,
            null,
            text[start..end],
            span,
            null,
            paragraphs,
            Paragraphs.Sentences(source, paragraphs)
        );
        var voice = new Voice(speaker, [], "speaker", "the metadata names one speaker");
        return new ParsedTranscript(
            source,
            "none",
            "speech",
            null,
            [],
            [],
            [],
            null,
            [],
            [voice],
            [turn],
            [],
            nodes.Nodes
        );
    }
}
