using System.Text;

namespace Quotes.Text;

/// <summary>
/// The terms that a folded text is indexed under: words whole, Chinese characters in overlapping pairs, and the last
/// of each run of characters alone, so that every character begins some term and a query of one character is a query
/// of a prefix.
/// </summary>
public static class IndexTerms
{
    /// <summary>
    /// What stands in the place of a word that is longer than <see cref="LongestWord"/>: no term of any text looks like
    /// it, for pairs are two characters and words have none of these.
    /// </summary>
    public const string LongWord = "\uFFFF\uFFFF\uFFFF";

    /// <summary>
    /// The longest word that is a term, in UTF-16 units. A list of all endings of a word grows with the square of its
    /// length, and what is longer than this is no word that anybody looks for.
    /// </summary>
    public const int LongestWord = 64;

    /// <summary>The terms in order, a space between them. They hold no ASCII but letters and digits.</summary>
    public static string Of(string folded)
    {
        var terms = new StringBuilder(folded.Length * 3);
        foreach (var run in Runs(folded))
        {
            if (run.Class == RuneClass.Word)
                terms.Append(WordOf(folded, run)).Append(' ');
            else
                AppendPairs(terms, folded, run);
        }
        return terms.ToString();
    }

    /// <summary>The words among the terms of a folded text.</summary>
    public static IEnumerable<string> Words(string folded) =>
        Runs(folded).Where(run => run.Class == RuneClass.Word).Select(run => WordOf(folded, run));

    /// <summary>
    /// Those terms of a folded text that stand one behind the other in whatever text holds it: its first and its last
    /// word may be parts of longer ones there, and what is the last of a run may have a successor.
    /// </summary>
    public static IReadOnlyList<string> Inner(string folded)
    {
        var runs = Runs(folded).ToArray();
        var terms = Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = runs is [{ Class: RuneClass.Word, Start: 0 }, ..] ? 1 : 0;
        var end = runs is [.., var last] && last.End == folded.Length ? terms.Length - 1 : terms.Length;
        return first < end ? terms[first..end] : [];
    }

    private static string WordOf(string folded, Run run) =>
        run.Length > LongestWord ? LongWord : folded.Substring(run.Start, run.Length);

    /// <summary>The stretches of one class in a folded text, separators left out.</summary>
    internal static IEnumerable<Run> Runs(string folded)
    {
        var start = 0;
        var current = RuneClass.Separator;
        var at = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            var next = RuneClasses.Of(rune.Value);
            if (next != current)
            {
                if (current != RuneClass.Separator)
                    yield return new Run(current, start, at - start);
                (start, current) = (at, next);
            }
            at += rune.Utf16SequenceLength;
        }
        if (current != RuneClass.Separator)
            yield return new Run(current, start, at - start);
    }

    /// <summary>The pairs of a run of characters; one character alone has none.</summary>
    internal static IEnumerable<string> Pairs(string folded, Run run)
    {
        var at = run.Start;
        while (Next(folded, at) is var second && second < run.End)
        {
            yield return folded[at..Next(folded, second)];
            at = second;
        }
    }

    private static void AppendPairs(StringBuilder terms, string folded, Run run)
    {
        var last = run.Start;
        foreach (var pair in Pairs(folded, run))
        {
            terms.Append(pair).Append(' ');
            last = Next(folded, last);
        }
        terms.Append(folded, last, run.End - last).Append(' ');
    }

    private static int Next(string text, int at) => at + (char.IsHighSurrogate(text[at]) ? 2 : 1);

    /// <summary>A stretch of one class.</summary>
    internal readonly record struct Run(RuneClass Class, int Start, int Length)
    {
        public int End => Start + Length;
    }
}
