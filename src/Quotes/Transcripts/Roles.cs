namespace Quotes.Transcripts;

/// <summary>Tells who asks, by the strongest evidence that there is; where none carries, nobody is said to.</summary>
internal static class Roles
{
    // The longer before the shorter that begins it.
    private static readonly string[] _askers =
    [
        "本报记者",
        "本報記者",
        "主持人",
        "主持",
        "记者",
        "記者",
        "提问者",
        "提問者",
        "提问",
        "提問",
        "采访者",
        "採訪者",
        "采访人",
        "採訪人",
        "訪問者",
        "访问者",
        "问",
        "問",
        "Interviewer",
        "Moderator",
        "Reporter",
        "Question",
        "Host",
        "Q",
        "Ｑ",
    ];

    private static readonly string[] _others =
    [
        "嘉宾",
        "嘉賓",
        "来宾",
        "來賓",
        "受访者",
        "受訪者",
        "司仪",
        "司儀",
        "Interviewee",
        "Guest",
        "Speaker",
    ];
    private static readonly string[] _publications =
    [
        "报",
        "報",
        "周刊",
        "週刊",
        "杂志",
        "雜誌",
        "新闻",
        "新聞",
        "网",
        "網",
        "财经",
        "財經",
        "社区",
        "社區",
        "编辑部",
        "編輯部",
    ];
    private static readonly string[] _onBehalf =
    [
        "代",
        "译",
        "譯",
        "翻",
        "口译",
        "口譯",
        "transl",
        "interpret",
        "for ",
    ];

    // How far into a lede the publication may name itself.
    private const int LongestLede = 4000;

    /// <summary>Whether words are a role and no name.</summary>
    public static bool IsRole(string words) =>
        _askers.Concat(_others).Contains(words.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what stands in parentheses behind a name says that somebody else speaks for it.</summary>
    public static bool IsOnBehalf(string aside) =>
        _onBehalf.Any(word => aside.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The length of the role that a label begins with: 主持人 of 主持人姜燕; 0 where there is none.</summary>
    public static int RoleBeginning(string label) =>
        _askers
            .Concat(_others)
            .FirstOrDefault(role => role.Length > 1 && label.StartsWith(role, StringComparison.Ordinal))
            ?.Length
        ?? 0;

    /// <summary>The length of the role that ends at a place of a text; 0 where there is none.</summary>
    public static int RoleEndingAt(string text, int end) =>
        _askers
            .Concat(_others)
            .FirstOrDefault(role =>
                role.Length > 1
                && end >= role.Length
                && string.CompareOrdinal(text, end - role.Length, role, 0, role.Length) == 0
            )
            ?.Length
        ?? 0;

    /// <summary>The role of each voice, and what decided it.</summary>
    /// <param name="names">The voices, in the order of their first turns.</param>
    /// <param name="turns">The voice and the text of each turn.</param>
    /// <param name="outlets">The names of the publication, column and source.</param>
    /// <param name="lede">What stands before the first turn.</param>
    public static IReadOnlyList<(string Role, string Evidence)> Decide(
        VoiceNames names,
        IReadOnlyList<(int Voice, string Text)> turns,
        IReadOnlyCollection<string> outlets,
        string lede
    )
    {
        if (names.All.Count == 1)
            return [("speaker", "it is the only voice")];
        var opening = lede.Length > LongestLede ? lede[..LongestLede] : lede;
        var askers = names.All.Select(name => AskerBy(name, names.ShapesOf(name), outlets, opening)).ToArray();
        if (askers.All(evidence => evidence is null) && OnlyPublication(names.All) is { } outlet)
            askers[outlet] = "the label is the name of a publication";
        if (askers.All(evidence => evidence is null) && AskerByTurns(names.All.Count, turns) is var (voice, why))
            askers[voice] = why;
        var any = askers.Any(evidence => evidence is not null);
        return
        [
            .. askers.Select(evidence =>
                evidence is not null ? ("interviewer", evidence)
                : any ? ("interviewee", "another voice asks")
                : ("unknown", "no voice can be told to ask")
            ),
        ];
    }

    private static string? AskerBy(
        string name,
        IReadOnlyList<string> labels,
        IReadOnlyCollection<string> outlets,
        string lede
    )
    {
        var bare = name.Trim('《', '》');
        if (outlets.Any(outlet => outlet == name || outlet.Trim('《', '》') == bare))
            return "the label is the name of the publication";
        if (labels.Any(IsAsker))
            return "the label is the role of one who asks";
        if (Dashes.IsDash(name))
            return "the label is the dash before a question";
        if (name.StartsWith('《'))
            return "the label is the title of a publication";
        // 新京报独角鲸科技对…进行专访: the label and the source field stand together in the lede.
        return outlets.Any(outlet => lede.Contains(name + outlet, StringComparison.Ordinal))
            ? "the label stands before the name of the source in the lede"
            : null;
    }

    private static bool IsAsker(string label) =>
        _askers.Any(asker =>
            label.Equals(asker, StringComparison.OrdinalIgnoreCase)
            || (asker.Length > 1 && label.StartsWith(asker, StringComparison.Ordinal) && !IsWord(label, asker.Length))
            // 陈雄（主持人） and JANE SMITH, HOST
            || (
                asker.Length > 1
                && label.TrimEnd('）', ')').EndsWith(asker, StringComparison.OrdinalIgnoreCase)
                && label.AsSpan(0, label.TrimEnd('）', ')').Length - asker.Length).TrimEnd() is [.., '（' or '(' or ',']
            )
        );

    // Hostetler is no Host.
    private static bool IsWord(string label, int end) =>
        end < label.Length && char.IsAsciiLetter(label[end - 1]) && char.IsAsciiLetter(label[end]);

    private static int? OnlyPublication(IReadOnlyList<string> names)
    {
        var found = Enumerable
            .Range(0, names.Count)
            .Where(i =>
                !Names.IsFullName(names[i])
                && _publications.Any(word =>
                    names[i].Length > word.Length && names[i].EndsWith(word, StringComparison.Ordinal)
                )
            )
            .ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>
    /// Without a name that tells: the one who speaks first asks, if most of the question marks are his too; else the
    /// one who has most of them by far, and the shorter turns.
    /// </summary>
    private static (int Voice, string Evidence)? AskerByTurns(int voices, IReadOnlyList<(int Voice, string Text)> turns)
    {
        var (all, questions, lengths) = (new int[voices], new int[voices], new long[voices]);
        foreach (var (voice, text) in turns)
        {
            all[voice]++;
            lengths[voice] += text.Length;
            if (text.AsSpan().ContainsAny('？', '?'))
                questions[voice]++;
        }
        double Share(int voice) => questions[voice] / (double)all[voice];
        double Length(int voice) => lengths[voice] / (double)all[voice];
        var first = turns[0].Voice;
        if (Share(first) >= 0.3 && Share(first) >= 1.5 * Others(first).Max(Share))
            return (first, "the voice speaks first and most of its turns are questions");
        var most = Enumerable.Range(0, voices).Where(voice => all[voice] > 1).DefaultIfEmpty(first).MaxBy(Share);
        return
            Share(most) >= 0.5
            && Share(most) >= 2 * Others(most).Max(Share)
            && Length(most) * 2 <= Others(most).Where(voice => all[voice] > 1).DefaultIfEmpty(most).Min(Length)
            ? (most, "most turns of the voice are questions, and they are the shortest")
            : null;

        IEnumerable<int> Others(int voice) => Enumerable.Range(0, voices).Where(other => other != voice);
    }
}
