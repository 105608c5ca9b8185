using System.Buffers;

namespace Quotes.Transcripts;

/// <summary>Finds the heading between the end of one turn and the label of the next question.</summary>
internal static class Headings
{
    private const int Longest = 40;
    private const string Ends = "。！？!?…；;";
    private static readonly SearchValues<char> _ends = SearchValues.Create(Ends);

    /// <summary>The heading at the end of a stretch of text (UTF-16); null where there is none.</summary>
    public static (int Start, int End)? AtEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return QuotedSentence(text, start, end) ?? OwnLine(text, start, end);
    }

    /// <summary>A sentence in quotation marks, without a full stop, glued behind a sentence that has ended.</summary>
    private static (int, int)? QuotedSentence(string text, int start, int end)
    {
        if (end - start < 3 || text[end - 1] is not ('”' or '」'))
            return null;
        var open = text.LastIndexOf(text[end - 1] == '”' ? '“' : '「', end - 1, end - start);
        return
            open > start
            && end - open <= Longest
            && (
                Ends.Contains(text[open - 1])
                || text[open - 1] is '”' or '」' or '）'
                || char.IsWhiteSpace(text[open - 1])
            )
            && text.AsSpan(open, end - open).IndexOfAny(_ends) < 0
            ? (open, end)
            : null;
    }

    private static (int, int)? OwnLine(string text, int start, int end)
    {
        var line = text.LastIndexOf('\n', Math.Max(start, end - 1), Math.Max(0, end - start)) + 1;
        while (line < end && char.IsWhiteSpace(text[line]))
            line++;
        return
            line > start
            && line < end
            && end - line <= Longest
            && !Ends.Contains(text[end - 1])
            && text[end - 1] != '”'
            && HasText(text, start, line)
            ? (line, end)
            : null;
    }

    private static bool HasText(string text, int start, int end) => !text.AsSpan(start, end - start).IsWhiteSpace();
}
