namespace Quotes.Transcripts;

/// <summary>A stretch of the text around the turns (UTF-16); the kind is its node's.</summary>
internal readonly record struct HeaderPart(string Kind, int Start, int End);

/// <summary>Reads keys such as 来源： 文丨 责任编辑： and the names behind them.</summary>
internal static class Byline
{
    /// <summary>How far a value, or a line of keys and values, goes.</summary>
    public const int Longest = 60;

    // The longer before the shorter that begins it. What is no source, author or editor is a value of its key.
    private static readonly (string Key, string Kind)[] _keys =
    [
        ("来源", "source"),
        ("來源", "source"),
        ("文章来源", "source"),
        ("文章來源", "source"),
        ("本文来自", "source"),
        ("本文來自", "source"),
        ("Source", "source"),
        ("原标题", "value"),
        ("原標題", "value"),
        ("作者", "author"),
        ("采访", "author"),
        ("採訪", "author"),
        ("采写", "author"),
        ("採寫", "author"),
        ("撰文", "author"),
        ("记者", "author"),
        ("記者", "author"),
        ("Author", "author"),
        ("文字", "author"),
        ("文", "author"),
        ("责任编辑", "editor"),
        ("責任編輯", "editor"),
        ("责编", "editor"),
        ("責編", "editor"),
        ("编辑", "editor"),
        ("編輯", "editor"),
        ("校对", "editor"),
        ("校對", "editor"),
        ("Editor", "editor"),
        ("整理", "value"),
        ("翻译", "value"),
        ("翻譯", "value"),
        ("摄影", "value"),
        ("攝影", "value"),
        ("监制", "value"),
        ("監製", "value"),
        ("出品", "value"),
        ("时间", "value"),
        ("時間", "value"),
        ("地点", "value"),
        ("地點", "value"),
        ("发布时间", "value"),
        ("發布時間", "value"),
    ];

    /// <summary>The key that stands at a place, with its separator; null where there is none.</summary>
    public static (string Kind, int Start, int End)? KeyAt(string text, int at, int end)
    {
        foreach (var (key, kind) in _keys)
        {
            if (string.CompareOrdinal(text, at, key, 0, key.Length) != 0)
                continue;
            var behind = SkipSpace(text, at + key.Length, end);
            if (behind >= end || text[behind] is not ('：' or ':' or '|' or '｜' or '/' or '／' or '丨' or '︱' or '│'))
                continue;
            // 文 alone is too common a character to be a key before a colon.
            if (key == "文" && text[behind] is '：' or ':' && !Lines.BeginAt(text, at))
                continue;
            return (kind, at, SkipSpace(text, behind + 1, end));
        }
        return null;
    }

    /// <summary>The keys and values of a line, without gap but for white space; null where it is no byline.</summary>
    public static IReadOnlyList<HeaderPart>? OfLine(string text, int start, int end)
    {
        if (end - start > Longest)
            return null;
        // （责任编辑：张三）
        if (end - start > 2 && text[start] is '（' or '(' && text[end - 1] is '）' or ')')
            return OfLine(text, start + 1, end - 1);
        if (By(text, start, end) is { } english)
            return english;
        var parts = new List<HeaderPart>();
        for (var at = start; at < end; )
        {
            if (KeyAt(text, at, end) is not { } key)
                return null;
            parts.Add(new HeaderPart("key", key.Start, key.End));
            var stop = key.End;
            while (stop < end && !(char.IsWhiteSpace(text[stop - 1]) && KeyAt(text, stop, end) is not null))
                stop++;
            if (key.Kind is "author" or "editor")
                Names(text, key.Kind, key.End, stop, parts);
            else if (Trimmed(text, key.End, stop) is var close && close > key.End)
                parts.Add(new HeaderPart(key.Kind, key.End, close));
            at = stop;
        }
        return parts.Count > 0 && !text.AsSpan(start, end - start).ContainsAny("。！？!?") ? parts : null;
    }

    // By Jane Smith
    private static List<HeaderPart>? By(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (
            !(line.StartsWith("By ", StringComparison.Ordinal) || line.StartsWith("BY ", StringComparison.Ordinal))
            || line.Length < 6
            || !char.IsUpper(line[3])
            || line[^1] is '.' or ':' or '?'
        )
            return null;
        return [new HeaderPart("key", start, start + 3), new HeaderPart("author", start + 3, end)];
    }

    /// <summary>Names split by spaces, 、 and commas; Latin words that only a space parts are one name.</summary>
    private static void Names(string text, string kind, int start, int end, List<HeaderPart> parts)
    {
        for (var at = start; at < end; )
        {
            var close = at;
            while (close < end && !Parts(text, close, end))
                close++;
            if (close > at)
                parts.Add(new HeaderPart(kind, at, close));
            at = close + 1;
            if (close < end && !char.IsWhiteSpace(text[close]))
                parts.Add(new HeaderPart("space", close, at));
        }
    }

    private static bool Parts(string text, int at, int end) =>
        text[at] is '、' or ',' or '，' or '&' or '/' or ';' or '；'
        || (
            char.IsWhiteSpace(text[at])
            && !(
                at + 1 < end
                && char.IsAsciiLetter(text[at + 1])
                && at > 0
                && (char.IsAsciiLetter(text[at - 1]) || text[at - 1] == '.')
            )
        );

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\u3000' or '\u00A0')
            at++;
        return at;
    }

    /// <summary>The end of a stretch without the white space behind it.</summary>
    public static int Trimmed(string text, int start, int end)
    {
        while (end > start && Lines.IsSpace(text[end - 1]))
            end--;
        return end;
    }
}
