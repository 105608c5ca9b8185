using System.Globalization;
using System.Text;

namespace Quotes.Api;

/// <summary>How a command's report is laid out: names in a margin, and what there is to say beside them.</summary>
internal static class ReportPage
{
    /// <summary>How many columns of the terminal the names take.</summary>
    public const int Margin = 14;

    private const int Columns = 100;

    /// <summary>A name, and beside it the items, wrapped between them.</summary>
    public static void Entry(this StringBuilder page, string name, IEnumerable<string> items)
    {
        page.Append("  ").Append(name).Append(' ', Margin - 2 - name.Length);
        var left = Columns - Margin;
        var before = "";
        foreach (var item in items.DefaultIfEmpty("—"))
        {
            page.Append(before);
            if (before.Length > 0 && Width(item) + 2 > left)
            {
                page.Append('\n').Append(' ', Margin);
                left = Columns - Margin;
            }
            else if (before.Length > 0)
                page.Append(' ');
            page.Append(item);
            left -= Width(item) + 2;
            before = ",";
        }
        page.Append('\n');
    }

    /// <summary>A name, and beside it the items, each on a line.</summary>
    public static void Lines(this StringBuilder page, string name, IEnumerable<string> items)
    {
        foreach (var (item, i) in items.DefaultIfEmpty("—").Select((item, i) => (item, i)))
            page.Append((i == 0 ? $"  {name}" : "").PadRight(Margin)).Append(item).Append('\n');
    }

    /// <summary>A number with its noun, in the plural where it is not one.</summary>
    public static string Amount(int count, string noun) => $"{Whole(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A whole number in digits.</summary>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    // The blocks of Unicode Standard Annex 11 that hold wide characters, empty places in them included.
    private static bool IsWide(int rune) =>
        rune
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF01 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);
}
