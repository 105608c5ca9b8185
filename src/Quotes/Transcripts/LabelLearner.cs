namespace Quotes.Transcripts;

/// <summary>
/// Learns the labels of a transcript whose turns begin with a name and a colon, in four steps: (1) every short run
/// before a colon, at a boundary, may be one; (2) those that come back are; (3) wherever one of them stands before a
/// colon, a turn begins; (4) who asks is told by <see cref="Roles"/>. Works on a text whose line breaks are lost as
/// on one that has them.
/// </summary>
internal static class LabelLearner
{
    // A tenth of the turns of the most frequent label: fewer than that is a phrase that happens to come back.
    private const int LeastShare = 10;

    // A word that stands between the end of a sentence and a colon so often is seldom a phrase.
    private const int Often = 4;
    private const int LeastShareOften = 30;

    // How far behind an opening parenthesis a colon is still inside it, where nothing closes it.
    private const int LongestAside = 40;

    // Where so many of the labels stand at the beginning of a line, in percent, the others are words with a colon.
    private const int ByLines = 90;

    /// <summary>The labels of a text, in order; null where it has no turns of this kind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Names that are known to be speakers'.</param>
    public static Marked? Find(string text, IReadOnlyCollection<string> known)
    {
        var labels = Learn(text, known);
        if (labels.Length == 0)
            return null;
        var names = labels.Select(label => label.Name).Distinct(StringComparer.Ordinal);
        return new Marked(names.All(QuestionLetters.AreOf) ? QuestionLetters.Family : "name-colon", labels);
    }

    private static Label[] Learn(string text, IReadOnlyCollection<string> known)
    {
        var colons = Colons(text);
        var kept = Kept(text, colons, known);
        if (kept.Count == 0)
            return [];
        var shapes = new LabelShapes(text, kept);
        Label[] labels = Plausible(text, [.. colons.Select(shapes.EndingAt).OfType<Label>()]);
        if (labels.Length == 0)
            return [];
        var atLines = labels.Where(label => Lines.BeginAt(text, label.Start)).ToArray();
        if (atLines.Length < 4 || atLines.Length * 100 < labels.Length * ByLines)
            return labels;
        // Where every block begins with a label, one that comes only once is one all the same.
        if (!Lines.MostBlocksBeginWith(text, atLines))
            return atLines;
        var found = atLines.Select(label => label.Start).ToHashSet();
        var once = colons
            .Select(colon => (Colon: colon, Name: Names.Whole(text, colon)))
            .Where(found => found.Name is not null && !kept.Contains(found.Name) && !Phrases.IsPhrase(found.Name))
            .Select(found => new Label(found.Name!, Start(text, found.Colon, found.Name!), found.Colon + 1))
            // A headline has a colon too; but it is no sentence, and few headlines begin with a person.
            .Where(label =>
                !found.Contains(label.Start)
                && Lines.BlockBeginsAt(text, label.Start)
                && Lines.EndsAsSentence(text, label.End)
                && (label.Start > 0 || Names.IsFullName(label.Name))
            );
        return [.. atLines.Concat(once).OrderBy(label => label.Start)];
    }

    /// <summary>
    /// Leaves out what comes only once and has not the colon of the others, or goes on in small letters: words of a
    /// sentence that happen to look like a name; and what leads to quotations in a story.
    /// </summary>
    private static Label[] Plausible(string text, Label[] labels)
    {
        var wide = labels.Count(label => text[label.End - 1] == '：');
        char? usual =
            wide * 20 >= labels.Length * 19 ? '：'
            : wide * 20 <= labels.Length ? ':'
            : null;
        var counts = labels.CountBy(label => label.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var told = labels
            .GroupBy(label => label.Name, StringComparer.Ordinal)
            .Where(group => LeadsToQuotations(text, group.Key, [.. group]))
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. labels
                .Where(label => !told.Contains(label.Name))
                .Where(label =>
                    counts[label.Name] > 1
                    || (
                        (usual is not { } colon || text[label.End - 1] == colon || labels.Length < 4)
                        && !GoesOnSmall(text, label)
                    )
                ),
        ];
    }

    private static bool GoesOnSmall(string text, Label label)
    {
        var at = Lines.SkipSpace(text, label.End, Math.Min(text.Length, label.End + 4));
        return at < text.Length && char.IsAsciiLetterLower(text[at]) && !Lines.BeginAt(text, label.Start);
    }

    /// <summary>
    /// Whether quotations stand behind most labels of a name, and it says so itself, or never begins a line: then a
    /// story is told (李四道：“…”).
    /// </summary>
    private static bool LeadsToQuotations(string text, string name, Label[] labels)
    {
        var quoted = labels.Count(label => label.End < text.Length && text[label.End] is '“' or '「' or '『' or '"');
        return quoted >= 2
            && quoted * 10 >= labels.Length * 6
            && !Roles.IsRole(name)
            && (
                Phrases.EndsInSaying(name)
                || (text.Contains('\n') && labels.Count(l => Lines.BeginAt(text, l.Start)) * 2 < labels.Length)
            );
    }

    /// <summary>The names that come back before a colon.</summary>
    private static HashSet<string> Kept(string text, List<int> colons, IReadOnlyCollection<string> known)
    {
        var joint = colons.SelectMany(colon => Names.Joint(text, colon));
        var whole = Count(colons.Select(colon => Names.Whole(text, colon)).Concat(joint));
        var last = Count(colons.Select(colon => Names.Last(text, colon)));
        // A word that only ends a longer name is no name of its own.
        foreach (var (name, count) in whole.Where(pair => pair.Value >= 2 || known.Contains(pair.Key)))
            for (var i = 1; i < name.Length; i++)
                if (last.ContainsKey(name[i..]))
                    last[name[i..]] -= count;
        foreach (var (name, count) in whole)
            last[name] = Math.Max(count, last.GetValueOrDefault(name));
        var most = last.Count == 0 ? 0 : last.Values.Max();
        // Where the one who speaks most is named as a person, others named so need not come back.
        var main = last.Where(pair => pair.Value == most).Select(pair => pair.Key).FirstOrDefault("");
        if (Roles.IsRole(main))
            main = last.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Skip(1).FirstOrDefault(main);
        var areNamed = Names.IsFullName(main);
        var kept = last.Where(pair =>
                (pair.Value >= 2 && pair.Value * LeastShare >= most)
                || (whole.GetValueOrDefault(pair.Key) >= Often && pair.Value * LeastShareOften >= most)
                || (areNamed && pair.Value >= 1 && whole.ContainsKey(pair.Key) && Names.IsFullName(pair.Key))
                || known.Contains(pair.Key)
            )
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
        AddIntroduced(kept, whole, colons.Select(colon => Names.Introduced(text, colon)?.Name).OfType<string>());
        return kept;
    }

    /// <summary>
    /// Adds labels that come once and introduce somebody who is called otherwise afterwards: 主持人周立： before 主持人：,
    /// JANE SMITH, MAYOR: before SMITH:
    /// </summary>
    private static void AddIntroduced(
        HashSet<string> kept,
        Dictionary<string, int> whole,
        IEnumerable<string> introduced
    )
    {
        foreach (var name in introduced.Distinct(StringComparer.Ordinal).ToArray())
            if (ShortForms.Of(name, name).FirstOrDefault(whole.ContainsKey) is { } form)
                kept.UnionWith([name, form]);
        foreach (var (name, count) in whole)
            if (count <= 2 && !kept.Contains(name) && ShortForms.Of(name, name).Any(kept.Contains))
                kept.Add(name);
    }

    private static Dictionary<string, int> Count(IEnumerable<string?> names) =>
        names
            .OfType<string>()
            .Where(name => !Phrases.IsPhrase(name))
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The positions of colons that stand alone, in no parentheses, time or address.</summary>
    private static List<int> Colons(string text)
    {
        var colons = new List<int>();
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(')
                open = i;
            else if (text[i] is '）' or ')' or '\n')
                open = -1;
            else if (text[i] is '：' or ':' && (open < 0 || i - open > LongestAside) && !IsTimeOrAddress(text, i))
                colons.Add(i);
        }
        return colons;
    }

    private static bool IsTimeOrAddress(string text, int colon) =>
        (colon > 0 && text[colon - 1] is '：' or ':')
        || colon + 1 < text.Length
            && (
                text[colon + 1] is '/' or '：' or ':'
                || (char.IsAsciiDigit(text[colon + 1]) && colon > 0 && char.IsAsciiDigit(text[colon - 1]))
            );

    private static int Start(string text, int colon, string name) => EndOfName(text, colon) - name.Length;

    public static int EndOfName(string text, int colon)
    {
        var end = colon;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        return end;
    }
}
