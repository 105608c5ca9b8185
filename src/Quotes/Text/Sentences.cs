namespace Quotes.Text;

/// <summary>Cuts a paragraph into sentences, each with what closes behind it.</summary>
public static class Sentences
{
    private const string Enders = "。！？!?";
    private const string Closers = "”’」』）)】》\"";
    private const string Continuing = "，,、；;：:的";

    private static readonly string[] _abbreviations =
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "St",
        "vs",
        "etc",
        "No",
        "Inc",
        "Ltd",
        "Co",
    ];

    /// <summary>
    /// The sentences of a stretch of text, as ranges of UTF-16 positions, without white space at either end. Every
    /// other character is in just one of them. A sentence ends at 。！？!? or …… or, in scripts that part words by
    /// spaces, at a full stop before white space; quotation marks and brackets that close there belong to it.
    /// </summary>
    public static IEnumerable<(int Start, int End)> Split(string text, int start, int end)
    {
        var from = SkipSpace(text, start, end);
        for (var at = from; at < end; at++)
        {
            if (EndAt(text, at, end) is not (> 0 and var close))
                continue;
            yield return (from, close);
            from = SkipSpace(text, close, end);
            at = from - 1;
        }
        while (end > from && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (from < end)
            yield return (from, end);
    }

    /// <summary>Where a sentence that ends with the character at a position has ended; 0 where none does.</summary>
    private static int EndAt(string text, int at, int end)
    {
        var close = at + 1;
        if (Enders.Contains(text[at]))
            while (close < end && Enders.Contains(text[close]))
                close++;
        else if (text[at] is '…' && close < end && text[close] == '…')
            while (close < end && text[close] == '…')
                close++;
        else if (!IsFullStop(text, at, end))
            return 0;
        var closed = close;
        while (closed < end && Closers.Contains(text[closed]))
            closed++;
        // “好。”他说 goes on behind the quotation: the sentence is not over where only the quoted one is.
        return closed > close && closed < end && Continuing.Contains(text[closed]) ? 0
            : text[at] == '…' && closed < end && Continuing.Contains(text[closed]) ? 0
            : closed;
    }

    private static bool IsFullStop(string text, int at, int end)
    {
        if (text[at] != '.' || (at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && !Closers.Contains(text[at + 1])))
            return false;
        var word = at;
        while (word > 0 && char.IsAsciiLetter(text[word - 1]))
            word--;
        var before = text[word..at];
        return before.Length != 1 && !_abbreviations.Contains(before, StringComparer.Ordinal);
    }

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
