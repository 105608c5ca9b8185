namespace Quotes.Text;

/// <summary>
/// The verbatim text of one revision of one source, addressed by code points. Programs in C# index UTF-16 units, while
/// W3C selectors and our stored spans count code points; this is the one place where the two meet.
/// </summary>
public sealed class SourceText
{
    // UTF-16 positions of the high surrogates, ascending: enough to convert either way, and empty for most texts.
    private readonly int[] _astral;
    private readonly OffsetMap _toUtf16;

    /// <param name="value">The text; every surrogate must be paired.</param>
    /// <exception cref="ArgumentException">The text holds a lone surrogate.</exception>
    public SourceText(string value)
    {
        Value = value;
        var astral = new List<int>();
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
                throw new ArgumentException($"a lone surrogate stands at UTF-16 position {i}", nameof(value));
            astral.Add(i++);
        }
        _astral = [.. astral];
        _toUtf16 = new OffsetMap(Astral);
    }

    /// <summary>The text itself.</summary>
    public string Value { get; }

    /// <summary>Its length in code points.</summary>
    public int CodePoints => Value.Length - _astral.Length;

    /// <summary>The offsets in code points of the characters beyond the BMP, ascending.</summary>
    public IReadOnlyList<int> Astral => [.. _astral.Select((utf16, before) => utf16 - before)];

    /// <summary>The code point offset of a UTF-16 position. A position inside a pair counts as its start.</summary>
    public int ToCodePoint(int utf16)
    {
        var at = Array.BinarySearch(_astral, utf16);
        return utf16 - (at >= 0 ? at : ~at);
    }

    /// <summary>The UTF-16 position of a code point offset.</summary>
    public int ToUtf16(int codePoint) => _toUtf16.ToUtf16(codePoint);

    /// <summary>The words that a span of code points covers.</summary>
    public string Slice(TextSpan span) => Value[ToUtf16(span.Start)..ToUtf16(span.End)];

    /// <summary>The code point span of a range of UTF-16 positions.</summary>
    public TextSpan SpanOf(int utf16Start, int utf16End) => new(ToCodePoint(utf16Start), ToCodePoint(utf16End));

    /// <summary>The line and column, both from 1 and the column in code points, of a code point offset.</summary>
    public (int Line, int Column) LineAndColumn(int codePoint)
    {
        var end = ToUtf16(codePoint);
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < end; i++)
        {
            if (Value[i] != '\n' && (Value[i] != '\r' || (i + 1 < Value.Length && Value[i + 1] == '\n')))
                continue;
            line++;
            lineStart = i + 1;
        }
        return (line, codePoint - ToCodePoint(lineStart) + 1);
    }
}
