using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>
/// Cuts a text into nodes from its beginning to its end: what nobody claims is white space, or a note.
/// </summary>
internal sealed class NodeList(SourceText source)
{
    private readonly List<Node> _nodes = [];
    private int _end;

    /// <summary>The nodes so far.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Claims a stretch (UTF-16) that lies behind all before it.</summary>
    public TextSpan Claim(string kind, int start, int end)
    {
        Fill(start);
        if (end > start)
            _nodes.Add(new Node(kind, source.SpanOf(start, end)));
        _end = end;
        return source.SpanOf(start, end);
    }

    /// <summary>Makes a node of what lies between the last claim and a position.</summary>
    public void Fill(int start)
    {
        if (start <= _end)
            return;
        var isSpace = Lines.SkipSpace(source.Value, _end, start) == start;
        _nodes.Add(new Node(isSpace ? "space" : "note", source.SpanOf(_end, start)));
        _end = start;
    }
}
