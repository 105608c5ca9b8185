using System.Text;

namespace Quotes.Api.Pages;

/// <summary>How a quote is set on a card: the lines of its words, and who said them.</summary>
/// <param name="Words">The words, whole.</param>
/// <param name="Lines">The lines of the words.</param>
/// <param name="Size">How high a character of them is.</param>
/// <param name="Speaker">Who said them.</param>
/// <param name="Source">Where they were said.</param>
public sealed record QuoteCard(string Words, IReadOnlyList<string> Lines, int Size, string Speaker, string Source)
{
    // What links show well on all networks.
    public const int Width = 1200;
    public const int Height = 630;
    public const int Margin = 90;
    public const int SmallSize = 28;

    // From the largest letters on, until the words fit above the name.
    private static readonly int[] _sizes = [60, 52, 44, 38, 33, 29, 26];
    private const int Room = Height - 2 * Margin - 90;
    private const double LineHeight = 1.55;

    // A line never begins with what closes, nor ends with what opens (JIS X 4051, as Chinese is set too).
    private const string Closing = "，。、；：？！”’』」）》〉】…—,.;:?!)%";
    private const string Opening = "“‘『「（《〈【(";

    /// <summary>How far apart lines are.</summary>
    public int Leading => (int)(Size * LineHeight);

    /// <summary>Sets a quote: as large as it fits, and cut where it does not.</summary>
    public static QuoteCard Of(Quote quote)
    {
        var text = string.Join(' ', quote.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var (lines, size) = Fit(text);
        var small = (Width - 2 * Margin) / (double)SmallSize;
        return new QuoteCard(
            text,
            lines,
            size,
            Cut(quote.Speaker?.Name ?? "", small / 2),
            Cut(quote.Interview.Title, small)
        );
    }

    private static (IReadOnlyList<string> Lines, int Size) Fit(string text)
    {
        foreach (var size in _sizes)
        {
            var lines = Break(text, (Width - 2.0 * Margin) / size);
            if (lines.Count * size * LineHeight <= Room)
                return (lines, size);
        }
        var smallest = _sizes[^1];
        var most = (int)(Room / (smallest * LineHeight));
        var all = Break(text, (Width - 2.0 * Margin) / smallest);
        return ([.. all.Take(most - 1), all[most - 1].TrimEnd() + "…"], smallest);
    }

    private static List<string> Break(string text, double ems)
    {
        var lines = new List<string>();
        var (line, width) = (new StringBuilder(), 0.0);
        foreach (var piece in Pieces(text))
        {
            var wide = EmsOf(piece);
            if (width + wide > ems && line.Length > 0)
            {
                lines.Add(line.ToString().TrimEnd());
                (line, width) = (line.Clear(), 0);
            }
            line.Append(piece);
            width += wide;
        }
        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>What must not be parted: a word of letters, a character with the marks that belong to it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        var runes = text.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            piece.Append(runes[at]);
            var isLast = at + 1 == runes.Length;
            if (!isLast && (Joins(runes[at], runes[at + 1]) && EmsOf(piece.ToString()) < 12))
                continue;
            yield return piece.ToString();
            piece.Clear();
        }
    }

    private static bool Joins(Rune one, Rune next) =>
        Closing.Contains(next.ToString(), StringComparison.Ordinal)
        || Opening.Contains(one.ToString(), StringComparison.Ordinal)
        || (IsNarrow(one) && IsNarrow(next) && one.Value != ' ');

    private static double EmsOf(string text) => text.EnumerateRunes().Sum(rune => IsNarrow(rune) ? 0.56 : 1);

    private static bool IsNarrow(Rune rune) => rune.Value < 0x1100;

    /// <summary>As much of a text as a width holds, in ems; what is cut ends with an ellipsis.</summary>
    public static string Cut(string text, double ems)
    {
        if (EmsOf(text) <= ems)
            return text;
        var (kept, width) = (new StringBuilder(), 1.0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += IsNarrow(rune) ? 0.56 : 1;
            if (width > ems)
                break;
            kept.Append(rune);
        }
        return kept.Append('…').ToString();
    }
}
