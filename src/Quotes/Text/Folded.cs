namespace Quotes.Text;

/// <summary>A text after folding, with the way back to the places of its source.</summary>
public sealed class Folded
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    internal Folded(string text, int[] starts, int[] ends, FoldingStep steps) =>
        (Text, _starts, _ends, Steps) = (text, starts, ends, steps);

    /// <summary>The folded text; never shown to anybody.</summary>
    public string Text { get; }

    /// <summary>The steps that changed anything.</summary>
    public FoldingStep Steps { get; }

    /// <summary>The words of the source that a range of the folded text was made of.</summary>
    /// <param name="start">Where the range begins in <see cref="Text"/>, in UTF-16 units.</param>
    /// <param name="end">Where it has ended; greater than <paramref name="start"/>.</param>
    /// <returns>
    /// The span in code points of the source, from the first character that the range was made of to the last; what
    /// was dropped before or behind it is not part of it, what was dropped within is.
    /// </returns>
    public TextSpan SourceOf(int start, int end) => new(_starts[start], _ends[end - 1]);
}
