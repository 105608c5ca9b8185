using Quotes.Text;

namespace Quotes.Api.Pages;

/// <summary>A stretch of a text, and whether it is marked.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsMarked">Whether one of the spans covers it.</param>
/// <param name="IsCut">Whether words were left out before it.</param>
public sealed record Stretch(string Text, bool IsMarked, bool IsCut = false)
{
    private const int Around = 40;

    /// <summary>Cuts a text where marks begin and end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins in the source that the spans count in, in code points.</param>
    /// <param name="spans">What is to be marked; they may overlap.</param>
    public static IReadOnlyList<Stretch> Cut(string text, int start, IEnumerable<TextSpan> spans)
    {
        var source = new SourceText(text);
        var cut = new List<Stretch>();
        var at = 0;
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            var from = Math.Clamp(span.Start - start, at, source.CodePoints);
            var to = Math.Clamp(span.End - start, from, source.CodePoints);
            if (from > at)
                cut.Add(new Stretch(source.Slice(new TextSpan(at, from)), false));
            if (to > from)
                cut.Add(new Stretch(source.Slice(new TextSpan(from, to)), true));
            at = to;
        }
        if (at < source.CodePoints)
            cut.Add(new Stretch(source.Slice(new TextSpan(at, source.CodePoints)), false));
        return cut;
    }

    /// <summary>The same with what stands far from any mark left out.</summary>
    public static IReadOnlyList<Stretch> Excerpt(IReadOnlyList<Stretch> whole)
    {
        var shown = new List<Stretch>();
        for (var at = 0; at < whole.Count; at++)
        {
            var text = whole[at].Text;
            if (whole[at].IsMarked || text.Length <= 2 * Around)
                shown.Add(whole[at]);
            else
            {
                var head = at == 0 && whole.Count > 1 ? "" : Before(text, Around);
                var tail = at == whole.Count - 1 && whole.Count > 1 ? "" : Behind(text, Around);
                if (whole.Count == 1)
                    (head, tail) = (Before(text, 4 * Around), "");
                if (head.Length > 0)
                    shown.Add(new Stretch(head, false));
                shown.Add(new Stretch(tail, false, IsCut: head.Length < text.Length));
            }
        }
        return shown;
    }

    // Not between the halves of a pair.
    private static string Before(string text, int length) =>
        length >= text.Length ? text : text[..(char.IsLowSurrogate(text[length]) ? length - 1 : length)];

    private static string Behind(string text, int length) =>
        text[(char.IsLowSurrogate(text[^length]) ? ^(length - 1) : ^length)..];
}
