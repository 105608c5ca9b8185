namespace Quotes.Citations;

/// <summary>What formats without a place for it say in a note.</summary>
internal static class Notes
{
    /// <summary>What the date is, where it is not that of publication; else null.</summary>
    public static string? Of(CitationItem item) =>
        !item.IsDatedByConversation ? null
        : item.IsChinese ? "日期为采访日期，发表日期不详"
        : "The date is that of the interview; the date of publication is not known";
}
