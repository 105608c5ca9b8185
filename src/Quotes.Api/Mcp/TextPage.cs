using System.Text;

namespace Quotes.Api.Mcp;

/// <summary>A page of a long text, verbatim, to the end of a line or a sentence.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">Where they begin in the whole, in code points.</param>
/// <param name="End">Where they have ended.</param>
/// <param name="Length">How long the whole is, in code points.</param>
internal sealed record TextPage(string Text, int Start, int End, int Length)
{
    /// <summary>The most code points of a page: in Chinese about as many tokens, in English a quarter of it.</summary>
    public const int Most = 8_000;

    /// <summary>The page that begins at a place inside the text.</summary>
    public static TextPage Of(string text, int start)
    {
        var runes = text.EnumerateRunes().ToArray();
        var end = Math.Min(start + Most, runes.Length);
        if (end < runes.Length)
            end = BehindLast(runes, "\n", start, end) ?? BehindLast(runes, "。！？!?.", start, end) ?? end;
        return new TextPage(string.Concat(runes[start..end]), start, end, runes.Length);
    }

    private static int? BehindLast(Rune[] runes, string marks, int start, int end)
    {
        bool IsMark(Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value);
        var last = Array.FindLastIndex(runes, end - 1, Most / 2, IsMark);
        return last > start ? last + 1 : null;
    }
}
