using System.Buffers;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Transcripts;

/// <summary>Finds the speech quoted in a lede, who said it, and the passage of an answer that it was made of.</summary>
internal sealed class LedeQuotations(SourceText source, IReadOnlyList<Turn> turns, IReadOnlyList<Voice> voices)
{
    private const int Shortest = 12;

    // Nobody quotes more at a time, nor so often; a text that does is no lede.
    private const int Longest = 1000;
    private const int Most = 200;

    // Far enough back for two sentences.
    private const int Context = 400;
    private const double LeastSimilarity = .60;
    private const double NearCopy = .85;

    private static readonly SearchValues<char> _clauses = SearchValues.Create("，。！？；,");
    private static readonly string[] _saying =
    [
        "说",
        "說",
        "表示",
        "称",
        "稱",
        "坦言",
        "指出",
        "认为",
        "認為",
        "强调",
        "強調",
        "告诉",
        "告訴",
        "回忆",
        "回憶",
        "提及",
        "提到",
        "透露",
        "坦承",
        "直言",
    ];
    private static readonly string[] _notSaying =
    [
        "据说",
        "據說",
        "所谓",
        "所謂",
        "名为",
        "名為",
        "号称",
        "號稱",
        "叫",
        "主题",
        "主題",
    ];

    public IReadOnlyList<Quotation> Find(TextSpan lede)
    {
        var (start, end) = (source.ToUtf16(lede.Start), source.ToUtf16(lede.End));
        var found = new List<Quotation>();
        var seen = 0;
        for (
            var open = NextMark(start, end, "“「");
            open >= 0 && seen < Most;
            open = NextMark(open + 1, end, "“「"), seen++
        )
        {
            var close = source.Value.IndexOf(source.Value[open] == '“' ? '”' : '」', open, end - open);
            if (close < 0)
                break;
            if (Read(start, open + 1, close) is { } quotation)
                found.Add(quotation);
            open = close;
        }
        return found;
    }

    private int NextMark(int start, int end, string marks) =>
        start >= end ? -1
        : source.Value.AsSpan(start, end - start).IndexOfAny(marks) is >= 0 and var at ? start + at
        : -1;

    private Quotation? Read(int lede, int start, int end)
    {
        if (end - start is < Shortest or > Longest)
            return null;
        var words = source.Value[start..end];
        if (!words.AsSpan().ContainsAny(_clauses))
            return null;
        var context = LastSentences(source.Value[Math.Max(lede, start - 1 - Context)..(start - 1)]);
        if (_notSaying.Any(term => context.EndsWith(term, StringComparison.Ordinal)))
            return null;
        var original = OriginalOf(start, end);
        // “深耕…”的新战略 names a thing; nobody says it.
        var isName = end + 1 < source.Value.Length && source.Value[end + 1] == '的';
        var isSaid = !isName && _saying.Any(verb => context.Contains(verb, StringComparison.Ordinal));
        if (original is null ? !isSaid : !isSaid && original.Similarity < NearCopy)
            return null;
        var voice = original is { Similarity: >= NearCopy }
            ? turns[original.Turn].Voice
            : SpeakerBefore(lede, start - 1);
        return new Quotation(words, source.SpanOf(start, end), voice, original);
    }

    /// <summary>
    /// The sentence that leads to a quotation and the one before it: where a verb of saying would stand.
    /// </summary>
    private static string LastSentences(string before)
    {
        var sentences = Sentences.Split(before, 0, before.Length).TakeLast(2).ToArray();
        return sentences.Length == 0 ? "" : before[sentences[0].Start..];
    }

    /// <summary>
    /// The only one who answers and is named before the quotation; null where there are several or none.
    /// </summary>
    private int? SpeakerBefore(int lede, int at)
    {
        var before = source.Value.AsSpan(lede, at - lede);
        int? named = null;
        for (var i = 0; i < voices.Count; i++)
        {
            if (voices[i].Role == "interviewer" || !before.Contains(voices[i].Name, StringComparison.Ordinal))
                continue;
            if (named is not null)
                return null;
            named = i;
        }
        return named;
    }

    private Original? OriginalOf(int start, int end)
    {
        var words = source.Value[start..end];
        var given = Alignment.CodePoints(words);
        var (answer, window) = (-1, new Window(0, 0, int.MaxValue));
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i].IsQuestion || turns[i].Text.Length * 2 < words.Length || !SharesPairs(words, turns[i].Text))
                continue;
            var next = Alignment.BestWindow(given, Alignment.CodePoints(turns[i].Text));
            if (next.Distance < window.Distance)
                (answer, window) = (i, next);
        }
        if (answer < 0)
            return null;
        var turn = turns[answer];
        var place = new TextSpan(turn.Span.Start + window.Start, turn.Span.Start + window.End);
        if (window.Distance > 0)
            place = WholeSentences(turn, place);
        var (runs, distance) = Alignment.Compare(given, Alignment.CodePoints(source.Slice(place)));
        var similarity = 1 - (double)distance / given.Length;
        return similarity < LeastSimilarity
            ? null
            : new Original(
                answer,
                place,
                similarity,
                DiffRun.Of(runs, source, source.ToCodePoint(start), source, place.Start)
            );
    }

    // A fifth of the pairs in common is far less than any copy has, and spares the comparison with most answers.
    private static bool SharesPairs(string words, string text)
    {
        var pairs = Enumerable
            .Range(0, words.Length - 1)
            .Select(i => words.Substring(i, 2))
            .ToHashSet(StringComparer.Ordinal);
        return pairs.Count(pair => text.Contains(pair, StringComparison.Ordinal)) * 5 >= pairs.Count;
    }

    private static TextSpan WholeSentences(Turn turn, TextSpan place)
    {
        var touched = turn
            .Sentences.Select(sentence => sentence.Span)
            .Where(span => span.Start < place.End && place.Start < span.End)
            .ToArray();
        return touched.Length == 0 ? place : new TextSpan(touched[0].Start, touched[^1].End);
    }
}
