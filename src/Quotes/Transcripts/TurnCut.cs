namespace Quotes.Transcripts;

/// <summary>A stretch that stands among somebody's words and is not of them (UTF-16); the kind is its node's.</summary>
internal readonly record struct Aside(string Kind, int Start, int End);

/// <summary>
/// What stands between a label and the next: where the words begin and have ended, the headings behind them, and the
/// asides before, in and behind them, in order.
/// </summary>
internal readonly record struct TurnCut(
    int Start,
    int End,
    IReadOnlyList<(int Start, int End)> Headings,
    IReadOnlyList<Aside> Asides
)
{
    /// <summary>Cuts a stretch of plain text, whose heading, if there is one, may be glued to the words.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the label has ended.</param>
    /// <param name="end">Where the next begins.</param>
    /// <param name="asides">What in the stretch is nobody's words.</param>
    /// <param name="heading">Looks for a heading at the end of a stretch; null where there can be none.</param>
    public static TurnCut Of(
        string text,
        int start,
        int end,
        IReadOnlyList<Aside> asides,
        Func<int, int, (int Start, int End)?>? heading
    )
    {
        var close = Before(text, asides, start, end);
        var glued = heading?.Invoke(start, close);
        if (glued is { } found)
            close = Before(text, asides, start, found.Start);
        var from = Lines.SkipSpace(text, start, close);
        foreach (var aside in asides)
            if (aside.Start == from && aside.End <= close)
                from = Lines.SkipSpace(text, aside.End, close);
        return new TurnCut(from, Trimmed(text, from, close), glued is { } one ? [one] : [], asides);
    }

    /// <summary>The end of what stands before the asides that end a stretch.</summary>
    private static int Before(string text, IReadOnlyList<Aside> asides, int start, int end)
    {
        for (var i = asides.Count - 1; i >= 0; i--)
        {
            if (asides[i].Start >= end)
                continue;
            if (Lines.SkipSpace(text, asides[i].End, end) < end)
                break;
            end = asides[i].Start;
        }
        return Math.Max(start, end);
    }

    /// <summary>
    /// The end of the words in a stretch: white space on their last line is theirs, line breaks behind are not.
    /// </summary>
    private static int Trimmed(string text, int start, int end)
    {
        var close = end;
        while (close > start && Lines.IsSpace(text[close - 1]))
            close--;
        while (close < end && text[close] is not ('\r' or '\n'))
            close++;
        return close;
    }
}
