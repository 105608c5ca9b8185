namespace Quotes.Transcripts;

/// <summary>
/// What stands before a colon and is nobody: keys, phrases that lead to a sentence, words of machines.
/// </summary>
internal static class Phrases
{
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
        "責編",
        "校对",
        "校對",
        "原标题",
        "原標題",
        "本文来自",
        "本文來自",
        "文",
        "图",
        "圖",
        "摄影",
        "攝影",
        "时间",
        "地点",
        "日期",
        "下称",
        "注",
        "例",
        "定理",
        "证明",
        "答案",
        "解析",
    ];

    private static readonly HashSet<string> _phrases =
    [
        "例如",
        "比如",
        "譬如",
        "诸如",
        "比方说",
        "首先",
        "其次",
        "最后",
        "另外",
        "此外",
        "其实",
        "总之",
        "所以",
        "因此",
        "但是",
        "原因有",
        "一句话",
        "具体来看",
        "换言之",
        "以下",
    ];

    private static readonly HashSet<string> _machine = new(StringComparer.OrdinalIgnoreCase)
    {
        "info",
        "warn",
        "warning",
        "error",
        "debug",
        "trace",
        "fatal",
        "critical",
        "note",
        "notice",
        "http",
        "https",
        "default",
        "public",
        "private",
        "protected",
        "else",
        "case",
        "try",
        "finally",
    };

    // 我的意思是： 这样看： 因为这个： A speaker called 我 is one; what goes on behind it is a clause.
    private const string ClauseBegins = "我你您他她它这這那因但而若虽雖就还還换換譬";
    private const string Numbers = "一二三四五六七八九十";

    /// <summary>Whether a run before a colon is surely no speaker.</summary>
    public static bool IsPhrase(string name) =>
        _keys.Contains(name)
        || _phrases.Contains(name)
        || _machine.Contains(name)
        || (name.Length >= 3 && ClauseBegins.Contains(name[0]))
        || (name.Length >= 2 && name[^1] is '是' or '说' or '說')
        || (name is ['第', var number, ..] && (Numbers.Contains(number) || char.IsDigit(number)))
        || (name.Length >= 2 && name[^1] is '如' or '为' or '為' or '曰' && !Names.IsFullName(name));

    /// <summary>Whether a name ends in a verb of saying: in a novel a quotation follows.</summary>
    public static bool EndsInSaying(string name) =>
        name.Length >= 2 && name[^1] is '道' or '曰' or '喊' or '叫' or '问';
}
