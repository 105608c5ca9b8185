using Quotes.Api.Http;
using Quotes.Text;

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
        var source = new SourceText(text);
        var end = Math.Min(start + Most, source.CodePoints);
        var (from, to) = (source.ToUtf16(start), source.ToUtf16(end));
        if (end < source.CodePoints)
        {
            var least = source.ToUtf16(end - Most / 2);
            to = BehindLine(text, least, to) ?? BehindSentence(text, least, to) ?? to;
        }
        return new TextPage(text[from..to], start, source.ToCodePoint(to), source.CodePoints);
    }

    /// <summary>A part that begins on this page: its beginning where it goes on behind the page.</summary>
    public FetchedPart Held(FetchedPart part)
    {
        var left = End - part.Start;
        return part.Text.Length <= left || new SourceText(part.Text).CodePoints <= left
            ? part
            : part with
            {
                Text = Shown.Cut(part.Text),
            };
    }

    private static int? BehindLine(string text, int least, int most) =>
        text.LastIndexOf('\n', most - 1, most - least) is >= 0 and var last ? last + 1 : null;

    private static int? BehindSentence(string text, int least, int most) =>
        Sentences
            .Split(text, least, text.Length)
            .Select(sentence => sentence.End)
            .TakeWhile(end => end <= most)
            .Where(end => IsEnd(text, end))
            .Cast<int?>()
            .LastOrDefault();

    // The question mark of an address ends a sentence too, but no page.
    private static bool IsEnd(string text, int end) => !char.IsAscii(text[end - 1]) || char.IsWhiteSpace(text[end]);
}
