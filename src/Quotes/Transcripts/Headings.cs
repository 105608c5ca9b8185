using System.Buffers;
using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>Finds the heading between the end of one turn and the label of the next.</summary>
internal static partial class Headings
{
    private const int Longest = 40;
    private const string Ends = "。！？!?…；;";
    private const string Closers = "”」』）)】*";
    private static readonly SearchValues<char> _ends = SearchValues.Create(Ends);

    /// <summary>The heading at the end of a stretch of text (UTF-16); null where there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it has ended.</param>
    /// <param name="beforeQuestion">
    /// Whether a question follows; before any other turn only a line with the mark of a heading is one.
    /// </param>
    public static (int Start, int End)? AtEnd(string text, int start, int end, bool beforeQuestion)
    {
        end = Byline.Trimmed(text, start, end);
        if (Marked(text, start, end, Mark()) is { } marked)
            return marked;
        if (beforeQuestion && Marked(text, start, end, Enumerated()) is { } enumerated)
            return enumerated;
        return beforeQuestion ? QuotedSentence(text, start, end) ?? OwnLine(text, start, end) : null;
    }

    /// <summary>A line that begins with #, or is a number with or without words: 01, 02 在路上.</summary>
    private static (int, int)? Marked(string text, int start, int end, Regex mark)
    {
        var line = LineStart(text, start, end);
        return
            line < end
            && Lines.BeginAt(text, line)
            && end - line <= Longest
            && mark.IsMatch(text.AsSpan(line, end - line))
            ? (line, end)
            : null;
    }

    /// <summary>A sentence in quotation marks, without a full stop, glued behind a sentence that has ended.</summary>
    private static (int, int)? QuotedSentence(string text, int start, int end)
    {
        if (end - start < 3 || text[end - 1] is not ('”' or '」'))
            return null;
        var open = text.LastIndexOf(text[end - 1] == '”' ? '“' : '「', end - 1, Math.Min(end - start, Longest + 1));
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

    /// <summary>
    /// A short line that does not end as a sentence does, behind one that does; a number on the line before is of it.
    /// </summary>
    private static (int, int)? OwnLine(string text, int start, int end)
    {
        var line = LineStart(text, start, end);
        if (
            line <= start
            || line >= end
            || end - line > Longest
            || Ends.Contains(text[end - 1])
            || text[end - 1] is '”' or '：' or ':' or '.'
        )
            return null;
        var before = Byline.Trimmed(text, start, line);
        if (before <= start)
            return null;
        var number = LineStart(text, start, before);
        if (Lines.BeginAt(text, number) && Number().IsMatch(text.AsSpan(number, before - number)))
            return (number, end);
        return
            Ends.Contains(text[before - 1])
            || text[before - 1] is '.' or '：' or ':'
            || Closers.Contains(text[before - 1])
            ? (line, end)
            : null;
    }

    private static int LineStart(string text, int start, int end)
    {
        var line = end;
        while (line > start && text[line - 1] is not ('\n' or '\r'))
            line--;
        return Lines.SkipSpace(text, line, end);
    }

    [GeneratedRegex(@"^(?:#{1,6}[ \t]{1,9}\S.{0,40}|0\d(?:[ .、:：丨|/]{1,3}\S.{0,30})?)$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[一二三四五六七八九十]{1,3}、[^。！？!?…；;：:]{1,30}$")]
    private static partial Regex Enumerated();

    [GeneratedRegex(
        @"^(?:\d{1,2}|[一二三四五六七八九十]{1,3}|Part ?\d{1,2}|第[一二三四五六七八九十\d]{1,3}[章节節部]分?)[.、]?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();
}
