using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A text to be verified, or a part of one, without the quotation marks around it.</summary>
/// <param name="Whole">The text as it came.</param>
/// <param name="Words">What is compared: where it stands in the whole.</param>
/// <param name="Folded">It, folded.</param>
internal sealed record GivenText(SourceText Whole, TextSpan Words, FoldedPassage Folded)
{
    private const string Openers = "“「『\"‘《";
    private const string Closers = "”」』\"’》";

    /// <summary>Reads a text: white space and a pair of quotation marks around it are not part of the words.</summary>
    public static GivenText Of(string given, bool script)
    {
        var whole = new SourceText(given);
        var (start, end) = Trimmed(given, 0, given.Length);
        while (end - start > 2 && Openers.IndexOf(given[start], StringComparison.Ordinal) is >= 0 and var mark)
        {
            if (given[end - 1] != Closers[mark] || given.IndexOf(Closers[mark], start + 1) != end - 1)
                break;
            (start, end) = Trimmed(given, start + 1, end - 1);
        }
        return Of(whole, whole.SpanOf(start, end), script);
    }

    /// <summary>A part of the text.</summary>
    public static GivenText Of(SourceText whole, TextSpan words, bool script) =>
        new(whole, words, new FoldedPassage(new SourceText(whole.Slice(words)), script));

    /// <summary>A part of the words, without the white space around it.</summary>
    /// <param name="start">Where it begins in the words, in UTF-16 units.</param>
    /// <param name="end">Where it has ended.</param>
    /// <param name="script">Whether traditional characters are taken for simplified.</param>
    public GivenText Part(int start, int end, bool script)
    {
        (start, end) = Trimmed(Text, start, end);
        var span = Folded.Source.SpanOf(start, end);
        return Of(Whole, new(Words.Start + span.Start, Words.Start + span.End), script);
    }

    /// <summary>How alike a stretch is that differs by so many edits; 1 for none.</summary>
    public double Similarity(int edits) => 1 - ((double)edits / Folded.CodePoints.Length);

    /// <summary>The pairs of neighbours in the folded words, each once.</summary>
    public IReadOnlyCollection<string> Pairs() =>
        Enumerable
            .Range(0, Math.Max(0, Folded.Folded.Length - 1))
            .Select(at => Folded.Folded.Substring(at, 2))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The words, as given.</summary>
    public string Text => Folded.Source.Value;

    private static (int, int) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }
}
