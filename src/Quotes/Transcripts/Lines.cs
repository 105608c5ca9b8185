namespace Quotes.Transcripts;

/// <summary>The lines of a text, and its blocks: what stands between empty lines.</summary>
internal static class Lines
{
    // Of the blocks of a transcript so many begin with a label, in percent; the others are further paragraphs.
    private const int MostBlocks = 60;

    /// <summary>
    /// The lines of a stretch that begin in it, without white space at either end; empty ones left out.
    /// </summary>
    public static IEnumerable<(int Start, int End)> In(string text, int start, int end)
    {
        var at = start;
        if (at > 0 && text[at - 1] is not ('\n' or '\r'))
            at = NextLine(text, at, end);
        while (at < end)
        {
            var next = NextLine(text, at, end);
            var from = SkipSpace(text, at, next);
            var to = next;
            while (to > from && IsSpace(text[to - 1]))
                to--;
            if (from < to)
                yield return (from, to);
            at = next;
        }
    }

    /// <summary>The first place from one on where something other than white space stands.</summary>
    public static int SkipSpace(string text, int at, int end)
    {
        while (at < end && IsSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>Whether a character shows nothing: white space, a byte order mark, a space of no width.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    /// <summary>Whether a line begins at a place, white space left out.</summary>
    public static bool BeginAt(string text, int at)
    {
        // Indented further than this is no beginning; and a text of nothing but spaces is not walked again and again.
        for (
            var i = 0;
            i < 40 && at > 0 && text[at - 1] is ' ' or '\t' or '\u3000' or '\u00A0' or '\uFEFF' or '\u200B';
            i++
        )
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    /// <summary>Whether a block begins at a place: the text, or what follows an empty line.</summary>
    public static bool BlockBeginsAt(string text, int at)
    {
        if (!BeginAt(text, at))
            return false;
        var breaks = 0;
        while (at > 0 && IsSpace(text[at - 1]) && breaks < 2)
            if (text[--at] == '\n')
                breaks++;
        return at == 0 || breaks >= 2;
    }

    /// <summary>Whether the block that goes on at a place ends as a sentence does.</summary>
    public static bool EndsAsSentence(string text, int at)
    {
        var block = text.AsSpan(at, BlockEnd(text, at) - at).TrimEnd().TrimEnd("”’」』）)】*");
        return block
            is [
                ..,
                '。'
                or '！'
                or '？'
                or '.'
                or '!'
                or '?'
                or '…'
                or '⋯'
                or '—'
                or '-'
                or '；'
                or ';'
                or '：'
                or ':',
            ];
    }

    /// <summary>Whether most blocks of a text, from the first label on, begin with one.</summary>
    public static bool MostBlocksBeginWith(string text, IReadOnlyList<Label> labels)
    {
        if (labels.Count == 0)
            return false;
        var blocks = 0;
        for (var at = labels[0].Start; at < text.Length; at = SkipSpace(text, BlockEnd(text, at), text.Length))
            blocks++;
        return labels.Count(label => BlockBeginsAt(text, label.Start)) * 100 >= blocks * MostBlocks && blocks > 1;
    }

    /// <summary>Where the block that goes on at a place has ended: at an empty line, or with the text.</summary>
    private static int BlockEnd(string text, int at)
    {
        for (
            var line = text.IndexOf('\n', at);
            line >= 0 && line + 1 < text.Length;
            line = text.IndexOf('\n', line + 1)
        )
        {
            var next = text[line + 1] == '\r' && line + 2 < text.Length ? line + 2 : line + 1;
            if (text[next] == '\n')
                return line;
        }
        return text.Length;
    }

    private static int NextLine(string text, int at, int end)
    {
        var line = text.AsSpan(at, end - at).IndexOfAny('\n', '\r');
        return line < 0 ? end : at + line + 1;
    }
}
