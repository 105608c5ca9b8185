using Quotes.Text;

namespace Quotes.Verification;

/// <summary>Finds what a document says that others have said.</summary>
public static class Quotations
{
    /// <summary>The shortest quotation, in code points: what is shorter is a term.</summary>
    public const int Shortest = 4;

    private const string Openers = "“「『\"";
    private const string Closers = "”」』\"";

    /// <summary>
    /// The quotations of a document, in order, as spans of code points without their marks: what stands in “…”, 「…」,
    /// 『…』 or "…" within one paragraph, outermost marks only, and every blockquote.
    /// </summary>
    public static IReadOnlyList<TextSpan> Find(SourceText document)
    {
        var text = document.Value;
        var found = new List<TextSpan>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : text.Length;
            if (IsBlockquote(text.AsSpan(start, end - start)))
                Add(found, document, text.IndexOf('>', start) + 1, end);
            else
                AddMarked(found, document, start, end);
            start = end + 1;
        }
        return found;
    }

    private static void AddMarked(List<TextSpan> found, SourceText document, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var mark = Openers.IndexOf(document.Value[at], StringComparison.Ordinal);
            if (mark < 0)
                continue;
            var close = Closing(document.Value, at, end, Openers[mark], Closers[mark]);
            if (close < 0)
                continue;
            Add(found, document, at + 1, close);
            at = close;
        }
    }

    /// <summary>Where the mark is that closes the one at a place; −1 where there is none in the paragraph.</summary>
    private static int Closing(string text, int open, int end, char opener, char closer)
    {
        var depth = 1;
        for (var at = open + 1; at < end; at++)
        {
            if (text[at] == closer && --depth == 0)
                return at;
            if (text[at] == opener && opener != closer)
                depth++;
        }
        // A mark that is opened once too often must not swallow the rest of the paragraph.
        return depth > 1 ? text.IndexOf(closer, open + 1, end - open - 1) : -1;
    }

    private static void Add(List<TextSpan> found, SourceText document, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(document.Value[start]))
            start++;
        while (end > start && char.IsWhiteSpace(document.Value[end - 1]))
            end--;
        var span = document.SpanOf(start, end);
        if (span.Length >= Shortest)
            found.Add(span);
    }

    private static bool IsBlockquote(ReadOnlySpan<char> line) => line.TrimStart(' ') is ['>', ..];
}
