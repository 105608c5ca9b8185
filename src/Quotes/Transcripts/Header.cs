namespace Quotes.Transcripts;

/// <summary>A stretch of the text before the first turn (UTF-16).</summary>
internal readonly record struct HeaderPart(string Kind, int Start, int End);

/// <summary>Reads what stands before the first turn: title, source, byline, and the lede behind them.</summary>
internal static class Header
{
    private static readonly (string Key, string Kind)[] _keys =
    [
        ("来源", "source"),
        ("來源", "source"),
        ("原标题", "source"),
        ("本文来自", "source"),
        ("作者", "author"),
        ("采访", "author"),
        ("记者", "author"),
        ("文", "author"),
        ("责任编辑", "editor"),
        ("责编", "editor"),
        ("编辑", "editor"),
        ("編輯", "editor"),
        ("校对", "editor"),
    ];

    private const int LongestValue = 40;

    /// <summary>
    /// The parts of the text from 0 to <paramref name="end"/>, in order, without gap; white space between them is
    /// <c>space</c>.
    /// </summary>
    public static IReadOnlyList<HeaderPart> Read(string text, int end)
    {
        var parts = new List<HeaderPart>();
        var keys = Keys(text, end);
        var title = TitleEnd(text, keys.Count > 0 ? keys[0].Start : end, keys.Count > 0);
        if (title > 0)
            parts.Add(new HeaderPart("title", 0, title));
        var at = title;
        for (var i = 0; i < keys.Count; i++)
        {
            Gap(parts, at, keys[i].Start);
            parts.Add(new HeaderPart("key", keys[i].Start, keys[i].End));
            at = Values(text, keys[i], i + 1 < keys.Count ? keys[i + 1].Start : end, parts);
        }
        if (at < end)
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
            if (found.Count > 0 && at - found[^1].End > LongestValue)
                break;
            if (KeyAt(text, at, end) is not { } key)
                continue;
            found.Add(key);
            at = key.End - 1;
        }
        return found;
    }

    private static (string Kind, int Start, int End)? KeyAt(string text, int at, int end)
    {
        foreach (var (key, kind) in _keys)
        {
            if (string.CompareOrdinal(text, at, key, 0, key.Length) != 0)
                continue;
            var behind = at + key.Length;
            while (behind < end && text[behind] == ' ')
                behind++;
            if (behind >= end || text[behind] is not ('：' or ':' or '|' or '｜' or '/' or '／' or '丨' or '︱'))
                continue;
            // 文 alone is too common a character to be a key before a colon.
            if (key == "文" && text[behind] is '：' or ':')
                continue;
            behind++;
            while (behind < end && text[behind] == ' ')
                behind++;
            return (kind, at, behind);
        }
        return null;
    }

    // Where keys follow, the title is all before them up to the first line end; else it is the first line, if a line
    // it is.
    private static int TitleEnd(string text, int end, bool keysFollow)
    {
        var line = text.IndexOf('\n', 0, end);
        if (line >= 0)
            return Trimmed(text, 0, line);
        if (!keysFollow && end < text.Length && text[end] is '\r' or '\n')
            return Trimmed(text, 0, end);
        return keysFollow ? Trimmed(text, 0, end) : 0;
    }

    private static int Values(string text, (string Kind, int Start, int End) key, int end, List<HeaderPart> parts)
    {
        var line = text.IndexOf('\n', key.End, end - key.End);
        var stop = line >= 0 ? line : end;
        if (key.Kind == "source")
        {
            var close = Trimmed(text, key.End, Math.Min(stop, key.End + LongestValue));
            parts.Add(new HeaderPart("source", key.End, close));
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
            if (next == at || NameEnd(text, next, stop) <= next || KeyAt(text, next, stop) is not null)
                break;
            Gap(parts, at, next);
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
        return close - at >= 2 ? close : at;
    }

    private static void Gap(List<HeaderPart> parts, int start, int end)
    {
        if (start < end)
            parts.Add(new HeaderPart("space", start, end));
    }

    private static int Trimmed(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
