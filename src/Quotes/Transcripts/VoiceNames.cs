namespace Quotes.Transcripts;

/// <summary>
/// Tells which labels are one voice's: a label may change its shape after its first use. What is not sure stays two.
/// </summary>
internal sealed class VoiceNames
{
    // A long label that comes back more often is not there to introduce somebody.
    private const int MostIntroductions = 2;

    private readonly Dictionary<string, string> _voices = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _shapes = new(StringComparer.Ordinal);

    /// <param name="labels">The labels of a text, in order.</param>
    public VoiceNames(IReadOnlyList<Label> labels)
    {
        var counts = labels.CountBy(label => label.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        string[] written = [.. counts.Keys];
        var unwritten = labels.Where(label => label.End == label.Start).Select(label => label.Name).ToHashSet();
        unwritten.ExceptWith(labels.Where(label => label.End > label.Start).Select(label => label.Name));
        var set = written.ToHashSet(StringComparer.Ordinal);
        // What a short label may stand for: labels before it that introduce a person, by each of their short forms.
        var introduced = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var label in written)
        {
            var voice = Bare(label, written, set);
            if (introduced.TryGetValue(voice, out var full) && full is not null)
                voice = full;
            _voices[label] = voice;
            if (counts[label] <= MostIntroductions)
                foreach (var form in ShortForms.Of(label, voice))
                    // Where two could be meant by it, nobody is.
                    introduced[form] = introduced.TryGetValue(form, out var other) && other != voice ? null : voice;
            if (!_numbers.ContainsKey(voice))
            {
                _numbers[voice] = _names.Count;
                _names.Add(voice);
                _shapes[voice] = [];
            }
            if (!unwritten.Contains(label))
                _shapes[voice].Add(label);
        }
    }

    /// <summary>The names of the voices, in the order of their first turns.</summary>
    public IReadOnlyList<string> All => _names;

    /// <summary>The number of the voice that a label is of.</summary>
    public int Of(Label label) => _numbers[_voices[label.Name]];

    /// <summary>Every form in which the label of a voice occurs.</summary>
    public IReadOnlyList<string> ShapesOf(string voice) => _shapes[voice];

    /// <summary>A label without its role, where what is left is a label too, or a name: 姜燕 of 主持人姜燕.</summary>
    private static string Bare(string label, string[] written, HashSet<string> labels)
    {
        if (label is [.., '）' or ')'] && label.AsSpan().LastIndexOfAny('（', '(') is > 0 and var open)
        {
            var (name, aside) = (label[..open].TrimEnd(), label[(open + 1)..^1]);
            if (
                Roles.IsRole(aside) && !Roles.IsRole(name)
                || (labels.Contains(name) && Names.IsFullName(name) && !Roles.IsOnBehalf(aside))
            )
                return name;
        }
        if (label.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && Names.IsFullName(label[..comma]))
            return label[..comma];
        var role = Roles.RoleBeginning(label);
        if (
            role > 0
            && label[role..].Trim() is { Length: > 1 } rest
            && (labels.Contains(rest) || Names.IsFullName(rest))
        )
            return rest;
        if (QuestionLetters.AreOf(label))
            return QuestionLetters.WithoutNumber(label);
        if (Dashes.IsDash(label))
            return written.First(Dashes.IsDash);
        // 晚点： beside 《晚点》：
        if (!label.StartsWith('《') && labels.Contains($"《{label}》"))
            return $"《{label}》";
        return label;
    }
}
