using Quotes.Text;

namespace Quotes.Verification;

/// <summary>Finds what a document says that others have said.</summary>
public static class Quotations
{
    /// <summary>The shortest quotation, in code points: what is shorter is a term.</summary>
    public const int Shortest = 4;

    private const string Openers = "“「『";
    private const string Closers = "”」』";

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
                AddBlock(found, document, start, end);
            else
                AddMarked(found, document, start, end);
            start = end + 1;
        }
        return found;
    }

    // A quote within a quote has several marks; a line that begins with a dash names who said what stands above it.
    private static void AddBlock(List<TextSpan> found, SourceText document, int start, int end)
    {
        while (start < end && document.Value[start] is ' ' or '>')
            start++;
        var words = document.Value.AsSpan(start, end - start);
        if (words is not ['—' or '–' or '―', ..] and not ['-', '-', ..])
            Add(found, document, start, end);
    }

    private static void AddMarked(List<TextSpan> found, SourceText document, int start, int end)
    {
        var text = document.Value;
        var pairs = Pairs(text, start, end);
        for (var at = start; at < end; at++)
        {
            // The straight mark opens and closes: what closes one is the next.
            var close = text[at] == '"' ? text.IndexOf('"', at + 1, end - at - 1) : pairs.GetValueOrDefault(at, -1);
            if (close < 0)
                continue;
            Add(found, document, at + 1, close);
            at = close;
        }
    }

    /// <summary>
    /// Where each mark of a paragraph is closed. One that is opened and never closed has no place, so that it does not
    /// swallow those behind it.
    /// </summary>
    private static Dictionary<int, int> Pairs(string text, int start, int end)
    {
        var pairs = new Dictionary<int, int>();
        Stack<int>[] open = [.. Openers.Select(_ => new Stack<int>())];
        for (var at = start; at < end; at++)
            if (Openers.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var opened)
                open[opened].Push(at);
            else if (
                Closers.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var closed
                && open[closed].TryPop(out var opener)
            )
                pairs.Add(opener, at);
        return pairs;
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
