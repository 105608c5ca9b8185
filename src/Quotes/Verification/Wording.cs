using Quotes.Text;

namespace Quotes.Verification;

/// <summary>
/// What a comparison letter by letter has to know of words: a Chinese character says about as much as three letters,
/// and of letters a word is said by most of its own or not at all.
/// </summary>
internal static class Wording
{
    /// <summary>How many letters say as much as one Chinese character.</summary>
    public const int LettersForEachCharacter = 3;

    // Of a word of which half the letters stand, the others are slips; with fewer it is another word.
    private const double LeastKept = .5;

    // In a text that was only written badly, other words make up no more than this.
    private const double MostOthers = .34;

    // What is between letters belongs to their word: folding has made every apostrophe a quotation mark.
    private const int Apostrophe = '"';

    /// <summary>Whether folded words are written in letters rather than in Chinese characters.</summary>
    public static bool IsLatin(ReadOnlySpan<int> folded)
    {
        var (letters, characters) = Count(folded);
        return letters > LettersForEachCharacter * characters;
    }

    /// <summary>How much folded words say, in letters.</summary>
    public static int Weight(ReadOnlySpan<int> folded)
    {
        var (letters, characters) = Count(folded);
        return letters + (LettersForEachCharacter * characters);
    }

    /// <summary>A stretch of a folded text, widened until it begins and ends between words.</summary>
    public static (int Start, int End) Whole(ReadOnlySpan<int> folded, int start, int end)
    {
        while (start > 0 && start < folded.Length && IsWithin(folded, start))
            start--;
        while (end > 0 && end < folded.Length && IsWithin(folded, end))
            end++;
        return (start, end);
    }

    /// <summary>Whether most words of a Latin text stand in a source, each with most of its letters.</summary>
    public static bool KeepsWords(ReadOnlySpan<int> given, ReadOnlySpan<int> source)
    {
        var kept = new bool[given.Length];
        foreach (var run in Alignment.Compare(given, source).Runs.Where(run => run.Op == "equal"))
            Array.Fill(kept, true, run.Given, run.GivenEnd - run.Given);
        var (letters, others) = (0, 0);
        for (int start = 0, end; start < given.Length; start = end + 1)
        {
            end = start;
            while (end < given.Length && IsLetter(given[end]))
                end++;
            letters += end - start;
            if (kept.AsSpan(start, end - start).Count(true) < LeastKept * (end - start))
                others += end - start;
        }
        return others <= MostOthers * letters;
    }

    private static bool IsWithin(ReadOnlySpan<int> folded, int at) =>
        IsLetter(folded[at])
            ? IsLetter(folded[at - 1]) || (folded[at - 1] == Apostrophe && at > 1 && IsLetter(folded[at - 2]))
            : folded[at] == Apostrophe
                && IsLetter(folded[at - 1])
                && at + 1 < folded.Length
                && IsLetter(folded[at + 1]);

    private static bool IsLetter(int codePoint) => RuneClasses.Of(codePoint) == RuneClass.Word;

    private static (int Letters, int Characters) Count(ReadOnlySpan<int> folded)
    {
        var (letters, characters) = (0, 0);
        foreach (var codePoint in folded)
            switch (RuneClasses.Of(codePoint))
            {
                case RuneClass.Word:
                    letters++;
                    break;
                case RuneClass.Ideograph:
                    characters++;
                    break;
            }
        return (letters, characters);
    }
}
