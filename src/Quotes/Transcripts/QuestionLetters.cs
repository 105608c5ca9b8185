using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds turns marked as question and answer by a letter or a word, with a number or without a colon: Q1, Ａ：, 问 1：,
/// <c>Q    </c>. Those with a plain colon are found as names are.
/// </summary>
internal static partial class QuestionLetters
{
    /// <summary>The name of the family.</summary>
    public const string Family = "question-answer";

    private static readonly HashSet<string> _names =
    [
        "Q",
        "A",
        "Ｑ",
        "Ａ",
        "问",
        "問",
        "答",
        "提问",
        "提問",
        "回答",
        "Question",
        "Answer",
    ];

    /// <summary>Whether a label is one of this family.</summary>
    public static bool AreOf(string name) => _names.Contains(WithoutNumber(name));

    /// <summary>A label without the number that counts the questions.</summary>
    public static string WithoutNumber(string name) => name.TrimEnd([.. "0123456789０１２３４５６７８９ "]);

    /// <summary>The labels, in order; null where the text has none of this kind.</summary>
    public static Marked? Find(string text)
    {
        var labels = Labels(AtLine().Matches(text)) ?? Labels(Glued().Matches(text));
        return labels is null ? null : new Marked(Family, labels);
    }

    private static List<Label>? Labels(MatchCollection matches)
    {
        var questions = matches.Where(IsQuestion).ToArray();
        // With a plain colon alone they are names like others.
        if (questions.Length < 2 || questions.All(q => !q.Groups["number"].Success && SignOf(q) == ':'))
            return null;
        var signs = questions.Select(SignOf).ToHashSet();
        var labels = new List<Label>();
        var (answers, isAsked) = (0, false);
        foreach (Match match in matches)
        {
            var asks = IsQuestion(match);
            // “A man walked in” begins with no label: an answer follows a question, and is marked as questions are.
            if (!asks && SignOf(match) != ':' && (!isAsked || !signs.Contains(SignOf(match))))
                continue;
            if (!asks && labels.Count == 0)
                continue;
            if (asks && SignOf(match) is ' ' && !match.Groups["number"].Success && signs.Count > 1)
                continue;
            var start = match.Groups["name"].Index;
            labels.Add(new Label(match.Groups["written"].Value.TrimEnd(), start, match.Index + match.Length));
            answers += asks ? 0 : 1;
            isAsked = asks;
        }
        return answers > 0 && answers * 5 >= labels.Count - answers ? labels : null;
    }

    private static bool IsQuestion(Match match) => match.Groups["name"].Value[0] is 'Q' or 'Ｑ' or '问' or '問';

    // What parts the label from the words: a colon, a point, wide space, a space, or nothing.
    private static char SignOf(Match match) =>
        match.Groups["sign"].ValueSpan.Trim() is [var sign, ..] ? (sign == '：' ? ':' : sign)
        : match.Groups["sign"].Length > 1 ? '\t'
        : match.Groups["sign"].Length > 0 ? ' '
        : '\0';

    [GeneratedRegex(
        @"^[ \t\u00A0\u3000\uFEFF]{0,9}(?<written>(?<name>[QAＱＡ问問答])(?: ?(?<number>[0-9０-９]{1,4}))?)(?<sign>"
            + @"(?:[ \t]{0,3}[：:](?![：:])|[.．、)）](?![.．]))[ \t\u00A0\u3000]{0,20}|[ \t\u00A0\u3000]{1,20}|(?<="
            + @"[0-9])(?=[\u4E00-\u9FFF])|(?=\r?\n))",
        RegexOptions.Multiline
    )]
    private static partial Regex AtLine();

    [GeneratedRegex(
        @"(?<=^|[。！？!?…”」）\s])(?<written>(?<name>[QAＱＡ问問答])(?: ?(?<number>[0-9０-９]{1,4}))?)(?<sign>[ \t]{0,3}"
            + @"[：:])(?![：:])[ \t\u00A0\u3000]{0,20}"
    )]
    private static partial Regex Glued();
}
