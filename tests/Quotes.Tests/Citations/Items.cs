using Quotes.Citations;

namespace Quotes.Tests.Citations;

/// <summary>The item that the golden references of the design were made from, and changes of it.</summary>
internal static class Items
{
    public static CitationItem Golden { get; } =
        new()
        {
            Title = "关于城市的对话：专访王小明",
            Authors = ["王小明"],
            Interviewers = ["李记者"],
            Editors = [],
            Container = "示例日报",
            Issued = new CitationDate(2015, 11, 23),
            Page = "A05",
            Url = "https://example.org/news/2015-1123.html",
            Accessed = new DateOnly(2026, 11, 23),
            Paragraph = 12,
            Language = "zh-Hans",
        };

    public static CitationItem English { get; } =
        Golden with
        {
            Title = "On Cities",
            Authors = ["Ada King"],
            Interviewers = ["Bo Li"],
            Container = "Example Daily",
            Language = "en",
        };
}
