namespace Quotes.Transcripts;

/// <summary>The lines of a text, and its blocks: what stands between empty lines.</summary>
internal static class Lines
{
    // Of the blocks of a transcript so many begin with a label, in percent; the others are further paragraphs.
    private const int MostBlocks = 60;

    /// <summary>Whether a line begins at a place, white space left out.</summary>
    public static bool BeginAt(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '\u3000' or '\uFEFF')
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    /// <summary>Whether a block begins at a place: the text, or what follows an empty line.</summary>
    public static bool BlockBeginsAt(string text, int at)
    {
        if (!BeginAt(text, at))
            return false;
        var breaks = 0;
        while (at > 0 && char.IsWhiteSpace(text[at - 1]) && breaks < 2)
            if (text[--at] == '\n')
                breaks++;
        return at == 0 || breaks >= 2;
    }

    /// <summary>Whether the block that goes on at a place ends as a sentence does.</summary>
    public static bool EndsAsSentence(string text, int at)
    {
        var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        var block = text.AsSpan(at, (end < 0 ? text.Length : end) - at).TrimEnd().TrimEnd("”’」』）)]】*");
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
        for (var at = labels[0].Start; at >= 0 && at < text.Length; )
        {
            blocks++;
            var next = text.IndexOf("\n\n", at, StringComparison.Ordinal);
            if (next < 0)
                break;
            at = next;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }
        return labels.Count(label => BlockBeginsAt(text, label.Start)) * 100 >= blocks * MostBlocks && blocks > 1;
    }
}
