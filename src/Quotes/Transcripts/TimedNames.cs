using System.Text.RegularExpressions;

namespace Quotes.Transcripts;

/// <summary>
/// Finds turns marked by a name and a time on one line, as recorders of meetings write them: <c>张三 00:01:23</c>,
/// <c>Speaker 1 (00:05)</c>, <c>[00:00:05] Name:</c>, <c>00:05 Name</c> alone on its line.
/// </summary>
internal static partial class TimedNames
{
    /// <summary>The labels, in order; null where the text has none of this kind.</summary>
    public static Marked? Find(string text)
    {
        foreach (var form in new[] { NameThenTime(), TimeThenNameAndColon(), TimeThenName(), NameColonTime() })
        {
            var matches = form.Matches(text);
            var labels = matches
                .Select(match => new Label(match.Groups["name"].Value.Trim(), match.Groups["label"].Index, End(match)))
                .Where(label => label.Name.Any(char.IsLetter) && !Phrases.IsPhrase(label.Name))
                .ToArray();
            var often = labels
                .CountBy(label => label.Name)
                .Where(count => count.Value > 1)
                .Select(c => c.Key)
                .ToHashSet();
            var back = labels.Count(label => often.Contains(label.Name));
            // Captions and logs have a time on each line too; names come back, and hardly a line bears none.
            if (back >= 2 && back * 10 >= matches.Count * 6)
                return new Marked("name-time", labels);
        }
        return null;
    }

    private static int End(Match match) => match.Index + match.Length;

    private const string Time = @"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?";
    private const string Name = @"(?<name>[^\s\d\[\]()（）:：#>*|<][^\r\n\[\]()（）:：|<>]{0,39})";

    [GeneratedRegex(
        $@"^(?<label>[ \t\uFEFF]{{0,9}}{Name}[ \t]{{1,9}}(?:[\[(（]{Time}[\])）]|{Time})[ \t]{{0,9}}[：:]?[ \t]{{0"
            + $@",9}})(?=\r?$|(?<=[：:)）\]][ \t]{{0,9}})\S)",
        RegexOptions.Multiline
    )]
    private static partial Regex NameThenTime();

    [GeneratedRegex(
        $@"^(?<label>[ \t\uFEFF]{{0,9}}[\[(（]?{Time}(?:[ \t]{{0,3}}(?:-|–|—|~|-->)[ \t]{{0,3}}{Time})?[\])）]?[ "
            + $@"\t]{{1,9}}{Name}[：:])[ \t]{{0,9}}",
        RegexOptions.Multiline
    )]
    private static partial Regex TimeThenNameAndColon();

    [GeneratedRegex(
        $@"^(?<label>[ \t\uFEFF]{{0,9}}[\[(（]?{Time}(?:[ \t]{{0,3}}(?:-|–|—|~|-->)[ \t]{{0,3}}{Time})?[\])）]?[ "
            + $@"\t]{{1,9}}{Name})[ \t]{{0,9}}(?=\r?$)",
        RegexOptions.Multiline
    )]
    private static partial Regex TimeThenName();

    [GeneratedRegex(
        $@"^(?<label>[ \t\uFEFF]{{0,9}}{Name}[：:][ \t]{{0,9}}(?:[\[(（]{Time}[\])）]|{Time}(?=\r?$)))[ \t]{{0,9}}",
        RegexOptions.Multiline
    )]
    private static partial Regex NameColonTime();
}
