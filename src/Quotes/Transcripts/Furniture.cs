using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Tells lines that a page puts around the words of an interview: captions, copyright, and furniture such as 扫码关注 or
/// page numbers. Only a whole line is any of them.
/// </summary>
internal static partial class Furniture
{
    private const int Longest = 80;

    /// <summary>The lines of a stretch that are nobody's words, in order.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the stretch begins; a line that began before it is none.</param>
    /// <param name="end">Where it has ended.</param>
    /// <param name="isTail">Whether nothing follows: what comes behind 推荐阅读 then belongs to it.</param>
    public static IReadOnlyList<Aside> Find(string text, int start, int end, bool isTail)
    {
        var asides = new List<Aside>();
        var isOver = false;
        foreach (var (from, to) in Lines.In(text, start, end))
        {
            var line = text.AsSpan(from, to - from);
            if (isOver)
                asides.Add(new Aside("furniture", from, to));
            else if (isTail && Byline.OfLine(text, from, to) is { } credits)
                asides.AddRange(credits.Select(part => new Aside(part.Kind, part.Start, part.End)));
            else if (KindOf(line) is { } kind)
                asides.Add(new Aside(kind, from, to));
            isOver |= isTail && line.Length <= Longest && FurtherReading().IsMatch(line);
        }
        return asides;
    }

    /// <summary>The kind of a line without white space at its ends; null where it is none of these.</summary>
    public static string? KindOf(ReadOnlySpan<char> line) =>
        line.Length is 0 or > Longest ? null
        : Caption().IsMatch(line) ? "caption"
        : Copyright().IsMatch(line) ? "copyright"
        : Direction().IsMatch(line) ? "note"
        : Furnishing().IsMatch(line) || FurtherReading().IsMatch(line) ? "furniture"
        : null;

    [GeneratedRegex(
        @"^(?:[▲△▼↑]|[（(]?(?:图|圖)(?:为|為|源|片来源|片來源|注|说|說|[0-9]{0,2} ?[：:丨|｜/／])|(?:受访者|受訪者)供[图圖]|(?:摄影|攝影)[：:丨"
            + @"|｜/／]|(?:Photo|Caption|Image|Figure \d{1,2}) ?[:：])"
    )]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"^(?:©|\(c\) ?\d{4}|Copyright\b|All rights reserved|[（(*＊]?(?:版权|版權|著作权|著作權|未经|未經|(?:如需|欢迎|歡迎)?(?:转载"
            + @"|轉載)(?:请|請|须|須)))|(?:不得转载|不得轉載)。?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Copyright();

    // Whole lines, and short ones: who says 关注我们 in an interview ends it as a sentence.
    [GeneratedRegex(
        @"^(?:[（(]?(?:扫码|掃碼|扫描|掃描|长按|長按)[^。！？!?]{0,40}"
            + @"|(?:点击|點擊)[^。！？!?]{0,30}(?:关注|關注|原文|订阅|訂閱|名片|链接)[^。！？!?]{0,20}"
            + @"|(?:关注|關注)[^。！？!?]{0,20}(?:公众号|公眾號)[^。！？!?]{0,20}"
            + @"|阅读原文|閱讀原文"
            + @"|第 ?\d{1,4} ?[页頁](?: ?[/／,，]? ?共 ?\d{1,4} ?[页頁])?"
            + @"|Page \d{1,4}(?: (?:of|/) \d{1,4})?"
            + @"|[-–—] ?\d{1,4} ?[-–—]"
            + @"|[-–—~* ]{0,6}(?:END|完|全文完)[-–—~* ]{0,6}|[（(](?:完|全文完|END)[)）]"
            + @"|(?:点赞|點讚|在看|分享|收藏)(?:[ 、丨|](?:点赞|點讚|在看|分享|收藏)){0,3})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Furnishing();

    // A stage direction on a line of its own.
    [GeneratedRegex(
        @"^[（(\[【][^（()）\[\]]{0,12}(?:笑|掌声|掌聲|鼓掌|沉默|停顿|停頓|音乐|音樂|laugh|applause|pause|silence|music)[^（"
            + @"()）\[\]]{0,12}[)）\]】]$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Direction();

    [GeneratedRegex(
        @"^[【\[▍●■#* ]{0,4}(?:推荐阅读|推薦閱讀|相关阅读|相關閱讀|延伸阅读|延伸閱讀|往期(?:回顾|推荐|精选|回顧|推薦|精選)|Further reading|Read more"
            + @"|Related(?: articles| stories)?)[】\]：: ]{0,4}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FurtherReading();
}
