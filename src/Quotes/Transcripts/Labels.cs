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
    // A tenth of the turns of the most frequent label: fewer than that is a phrase that happens to come back.
    private const int LeastShare = 10;

    // How far behind an opening parenthesis a colon is still inside it, where nothing closes it.
    private const int LongestAside = 40;

    // Where so many of the labels stand at the beginning of a line, in percent, the others are words with a colon.
    private const int ByLines = 90;

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
        var kept = Kept(text, colons, known);
        if (kept.Count == 0)
            return [];
        var longest = kept.Max(name => name.Length);
        Label[] labels = [.. colons.Select(colon => Match(text, colon, kept, longest)).OfType<Label>()];
        var atLines = labels.Where(label => Lines.BeginAt(text, label.Start)).ToArray();
        if (atLines.Length < 4 || atLines.Length * 100 < labels.Length * ByLines)
            return labels;
        // Where every block begins with a label, one that comes only once is one all the same.
        if (!Lines.MostBlocksBeginWith(text, atLines))
            return atLines;
        var once = colons
            .Select(colon => (Colon: colon, Name: Names.Whole(text, colon)))
            .Where(found => found.Name is not null && !kept.Contains(found.Name) && IsVetted(found.Name))
            .Select(found => new Label(found.Name!, Start(text, found.Colon, found.Name!), found.Colon + 1))
            // A headline has a colon too; but it is no sentence, and few headlines begin with a person.
            .Where(label =>
                Lines.BlockBeginsAt(text, label.Start)
                && Lines.EndsAsSentence(text, label.End)
                && (label.Start > 0 || Names.IsFullName(label.Name))
            );
        return [.. atLines.Concat(once).OrderBy(label => label.Start)];
    }

    /// <summary>The names that come back before a colon.</summary>
    private static HashSet<string> Kept(string text, List<int> colons, IReadOnlyCollection<string> known)
    {
        var whole = Count(colons.Select(colon => Names.Whole(text, colon)));
        var last = Count(colons.Select(colon => Names.Last(text, colon)));
        // A word that only ends a longer name is no name of its own.
        foreach (var (name, count) in whole.Where(pair => pair.Value >= 2 || known.Contains(pair.Key)))
        foreach (
            var end in last.Keys.Where(end => end != name && name.EndsWith(end, StringComparison.Ordinal)).ToArray()
        )
            last[end] -= count;
        foreach (var (name, count) in whole)
            last[name] = Math.Max(count, last.GetValueOrDefault(name));
        var most = last.Count == 0 ? 0 : last.Values.Max();
        // Where the one who speaks most is named as a person, others named so need not come back.
        var main = last.Where(pair => pair.Value == most).Select(pair => pair.Key).FirstOrDefault("");
        var areNamed = Names.IsFullName(main);
        return last.Where(pair =>
                (pair.Value >= 2 && pair.Value * LeastShare >= most)
                || (areNamed && pair.Value >= 1 && whole.ContainsKey(pair.Key) && Names.IsFullName(pair.Key))
                || known.Contains(pair.Key)
            )
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, int> Count(IEnumerable<string?> names) =>
        names
            .OfType<string>()
            .Where(IsVetted)
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static bool IsVetted(string name) => !_keys.Contains(name) && !_phrases.Contains(name);

    /// <summary>The positions of colons that stand in no parentheses, time or address.</summary>
    private static List<int> Colons(string text)
    {
        var colons = new List<int>();
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(')
                open = i;
            else if (text[i] is '）' or ')' or '\n')
                open = -1;
            else if (text[i] is '：' or ':' && (open < 0 || i - open > LongestAside) && !IsTimeOrAddress(text, i))
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

    private static Label? Match(string text, int colon, HashSet<string> kept, int longest)
    {
        var end = EndOfName(text, colon);
        for (var length = Math.Min(longest, end); length > 0; length--)
            if (
                kept.TryGetValue(text.Substring(end - length, length), out var name)
                && Names.MayBeginAt(text, end - length, name)
            )
                return new Label(name, end - length, colon + 1);
        return null;
    }

    private static int Start(string text, int colon, string name) => EndOfName(text, colon) - name.Length;

    private static int EndOfName(string text, int colon)
    {
        var end = colon;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        return end;
    }
}
