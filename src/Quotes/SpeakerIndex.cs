using Quotes.Transcripts;

namespace Quotes;

/// <summary>
/// Who is meant by a name, over all interviews: a name or alias that the metadata of any interview gives an id stands
/// for that id wherever else it is printed, exactly so; one that is given two is nobody's outside of the interviews
/// that say whose it is there. Made of the metadata alone, in whatever order it comes.
/// </summary>
public sealed class SpeakerIndex
{
    // Labels of roles. One interview may say who its 问 or its Host is; that says nothing of the next.
    private static readonly HashSet<string> _roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "记者",
        "記者",
        "主持人",
        "主持",
        "提问",
        "提問",
        "提问者",
        "提問者",
        "采访者",
        "採訪者",
        "访谈者",
        "訪談者",
        "采访人",
        "受访者",
        "受訪者",
        "嘉宾",
        "嘉賓",
        "来宾",
        "來賓",
        "观众",
        "觀眾",
        "网友",
        "網友",
        "编者",
        "編者",
        "回答",
        "host",
        "moderator",
        "interviewer",
        "interviewee",
        "reporter",
        "journalist",
        "guest",
        "speaker",
        "audience",
        "question",
        "answer",
        "narrator",
        "editor",
        "all",
    };

    private readonly Dictionary<string, string> _ids;
    private readonly Dictionary<string, string> _names;

    private SpeakerIndex(Dictionary<string, string> ids, Dictionary<string, string> names) =>
        (_ids, _names) = (ids, names);

    /// <summary>The index of no metadata: every name stands for itself.</summary>
    public static SpeakerIndex Empty { get; } = Of([]);

    /// <summary>The index of all metadata of a corpus.</summary>
    public static SpeakerIndex Of(IEnumerable<Metadata> corpus)
    {
        var known = corpus.SelectMany(metadata => metadata.Speakers).Where(speaker => speaker.Id is not null).ToArray();
        return new SpeakerIndex(
            known
                .SelectMany(speaker => NamesOf(speaker).Select(name => (Name: name, Id: speaker.Id!)))
                .Where(pair => !IsRole(pair.Name))
                .GroupBy(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal)
                .Where(ids => ids.Distinct(StringComparer.Ordinal).Count() == 1)
                .ToDictionary(ids => ids.Key, ids => ids.First(), StringComparer.Ordinal),
            known
                .GroupBy(speaker => speaker.Id!, speaker => speaker.Name, StringComparer.Ordinal)
                .ToDictionary(names => names.Key, MostGiven, StringComparer.Ordinal)
        );
    }

    /// <summary>The id of somebody who speaks in an interview.</summary>
    /// <param name="printed">The name as the interview prints it.</param>
    /// <param name="metadata">What is known of the interview.</param>
    public string IdOf(string printed, Metadata metadata)
    {
        var own = Known(printed, metadata);
        if (own?.Id is { } given)
            return given;
        var names = own is null ? [printed] : NamesOf(own).Append(printed);
        var ids = names.Select(name => _ids.GetValueOrDefault(name)).OfType<string>().Distinct().ToArray();
        if (ids is [var id])
            return id;
        var slug = Slugs.Of(own?.Name ?? printed, "s-");
        // The id is somebody's of whom it is not known that he is meant.
        return _names.ContainsKey(slug) ? Slugs.Apart(slug, own?.Name ?? printed) : slug;
    }

    /// <summary>The name that the metadata gives an id most often; null where none names it.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    /// <summary>
    /// What the metadata of an interview says of somebody by the name that it prints; null where nothing.
    /// </summary>
    public static SpeakerMetadata? Known(string printed, Metadata metadata) =>
        metadata.Speakers.FirstOrDefault(speaker => speaker.Name == printed || speaker.Aliases.Contains(printed));

    private static IEnumerable<string> NamesOf(SpeakerMetadata speaker) =>
        speaker.Aliases.Prepend(speaker.Name).Concat(speaker.Names.Values).Distinct(StringComparer.Ordinal);

    private static bool IsRole(string name) => name.EnumerateRunes().Take(2).Count() < 2 || _roles.Contains(name);

    private static string MostGiven(IEnumerable<string> names) =>
        names
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .First()
            .Key;
}
