namespace Quotes.Transcripts;

/// <summary>
/// A place where a speaker's label stands: its name, and where it begins and has ended, colon included (UTF-16).
/// </summary>
internal readonly record struct Label(string Name, int Start, int End);

/// <summary>
/// Learns the labels of a transcript whose turns begin with a name and a colon, in four steps: (1) every short run
/// before a colon, at a boundary, may be one; (2) those that come back are; (3) wherever one of them stands before a
/// colon, a turn begins; (4) who asks is told by <see cref="Roles"/>. Works on a text whose line breaks are lost as
/// on one that has them.
/// </summary>
internal static class LabelLearner
{
    private const int Longest = 24;

    // A tenth of the turns of the most frequent label: fewer than that is a phrase that happens to come back.
    private const int LeastShare = 10;

    private static readonly HashSet<string> _keys =
    [
        "来源",
        "來源",
        "作者",
        "编辑",
        "編輯",
        "责任编辑",
        "責任編輯",
        "责编",
        "校对",
        "原标题",
        "本文来自",
        "文",
        "图",
        "摄影",
        "时间",
        "地点",
        "日期",
        "下称",
        "注",
    ];
    private static readonly HashSet<string> _phrases =
    [
        "例如",
        "比如",
        "譬如",
        "比方说",
        "也就是说",
        "换句话说",
        "我的意思是",
        "意思是",
        "第一",
        "第二",
        "第三",
        "首先",
        "其次",
        "最后",
        "另外",
        "总之",
        "所以",
        "因此",
        "但是",
        "问题是",
        "结论是",
        "原因是",
        "原因有",
        "一句话",
        "我说",
        "他说",
        "她说",
        "我想说",
        "我觉得",
        "简单说",
        "具体来说",
        "换言之",
        "以下",
    ];

    /// <summary>The labels of a text, in order; none where it has no turns of this kind.</summary>
    public static IReadOnlyList<Label> Learn(string text, IReadOnlyCollection<string> known)
    {
        var colons = Colons(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var colon in colons)
            if (Candidate(text, colon) is { } name)
                counts[name] = counts.GetValueOrDefault(name) + 1;
        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        var kept = counts
            .Where(pair => pair.Value >= 2 && pair.Value * LeastShare >= most || known.Contains(pair.Key))
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (kept.Count == 0)
            return [];
        var longest = kept.Max(name => name.Length);
        return [.. colons.Select(colon => Match(text, colon, kept, longest)).OfType<Label>()];
    }

    /// <summary>The positions of colons that stand in no parentheses, time or address.</summary>
    private static List<int> Colons(string text)
    {
        var colons = new List<int>();
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(')
                depth++;
            else if (text[i] is '）' or ')' or '\n')
                depth = text[i] == '\n' ? 0 : Math.Max(0, depth - 1);
            else if (text[i] is '：' or ':' && depth == 0 && !IsTimeOrAddress(text, i))
                colons.Add(i);
        }
        return colons;
    }

    private static bool IsTimeOrAddress(string text, int colon) =>
        colon + 1 < text.Length
        && (
            text[colon + 1] == '/'
            || (char.IsAsciiDigit(text[colon + 1]) && colon > 0 && char.IsAsciiDigit(text[colon - 1]))
        );

    /// <summary>The run before a colon back to a boundary, where it could be a name.</summary>
    private static string? Candidate(string text, int colon)
    {
        var start = colon;
        while (start > 0 && colon - start <= Longest && !IsBoundary(text[start - 1]))
            start--;
        var name = text[start..colon].Trim();
        return
            name.Length is > 0 and <= Longest
            && (start == 0 || IsBoundary(text[start - 1]))
            && name.All(IsOfNames)
            && !_keys.Contains(name)
            && !_phrases.Contains(name)
            && name.Any(char.IsLetter)
            ? name
            : null;
    }

    private static Label? Match(string text, int colon, HashSet<string> kept, int longest)
    {
        var end = colon;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        for (var length = Math.Min(longest, end); length > 0; length--)
            if (kept.TryGetValue(text.Substring(end - length, length), out var name))
                return new Label(name, end - length, colon + 1);
        return null;
    }

    private static bool IsBoundary(char c) =>
        c
            is '。'
                or '！'
                or '？'
                or '!'
                or '?'
                or '…'
                or '.'
                or '；'
                or ';'
                or '”'
                or '」'
                or '』'
                or '"'
                or '’'
                or '）'
                or ')'
                or ']'
                or '】'
        || char.IsWhiteSpace(c)
        || c is '\u200B' or '\uFEFF';

    private static bool IsOfNames(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || c is '《' or '》' or '·' or '&' or '-' or '_' or '.' or ' ' or '•';
}
