using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Reads what stands before the first turn: title, source, byline, dates, the lede, and the line that hands over to
/// the conversation (以下是访谈实录：).
/// </summary>
internal static partial class Header
{
    private const int LongestValue = 40;

    // A headline is shorter; what stands further on before a key is no title.
    private const int LongestTitle = 120;

    // So much of the end of a text may be the line that hands over.
    private const int LongestHandOver = 100;

    /// <summary>
    /// The parts of the text from 0 to <paramref name="end"/>, in order; between them is white space.
    /// </summary>
    public static IReadOnlyList<HeaderPart> Read(string text, int end)
    {
        var keys = Keys(text, end);
        var first = Lines.In(text, 0, end).FirstOrDefault();
        // Keys inside the first line: what parted title, byline and lede is lost.
        var isGlued = keys.Count > 0 && keys[0].Start > first.Start && keys[0].Start < first.End;
        var hasLines = text.AsSpan(0, end).Contains('\n');
        if (!isGlued && hasLines)
            return ByLines(text, end);
        if (HandOver(text, 0, end) is not { } handOver)
            return Glued(text, keys, end);
        return [.. Glued(text, keys, handOver.Start), handOver];
    }

    private static List<HeaderPart> ByLines(string text, int end)
    {
        var parts = new List<HeaderPart>();
        var hasTitle = false;
        foreach (var (start, close) in Lines.In(text, 0, end))
        {
            var line = text.AsSpan(start, close - start);
            if (Byline.OfLine(text, start, close) is { } byline)
                parts.AddRange(byline);
            else if (line.Length <= LongestValue && Date().IsMatch(line))
                parts.Add(new HeaderPart("date", start, close));
            else if (hasTitle && Furniture.KindOf(line) is { } kind)
                parts.Add(new HeaderPart(kind, start, close));
            else if (line.Length <= LongestHandOver && HandOver(text, start, close) is { } handOver)
                parts.Add(handOver);
            // An announcement is no title.
            else if (!hasTitle && parts.All(part => part.Kind != "lede") && line[^1] != '。')
            {
                parts.Add(new HeaderPart("title", start + Marks(line), close));
                hasTitle = true;
            }
            else if (parts is [.., { Kind: "lede" }])
                parts[^1] = parts[^1] with { End = close };
            else
                parts.Add(new HeaderPart("lede", start, close));
        }
        return parts;
    }

    private static List<HeaderPart> Glued(string text, List<(string Kind, int Start, int End)> keys, int end)
    {
        var parts = new List<HeaderPart>();
        var at = Lines.SkipSpace(text, 0, end);
        if (keys.Count > 0)
        {
            if (Byline.Trimmed(text, at, keys[0].Start) is var title && title > at)
                parts.Add(new HeaderPart("title", at, title));
            at = keys[0].Start;
        }
        for (var i = 0; i < keys.Count; i++)
        {
            parts.Add(new HeaderPart("key", keys[i].Start, keys[i].End));
            at = Values(text, keys[i], i + 1 < keys.Count ? keys[i + 1].Start : end, parts);
        }
        if (Byline.Trimmed(text, at, end) is var close && close > at)
            parts.Add(new HeaderPart("lede", at, end));
        return parts;
    }

    /// <summary>
    /// The keys with their separators. They stand together: the first far behind the one before is no key.
    /// </summary>
    private static List<(string Kind, int Start, int End)> Keys(string text, int end)
    {
        var found = new List<(string Kind, int Start, int End)>();
        for (var at = 0; at < end; at++)
        {
            if (at > (found.Count > 0 ? found[^1].End + LongestValue : LongestTitle))
                break;
            if (Byline.KeyAt(text, at, end) is not { } key)
                continue;
            found.Add(key);
            at = key.End - 1;
        }
        return found;
    }

    private static int Values(string text, (string Kind, int Start, int End) key, int end, List<HeaderPart> parts)
    {
        var line = text.IndexOf('\n', key.End, end - key.End);
        var stop = line >= 0 ? line : end;
        if (key.Kind is "source" or "value")
        {
            var close = Byline.Trimmed(text, key.End, Math.Min(stop, key.End + LongestValue));
            if (close > key.End)
                parts.Add(new HeaderPart(key.Kind, key.End, close));
            return close;
        }
        var at = key.End;
        while (NameEnd(text, at, stop) is var close && close > at)
        {
            parts.Add(new HeaderPart(key.Kind, at, close));
            at = close;
            var next = at;
            while (next < stop && text[next] is ' ' or '、' or '\u3000')
                next++;
            if (next == at || NameEnd(text, next, stop) <= next || Byline.KeyAt(text, next, stop) is not null)
                break;
            at = next;
        }
        return at;
    }

    /// <summary>
    /// The end of a name: two to four Chinese characters, or a Latin word. What is glued behind it begins otherwise.
    /// </summary>
    private static int NameEnd(string text, int at, int end)
    {
        var close = at;
        if (close < end && char.IsAsciiLetter(text[close]))
        {
            while (close < end && char.IsAsciiLetter(text[close]))
                close++;
            return close;
        }
        while (close < end && close - at < 4 && text[close] is >= '\u4E00' and <= '\u9FFF' or '·')
            close++;
        // 陈小北今年: the name ends where a word of time begins.
        if (
            close - at > 2
            && close < end
            && text.AsSpan(close - 1, 2) is "今年" or "去年" or "近日" or "日前" or "昨日" or "今日"
        )
            close--;
        return close - at >= 2 ? close : at;
    }

    // The marks of a heading in Markdown.
    private static int Marks(ReadOnlySpan<char> line) =>
        line.TrimStart('#') is [' ', ..] words ? line.Length - words.TrimStart().Length : 0;

    private static HeaderPart? HandOver(string text, int start, int end)
    {
        var close = Byline.Trimmed(text, start, end);
        var from = Math.Max(start, close - LongestHandOver);
        var match = HandOverLine().Match(text[from..close]);
        return match.Success ? new HeaderPart("handover", from + match.Groups["line"].Index, close) : null;
    }

    [GeneratedRegex(
        @"(?:^|[。！？!?…”」）\r\n])\s{0,9}(?<line>(?:(?:以下|下面)(?:是|为|為|系|係)?[^。！？!?\r\n]{0,40}(?:访谈|訪談|采访|採訪|专访"
            + @"|專訪|对话|對話|问答|問答|实录|實錄)[^。！？!?\r\n]{0,30}|(?:访谈|訪談|采访|採訪|专访|專訪|对话|對話|问答|問答)(?:实录|實錄|全文)(?:如下)?|"
            + @"(?:The following|Below|What follows|Here) is [^.\r\n]{0,60}(?:interview|conversation|transcript)"
            + @"[^.\r\n]{0,40})[：:。.]?)$"
    )]
    private static partial Regex HandOverLine();

    [GeneratedRegex(
        @"^(?:\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?(?:[ T]{0,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{1,2} [A-Z]"
            + @"[a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})$"
    )]
    private static partial Regex Date();
}
