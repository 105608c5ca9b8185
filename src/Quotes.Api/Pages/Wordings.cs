namespace Quotes.Api.Pages;

/// <summary>What the codes of the API are called on a page, in Chinese and in English.</summary>
internal static class Wordings
{
    private static readonly Dictionary<string, (string Chinese, string English)> _words = new()
    {
        ["interviewer"] = ("提问", "asks"),
        ["interviewee"] = ("受访", "is interviewed"),
        ["speaker"] = ("发言", "speaks"),
        ["unknown"] = ("身份不详", "role unknown"),
        ["exact"] = ("逐字一致", "Letter for letter"),
        ["normalized"] = ("字句一致，仅书写不同", "The same words, written otherwise"),
        ["near"] = ("相近，有改动", "Close, but changed"),
        ["distant"] = ("相差较远", "Far from it"),
        ["composite"] = ("拼接而成", "Put together of parts"),
        ["not_found"] = ("在现有采访中没有找到", "Not found in the interviews held"),
        ["not_checked"] = ("未核对（一次最多五十处）", "Not checked (at most fifty at a time)"),
        ["negation_changed"] = ("否定词变了：意思可能相反", "A negation has changed: it may say the contrary"),
        ["number_changed"] = ("数字变了", "A number has changed"),
        ["name_changed"] = ("人名或机构名变了", "A name has changed"),
        ["modality_changed"] = ("语气变了（会、可能、必须……）", "A modal verb has changed (will, may, must…)"),
        ["speaker_mismatch"] = ("说话的是另一个人", "Somebody else said it"),
        ["spoken_by_interviewer"] = ("这是提问者的话，不是受访者的", "These are the interviewer’s words"),
        ["crosses_turns"] = ("拼接了几次发言", "Parts come from several turns"),
        ["reordered"] = ("顺序变了", "The order has changed"),
        ["omits_text"] = ("中间略去了一些话", "Words in between are left out"),
        ["multiple_locations"] = ("出现在不止一处", "It stands in more than one place"),
        ["too_short"] = ("太短，不足以判断", "Too short to tell"),
        ["published_missing"] = (
            "发表日期不详；如果知道，请补上。",
            "No date of publication is known; add it if you know it."
        ),
        ["conducted_stands_in"] = (
            "以采访日期代替发表日期，并已注明。",
            "The date of the interview stands in for that of publication, and is named as such."
        ),
        ["page_missing"] = ("版次不详。", "No printed page is known."),
        ["url_missing"] = ("原文网址不详。", "No address of the published interview is known."),
        ["outlet_missing"] = ("发表的媒体不详。", "The publication is not known."),
        ["byline_missing"] = (
            "署名不详：以作者开头的格式改以受访者开头。",
            "No byline is known: styles that begin with it begin with the interviewee."
        ),
        ["interviewee_missing"] = ("分不清谁是受访者。", "Nobody can be told to be interviewed."),
        ["names_shortened"] = (
            "有的格式只列第一人，其余写“等”。",
            "Some styles name only the first of several people."
        ),
        ["editors_not_printed"] = (
            "各格式都不列报纸文章的编辑；BibTeX、RIS 列出。",
            "No style prints the editors; BibTeX and RIS name them."
        ),
        ["accessed_missing"] = (
            "GB/T 7714—2015 要写引用日期，请自行补上。",
            "GB/T 7714—2015 gives the day of access: add it."
        ),
        ["speaker_unknown"] = ("原文看不出是谁说的。", "The source does not tell who says these words."),
        ["name_as_printed"] = (
            "姓名照原样排印；要求姓在前的格式请自行调整。",
            "Names stand as printed; mend them where a style puts the family’s part first."
        ),
        ["language_unknown"] = ("采访的语言不详。", "The language of the interview is not known."),
    };

    /// <summary>What a code is called; the code itself where it is new.</summary>
    public static string Of(string code, bool chinese) =>
        _words.TryGetValue(code, out var words) ? (chinese ? words.Chinese : words.English) : code;
}
