namespace Quotes.Transcripts;

/// <summary>
/// Finds the label that ends with a colon, by the names that are known to be labels, in whatever shape it comes:
/// 姜燕： 主持人姜燕： 姜燕（主持人）： 姜燕、陈雄： and JANE SMITH, MAYOR: before SMITH:
/// </summary>
internal sealed class LabelShapes(string text, HashSet<string> kept)
{
    private const int LongestAside = 24;

    private readonly int _longest = kept.Max(name => name.Length);

    /// <summary>The label that the colon at a position ends; null where none does.</summary>
    public Label? EndingAt(int colon)
    {
        var end = LabelLearner.EndOfName(text, colon);
        return WithRole(end, colon) ?? Named(end, colon) ?? WithAside(end, colon);
    }

    private Label? Named(int end, int colon) => StartOf(end) is { } start ? Labelled(Widened(start), end, colon) : null;

    // 陈雄（主持人）： where 陈雄： is a label.
    private Label? WithAside(int end, int colon)
    {
        if (end < 3 || text[end - 1] is not ('）' or ')'))
            return null;
        var open = text.AsSpan(0, end).LastIndexOfAny('（', '(');
        if (open <= 0 || end - open > LongestAside)
            return null;
        return StartOf(LabelLearner.EndOfName(text, open)) is { } start ? Labelled(Widened(start), end, colon) : null;
    }

    // JANE SMITH, MAYOR OF X: where JANE SMITH or a shorter form of it is a label.
    private Label? WithRole(int end, int colon) =>
        Names.Introduced(text, colon) is var (name, start) && kept.Contains(name) ? Labelled(start, end, colon) : null;

    /// <summary>
    /// Where the longest known name begins that ends at a place and may begin there; null where none does.
    /// </summary>
    private int? StartOf(int end)
    {
        var names = kept.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longest, end); length > 0; length--)
            if (
                names.TryGetValue(text.AsSpan(end - length, length), out var name)
                && Names.MayBeginAt(text, end - length, name)
            )
                return end - length;
        return null;
    }

    /// <summary>Takes the role or the other names before a name into its label.</summary>
    private int Widened(int start)
    {
        for (var joined = 0; joined < 8; joined++)
        {
            if (start > 1 && text[start - 1] is '、' or '和' or '与' or '與' or '及' or '&' or '/')
            {
                var end = LabelLearner.EndOfName(text, start - 1);
                if (StartOf(end) is not { } other)
                    break;
                start = other;
                continue;
            }
            break;
        }
        var before = LabelLearner.EndOfName(text, start);
        var role = Roles.RoleEndingAt(text, before);
        return role > 0 && (Lines.BeginAt(text, before - role) || Names.EndsAt(text, before - role))
            ? before - role
            : start;
    }

    private Label Labelled(int start, int end, int colon) => new(text[start..end], start, colon + 1);
}
