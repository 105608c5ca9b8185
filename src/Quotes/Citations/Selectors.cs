using System.Globalization;
using Quotes.Text;

namespace Quotes.Citations;

/// <summary>Where words stand in a text, by themselves and by number, as W3C Web Annotation has it.</summary>
internal static class Selectors
{
    private const int LeastContext = 32;

    /// <summary>
    /// Both selectors of a stretch. What stands around it is taken in until it is the only such place, and neither it
    /// nor the stretch begins or ends within a grapheme.
    /// </summary>
    public static IReadOnlyList<Selector> Of(SourceText source, TextSpan span)
    {
        var text = source.Value;
        var graphemes = StringInfo.ParseCombiningCharacters(text);
        var start = Before(graphemes, source.ToUtf16(span.Start));
        var end = Behind(graphemes, source.ToUtf16(span.End), text.Length);
        var (first, last) = source.SpanOf(start, end);
        for (var context = LeastContext; ; context *= 2)
        {
            var from = Before(graphemes, source.ToUtf16(Math.Max(0, first - context)));
            var to = Behind(graphemes, source.ToUtf16(Math.Min(source.CodePoints, last + context)), text.Length);
            if ((from == 0 && to == text.Length) || IsOnlyOne(text, text[from..to]))
                return
                [
                    new Selector("TextQuoteSelector")
                    {
                        Exact = text[start..end],
                        Prefix = text[from..start],
                        Suffix = text[end..to],
                    },
                    new Selector("TextPositionSelector") { Start = first, End = last },
                ];
        }
    }

    private static bool IsOnlyOne(string text, string part)
    {
        var first = text.IndexOf(part, StringComparison.Ordinal);
        return text.IndexOf(part, first + 1, StringComparison.Ordinal) < 0;
    }

    private static int Before(int[] graphemes, int at)
    {
        var found = Array.BinarySearch(graphemes, at);
        return found >= 0 || at == 0 ? at : graphemes[~found - 1];
    }

    private static int Behind(int[] graphemes, int at, int length)
    {
        var found = Array.BinarySearch(graphemes, at);
        return found >= 0 ? at
            : ~found < graphemes.Length ? graphemes[~found]
            : length;
    }
}
