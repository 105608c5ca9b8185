namespace Quotes.Transcripts;

/// <summary>What before a colon could be the name of somebody who speaks.</summary>
internal static class Names
{
    private const int Longest = 24;
    private const int LongestOfWords = 40;
    private const int MostWords = 5;
    private const int LongestAside = 16;
    private const int LongestWithRole = 90;

    private static readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "St",
        "Jr",
        "Sr",
    };

    // The commonest family names, in both scripts, but those that begin many another word.
    private const string FamilyNames =
        "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔"
        + "钟鍾谭譚陆陸汪范廖石金韦韋贾賈夏付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯洪柯詹施游賴赖翁簡简連连辜阮童俞欧歐藍蓝柳倪章蘇舒"
        + "庄莊季申耿焦左甘祝宁寧尚符纪紀梅凌毕畢裴霍涂塗苗谷盛曲冉骆駱辛靳柴蒙鲍鮑喻祁蒲滕屈饶饒牟艾尤阳陽穆司卓缪繆芦蘆麦麥褚娄婁窦竇戚岑卜晏席卫衛米柏宗瞿桂佟臧闵閔苟邬鄔卞姬仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲"
        + "虞敖巩鞏佘池麻苑迟遲邝鄺匡鞠荆荊乐樂冀郁胥栗燕楚鄢谌諶奚皮粟冼蔺藺闻聞厉厲伊仝郜阚闞帅帥屠豆朴盖蓋廉禹祖漆卿狄晋晉云雲敬扈晁芮阙闕浦戈伏鹿薄邸雍羊乌烏裘亓邰赫杭宿鲜鮮逯茹诺諾亢嵇哈湛宾賓戎勾茅揭尉冶斯"
        + "束檀衣阴陰昝幸植衡尧堯";

    // Small words inside Latin names.
    private static readonly HashSet<string> _particles =
    [
        "of",
        "the",
        "and",
        "&",
        "de",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "da",
        "di",
        "bin",
        "al",
        "y",
    ];

    /// <summary>
    /// The run before a colon back to where a sentence or a line has ended, where it could be a name: of one word,
    /// or of
    /// several that begin with capitals.
    /// </summary>
    public static string? Whole(string text, int colon)
    {
        var core = BeforeAside(text, colon);
        var start = core;
        while (start > 0 && core - start <= LongestOfWords && !EndsAt(text, start))
            start--;
        if (start > 0 && !EndsAt(text, start))
            return null;
        var name = text[start..colon].Trim();
        // A small letter right behind a point: sli.do
        if (
            name.Length > 0
            && char.IsAsciiLetterLower(name[0])
            && !Lines.BeginAt(text, start)
            && !name.Contains('-', StringComparison.Ordinal)
        )
            return null;
        var bare = text[start..core].Trim();
        return IsName(bare) && (!HasSpace(bare) ? bare.Length <= Longest : IsOfWords(bare)) ? name : null;
    }

    /// <summary>
    /// The run before a colon back to white space or the end of a sentence, where it could be a name in Chinese: among
    /// Latin words the last one alone tells nothing.
    /// </summary>
    public static string? Last(string text, int colon)
    {
        var start = colon;
        while (
            start > 0
            && colon - start <= Longest
            && !EndsSentence(text[start - 1])
            && !char.IsWhiteSpace(text[start - 1])
        )
            start--;
        var name = text[start..colon].Trim();
        return
            name.Length <= Longest
            && (start == 0 || EndsSentence(text[start - 1]) || char.IsWhiteSpace(text[start - 1]))
            && IsName(name)
            && name.Any(IsIdeograph)
            ? name
            : null;
    }

    /// <summary>
    /// The names that a colon ends where several answer together, 周立、许宁： none where it ends one or none.
    /// </summary>
    public static string[] Joint(string text, int colon)
    {
        var start = colon;
        while (start > 0 && colon - start <= LongestOfWords && !EndsAt(text, start))
            start--;
        var run = text[start..colon];
        if ((start > 0 && !EndsAt(text, start)) || !run.Contains('、', StringComparison.Ordinal))
            return [];
        var names = run.Split('、', StringSplitOptions.TrimEntries);
        return names.All(IsFullName) ? names : [];
    }

    /// <summary>
    /// The name in what a colon ends that begins a line or a sentence with NAME, ROLE, and where it begins; null
    /// where none does.
    /// </summary>
    public static (string Name, int Start)? Introduced(string text, int colon)
    {
        var start = colon;
        while (start > 0 && colon - start <= LongestWithRole && !EndsAt(text, start))
            start--;
        if (start > 0 && !EndsAt(text, start))
            return null;
        start = Lines.SkipSpace(text, start, colon);
        var run = text.AsSpan(start, colon - start);
        var comma = run.IndexOf(',');
        // Another colon in it ends a label of its own.
        if (comma <= 0 || run.ContainsAny('：', ':'))
            return null;
        var name = text[start..(start + comma)];
        return IsFullName(name) && IsName(name) ? (name, start) : null;
    }

    /// <summary>
    /// Whether a name looks like a person's: in Latin two words or more, all with capitals; in Chinese two to four
    /// characters, of which the first is a common family name.
    /// </summary>
    public static bool IsFullName(string name) =>
        name.Any(IsIdeograph)
            ? name.Length is >= 2 and <= 4 && name.All(IsIdeograph) && FamilyNames.Contains(name[0])
            : HasSpace(name) && name.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0]));

    /// <summary>
    /// Whether a label may begin at a place: not within a word, and not within a sentence that goes on.
    /// </summary>
    public static bool MayBeginAt(string text, int start, string name) =>
        start == 0
        || (
            !(IsLatinLetter(text[start]) && IsLatinLetter(text[start - 1]) && !IsHump(text, start))
            && text[start - 1] is not ('「' or '『' or '“' or '（' or '(' or '[' or '【')
            // One character before a colon ends many a word.
            && (
                name.Length > 1
                || EndsSentence(text[start - 1])
                || text[start - 1] is '，' or ','
                || char.IsWhiteSpace(text[start - 1])
            )
        );

    // 陈雄（主持人）： what stands in parentheses belongs to the label.
    private static int BeforeAside(string text, int colon)
    {
        if (colon == 0 || text[colon - 1] is not ('）' or ')'))
            return colon;
        var open = text.AsSpan(0, colon).LastIndexOfAny('（', '(');
        return open > 0 && colon - open <= LongestAside ? open : colon;
    }

    /// <summary>
    /// Whether a sentence or a line has ended before a place. The point of an initial or a title ends none: Javier C.
    /// Hernández, Dr. Krumbein.
    /// </summary>
    public static bool EndsAt(string text, int at)
    {
        if (at == 0)
            return true;
        if (!EndsSentence(text[at - 1]))
            return false;
        if (text[at - 1] != '.' || at >= text.Length || text[at] != ' ')
            return true;
        var start = at - 1;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var word = text[start..(at - 1)];
        return !((word.Length == 1 && char.IsUpper(word[0])) || _titles.Contains(word));
    }

    // Lines run together: yourselfAudrey Tang
    private static bool IsHump(string text, int at) => char.IsLower(text[at - 1]) && char.IsUpper(text[at]);

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(IsOfNames) && name.Any(char.IsLetter) && name[0] is not ('-' or '.' or '&' or '_');

    private static bool IsOfWords(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords
            && words.All(word =>
                char.IsUpper(word[0]) || char.IsDigit(word[0]) || IsIdeograph(word[0]) || _particles.Contains(word)
            );
    }

    private static bool HasSpace(string name) => name.Contains(' ', StringComparison.Ordinal);

    private static bool EndsSentence(char c) =>
        c
            is '。'
                or '！'
                or '？'
                or '!'
                or '?'
                or '…'
                or '⋯'
                or '～'
                or '—'
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
                or '\n'
                or '\r'
                or '\u200B'
                or '\uFEFF'
                or '\u00A0'
                or '\u3000';

    private static bool IsOfNames(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark
        || c is '《' or '》' or '·' or '&' or '-' or '_' or '.' or ' ' or '•' or '\'';

    private static bool IsIdeograph(char c) =>
        c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(c);

    private static bool IsLatinLetter(char c) => char.IsLetter(c) && !IsIdeograph(c);
}
