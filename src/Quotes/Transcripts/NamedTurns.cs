using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>Reads a transcript whose turns begin with labels, whatever marks them.</summary>
/// <param name="source">The text.</param>
/// <param name="marked">How its turns are marked, and where they begin.</param>
/// <param name="metadata">What is known of it beside; null where nothing is.</param>
internal sealed class NamedTurns(SourceText source, Marked marked, Metadata? metadata)
{
    private readonly IReadOnlyList<Label> _labels = marked.Labels;
    private readonly VoiceNames _names = new(marked.Labels);
    private readonly bool _isMarkdown = marked.Family == "markdown-heading";
    private readonly bool _isSubtitles = marked.Family is "srt" or "webvtt";
    private readonly string _text = source.Value;
    private readonly NodeList _nodes = new(source);
    private readonly List<Passage> _headings = [];
    private readonly List<Turn> _turns = [];
    private readonly List<(string Kind, Passage Passage)> _passages = [];
    private int? _lastQuestion;

    public ParsedTranscript Read()
    {
        var parts = HeaderParts();
        var voices = Voices(parts);
        var asks = voices.Select(voice => voice.Role == "interviewer").ToArray();
        AddHeader(parts, asks[_names.Of(_labels[0])]);
        for (var i = 0; i < _labels.Count; i++)
            AddTurn(i, asks);
        _nodes.Fill(_text.Length);
        var form =
            voices.Count == 1 ? "speech"
            : asks.Any(a => a) ? "interview"
            : "conversation";
        var lede = Lede();
        return new ParsedTranscript(
            source,
            marked.Family,
            form,
            Of("title") is [var title, ..] ? title : null,
            Of("source"),
            Of("author"),
            Of("editor"),
            lede,
            _headings,
            voices,
            _turns,
            lede is null ? [] : new LedeQuotations(source, _turns, voices).Find(lede.Span),
            _nodes.Nodes
        );
    }

    private IReadOnlyList<Passage> Of(string kind) =>
        [.. _passages.Where(part => part.Kind == kind).Select(part => part.Passage)];

    /// <summary>The introduction, from its first to its last character, whatever stands in it.</summary>
    private Passage? Lede()
    {
        var parts = Of("lede");
        if (parts.Count == 0)
            return null;
        var span = new TextSpan(parts[0].Span.Start, parts[^1].Span.End);
        return new Passage(source.Slice(span), span);
    }

    private List<Voice> Voices(IReadOnlyList<HeaderPart> header)
    {
        var rough = _labels.Select((label, i) => (_names.Of(label), _text[label.End..EndOf(i)])).ToArray();
        string?[] outlets =
        [
            metadata?.Outlet,
            metadata?.Column,
            .. header.Where(part => part.Kind == "source").Select(part => _text[part.Start..part.End]),
        ];
        var roles = Roles.Decide(_names, rough, [.. outlets.OfType<string>()], _text[.._labels[0].Start]);
        return
        [
            .. _names.All.Select(
                (name, i) =>
                    RoleByMetadata(name) is { } role
                        ? new Voice(name, _names.ShapesOf(name), role, "the metadata says so")
                        : new Voice(name, _names.ShapesOf(name), roles[i].Role, roles[i].Evidence)
            ),
        ];
    }

    private string? RoleByMetadata(string name) =>
        metadata?.Speakers.FirstOrDefault(s => s.Name == name || s.Aliases.Contains(name))?.Role;

    private IReadOnlyList<HeaderPart> HeaderParts()
    {
        if (_isSubtitles)
            return [];
        if (!_isMarkdown)
            return Header.Read(_text, _labels[0].Start);
        var title = MarkdownHeadings.Title(_text);
        var before = MarkdownHeadings.Cut(_text, title?.End ?? 0, _labels[0].Start);
        var parts = new List<HeaderPart>();
        if (title is var (start, end))
            parts.Add(new HeaderPart("title", start, end));
        if (before.End > before.Start)
            parts.Add(new HeaderPart("lede", before.Start, before.End));
        parts.AddRange(before.Headings.Select(heading => new HeaderPart("heading", heading.Start, heading.End)));
        return parts;
    }

    private void AddHeader(IReadOnlyList<HeaderPart> parts, bool beforeQuestion)
    {
        var last = parts.ToList().FindLastIndex(part => part.Kind == "lede");
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Kind == "heading")
                AddHeading((part.Start, part.End));
            else if (part.Kind == "lede" && !_isMarkdown)
            {
                // Only the end of the lede can be the heading of the first question.
                var isLast = i == last;
                var from = i > 0 && parts[i - 1].Kind == "handover" ? parts[i - 1].Start : part.Start;
                var cut = TurnCut.Of(_text, part.Start, part.End, [], isLast ? HeadingAt(beforeQuestion, from) : null);
                if (cut.End > cut.Start)
                    Claim("lede", cut.Start, cut.End);
                foreach (var heading in cut.Headings)
                    AddHeading(heading);
            }
            else
                Claim(part.Kind, part.Start, part.End);
        }
    }

    private void AddTurn(int index, bool[] asks)
    {
        var label = _labels[index];
        var voice = _names.Of(label);
        var labelSpan = _nodes.Claim("label", label.Start, label.End);
        var end = EndOf(index);
        var nextAsks = index + 1 < _labels.Count && asks[_names.Of(_labels[index + 1])];
        var cut = Cut(label.End, end, index + 1 == _labels.Count, nextAsks);
        Asides(cut.Asides.Where(aside => aside.End <= cut.Start));
        var inside = cut.Asides.Where(aside => aside.Start >= cut.Start && aside.End <= cut.End).ToArray();
        var kind = asks[voice] ? "question" : "answer";
        var paragraphs = new List<TextSpan>();
        foreach (var (start, close) in Between(cut, inside))
        {
            _nodes.Claim(kind, start, close);
            paragraphs.AddRange(Paragraphs.Of(source, start, close));
            Asides(inside.Where(aside => aside.Start == close));
        }
        if (asks[voice])
            _lastQuestion = _turns.Count;
        _turns.Add(
            new Turn(
                voice,
                asks[voice],
                _headings.Count == 0 ? null : _headings.Count - 1,
                asks[voice] ? null : _lastQuestion,
                _text[cut.Start..cut.End],
                source.SpanOf(cut.Start, cut.End),
                label.End > label.Start ? labelSpan : null,
                paragraphs,
                asks[voice] ? [] : Paragraphs.Sentences(source, paragraphs)
            )
        );
        AddBehind(cut);
    }

    /// <summary>Claims the headings and the asides behind the words, in order.</summary>
    private void AddBehind(TurnCut cut)
    {
        var headings = cut.Headings.Select(heading => new Aside("heading", heading.Start, heading.End));
        var behind = cut.Asides.Where(aside => aside.Start >= cut.End).Concat(headings).OrderBy(part => part.Start);
        foreach (var part in behind)
            if (part.Kind == "heading")
                AddHeading((part.Start, part.End));
            else
                Claim(part.Kind, part.Start, part.End);
    }

    private TurnCut Cut(int start, int end, bool isTail, bool beforeQuestion) =>
        _isMarkdown ? MarkdownHeadings.Cut(_text, start, end)
        : _isSubtitles ? TurnCut.Of(_text, start, end, Subtitles.Asides(_text, start, end), null)
        : TurnCut.Of(_text, start, end, Furniture.Find(_text, start, end, isTail), HeadingAt(beforeQuestion));

    private Func<int, int, (int, int)?> HeadingAt(bool beforeQuestion, int? from = null) =>
        (start, end) => Headings.AtEnd(_text, from ?? start, end, beforeQuestion);

    /// <summary>
    /// The pieces of the words between the asides in them; all but the last end where an aside begins.
    /// </summary>
    private static IEnumerable<(int Start, int End)> Between(TurnCut cut, Aside[] inside)
    {
        var at = cut.Start;
        foreach (var aside in inside)
        {
            yield return (at, aside.Start);
            at = aside.End;
        }
        yield return (at, cut.End);
    }

    private void Asides(IEnumerable<Aside> asides)
    {
        foreach (var aside in asides)
            Claim(aside.Kind, aside.Start, aside.End);
    }

    private void Claim(string kind, int start, int end) =>
        _passages.Add((kind, new Passage(_text[start..end], _nodes.Claim(kind, start, end))));

    private void AddHeading((int Start, int End) heading)
    {
        var span = _nodes.Claim("heading", heading.Start, heading.End);
        _headings.Add(new Passage(_text[heading.Start..heading.End], span));
    }

    private int EndOf(int index) => index + 1 < _labels.Count ? _labels[index + 1].Start : _text.Length;
}
