namespace Quotes.Transcripts;

/// <summary>Tells who asks, by the strongest evidence that there is; where none carries, nobody is said to.</summary>
internal static class Roles
{
    private static readonly string[] _askers =
    [
        "记者",
        "記者",
        "主持人",
        "主持",
        "问",
        "問",
        "提问",
        "提問",
        "采访者",
        "Q",
    ];

    /// <summary>The role of each voice, and what decided it.</summary>
    /// <param name="names">The voices, in the order of their first turns.</param>
    /// <param name="turns">The voice and the text of each turn.</param>
    /// <param name="outlets">The names of the publication, column and source.</param>
    /// <param name="lede">What stands before the first turn.</param>
    public static IReadOnlyList<(string Role, string Evidence)> Decide(
        IReadOnlyList<string> names,
        IReadOnlyList<(int Voice, string Text)> turns,
        IReadOnlyCollection<string> outlets,
        string lede
    )
    {
        if (names.Count == 1)
            return [("speaker", "it is the only voice")];
        var askers = names.Select(name => AskerBy(name, outlets, lede)).ToArray();
        if (askers.All(evidence => evidence is null) && AskerByTurns(names.Count, turns) is var (voice, why))
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

    private static string? AskerBy(string name, IReadOnlyCollection<string> outlets, string lede)
    {
        if (outlets.Any(outlet => outlet == name))
            return "the label is the name of the publication";
        if (
            _askers.Any(asker =>
                name == asker || (asker.Length > 1 && name.StartsWith(asker, StringComparison.Ordinal))
            )
        )
            return "the label is the role of one who asks";
        if (name.StartsWith('《'))
            return "the label is the title of a publication";
        // 新京报独角鲸科技对…进行专访: the label and the source field stand together in the lede.
        return outlets.Any(outlet => lede.Contains(name + outlet, StringComparison.Ordinal))
            ? "the label stands before the name of the source in the lede"
            : null;
    }

    /// <summary>
    /// Without a name that tells, the one who speaks first asks, if most of the question marks are his too.
    /// </summary>
    private static (int Voice, string Evidence)? AskerByTurns(int voices, IReadOnlyList<(int Voice, string Text)> turns)
    {
        var first = turns[0].Voice;
        var shares = Enumerable.Range(0, voices).Select(voice => ShareOfQuestions(voice, turns)).ToArray();
        var others = shares.Where((_, voice) => voice != first).Max();
        return shares[first] >= 0.3 && shares[first] >= 1.5 * others
            ? (first, "the voice speaks first and most of its turns are questions")
            : null;
    }

    private static double ShareOfQuestions(int voice, IReadOnlyList<(int Voice, string Text)> turns)
    {
        var own = turns.Where(turn => turn.Voice == voice).ToArray();
        return own.Length == 0
            ? 0
            : own.Count(turn => turn.Text.AsSpan().IndexOfAny('？', '?') >= 0) / (double)own.Length;
    }
}
