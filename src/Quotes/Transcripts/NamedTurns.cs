using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>Reads a transcript whose turns begin with a name and a colon, whatever marks them.</summary>
/// <param name="source">The text.</param>
/// <param name="family">
/// How its turns are marked: <c>name-colon</c>, <c>markdown-heading</c>, <c>bold</c>, <c>bracket</c>, <c>srt</c>, <c>webvtt</c>.
/// </param>
/// <param name="labels">Where they begin.</param>
/// <param name="metadata">What is known of it beside; null where nothing is.</param>
internal sealed class NamedTurns(SourceText source, string family, IReadOnlyList<Label> labels, Metadata? metadata)
{
    private readonly bool _isMarkdown = family == "markdown-heading";
    private readonly bool _isSubtitles = family is "srt" or "webvtt";
    private readonly string _text = source.Value;
    private readonly NodeList _nodes = new(source);
    private readonly List<Passage> _headings = [];
    private readonly List<Turn> _turns = [];
    private int? _lastQuestion;

    public ParsedTranscript Read()
    {
        var names = labels.Select(label => label.Name).Distinct(StringComparer.Ordinal).ToList();
        var voices = Voices(names);
        var asks = voices.Select(voice => voice.Role == "interviewer").ToArray();
        var lede = labels[0].Start;
        var before = _isMarkdown
            ? MarkdownHeadings.Cut(_text, MarkdownHeadings.Title(_text)?.End ?? 0, lede)
            : CutGlued(0, lede, asks[names.IndexOf(labels[0].Name)]);
        var parts = HeaderOf(before)
            .ToLookup(part => part.Kind, part => new Passage(_text[part.Start..part.End], Claim(part)));
        foreach (var heading in before.Headings)
            AddHeading(heading);
        for (var i = 0; i < labels.Count; i++)
            AddTurn(i, names.IndexOf(labels[i].Name), asks, names);
        _nodes.Fill(_text.Length);
        var introduction = parts["lede"].SingleOrDefault();
        var form =
            voices.Count == 1 ? "speech"
            : asks.Any(a => a) ? "interview"
            : "conversation";
        return new ParsedTranscript(
            source,
            family,
            form,
            parts["title"].SingleOrDefault(),
            [.. parts["source"]],
            [.. parts["author"]],
            [.. parts["editor"]],
            introduction,
            _headings,
            voices,
            _turns,
            introduction is null ? [] : new LedeQuotations(source, _turns, voices).Find(introduction.Span),
            _nodes.Nodes
        );
    }

    private List<Voice> Voices(List<string> names)
    {
        var rough = labels.Select((label, i) => (names.IndexOf(label.Name), _text[label.End..EndOf(i)])).ToArray();
        var lede = _text[..labels[0].Start];
        string?[] outlets =
        [
            metadata?.Outlet,
            metadata?.Column,
            .. HeaderOf(new TurnCut(0, labels[0].Start, []))
                .Where(p => p.Kind == "source")
                .Select(p => _text[p.Start..p.End]),
        ];
        var roles = Roles.Decide(names, rough, [.. outlets.OfType<string>()], lede);
        return
        [
            .. names.Select(
                (name, i) =>
                    RoleByMetadata(name) is { } role
                        ? new Voice(name, [name], role, "the metadata says so")
                        : new Voice(name, [name], roles[i].Role, roles[i].Evidence)
            ),
        ];
    }

    private string? RoleByMetadata(string name) =>
        metadata?.Speakers.FirstOrDefault(s => s.Name == name || s.Aliases.Contains(name))?.Role;

    private TextSpan Claim(HeaderPart part) => _nodes.Claim(part.Kind, part.Start, part.End);

    private void AddTurn(int index, int voice, bool[] asks, List<string> names)
    {
        var label = labels[index];
        var labelSpan = _nodes.Claim("label", label.Start, label.End);
        var end = EndOf(index);
        var nextAsks = index + 1 < labels.Count && asks[names.IndexOf(labels[index + 1].Name)];
        var cut = _isMarkdown ? MarkdownHeadings.Cut(_text, label.End, end) : CutGlued(label.End, end, nextAsks);
        var (start, close) = (cut.Start, cut.End);
        var span = _nodes.Claim(asks[voice] ? "question" : "answer", start, close);
        var paragraphs = Paragraphs.Of(source, start, close);
        if (_isMarkdown)
            paragraphs = [.. paragraphs.Where(paragraph => MarkdownHeadings.IsSpoken(source.Slice(paragraph)))];
        if (asks[voice])
            _lastQuestion = _turns.Count;
        _turns.Add(
            new Turn(
                voice,
                asks[voice],
                _headings.Count == 0 ? null : _headings.Count - 1,
                asks[voice] ? null : _lastQuestion,
                _text[start..close],
                span,
                labelSpan,
                paragraphs,
                asks[voice] ? [] : Paragraphs.Sentences(source, paragraphs)
            )
        );
        foreach (var heading in cut.Headings)
            AddHeading(heading);
    }

    /// <summary>Cuts a stretch whose heading, if there is one, may be glued to the words before the next question.</summary>
    private TurnCut CutGlued(int start, int end, bool beforeQuestion)
    {
        var heading = beforeQuestion && !_isSubtitles ? Headings.AtEnd(_text, start, end) : null;
        var close = heading?.Start ?? end;
        while (start < close && char.IsWhiteSpace(_text[start]))
            start++;
        return new TurnCut(start, Trimmed(start, close), heading is { } glued ? [glued] : []);
    }

    private IReadOnlyList<HeaderPart> HeaderOf(TurnCut before)
    {
        if (_isSubtitles)
            return [];
        if (!_isMarkdown)
            return Header.Read(_text, before.End);
        var parts = new List<HeaderPart>();
        if (MarkdownHeadings.Title(_text) is { } title)
            parts.Add(new HeaderPart("title", title.Start, title.End));
        if (before.End > before.Start)
            parts.Add(new HeaderPart("lede", before.Start, before.End));
        return parts;
    }

    private void AddHeading((int Start, int End) heading)
    {
        var span = _nodes.Claim("heading", heading.Start, heading.End);
        _headings.Add(new Passage(_text[heading.Start..heading.End], span));
    }

    private int EndOf(int index) => index + 1 < labels.Count ? labels[index + 1].Start : _text.Length;

    /// <summary>
    /// The end of the words in a stretch: white space on their last line is theirs, line breaks behind are not.
    /// </summary>
    private int Trimmed(int start, int end)
    {
        var close = end;
        while (close > start && char.IsWhiteSpace(_text[close - 1]))
            close--;
        while (close < end && _text[close] is not ('\r' or '\n'))
            close++;
        return close;
    }
}
